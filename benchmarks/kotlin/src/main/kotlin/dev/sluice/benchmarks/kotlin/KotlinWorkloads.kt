package dev.sluice.benchmarks.kotlin

import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicLong
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.selects.select

/** The workloads as the guide of kotlinx.coroutines writes them, on `Dispatchers.Default`. */
object KotlinWorkloads {
  private fun run(block: suspend CoroutineScope.() -> Long): Long = runBlocking(Dispatchers.Default, block)

  private suspend fun sum(channel: ReceiveChannel<Long>): Long {
    var sum = 0L
    for (value in channel) sum += value
    return sum
  }

  private fun CoroutineScope.count(elements: Int, channel: Channel<Long>) = launch {
    for (i in 0L until elements) channel.send(i)
    channel.close()
  }

  @JvmStatic
  fun hop(elements: Int, capacity: Int): Long = run {
    val numbers = Channel<Long>(capacity)
    count(elements, numbers)
    sum(numbers)
  }

  @JvmStatic
  fun pipe(elements: Int, capacity: Int): Long = run {
    val naturals = Channel<Long>(capacity)
    val squares = Channel<Long>(capacity)
    count(elements, naturals)
    launch {
      for (value in naturals) squares.send(value * value)
      squares.close()
    }
    sum(squares)
  }

  @JvmStatic
  fun pingPong(rounds: Int): Long = run {
    val pings = Channel<Long>()
    val pongs = Channel<Long>()
    launch {
      for (value in pings) pongs.send(value + 1)
      pongs.close()
    }
    var sum = 0L
    for (i in 0L until rounds) {
      pings.send(i)
      sum += pongs.receive()
    }
    pings.close()
    sum
  }

  @JvmStatic
  fun eightByEight(elements: Int, capacity: Int): Long = run {
    val numbers = Channel<Long>(capacity)
    val total = AtomicLong()
    coroutineScope {
      launch {
        coroutineScope {
          repeat(8) { launch { for (i in 0L until elements / 8) numbers.send(i) } }
        }
        numbers.close()
      }
      repeat(8) { launch { total.addAndGet(sum(numbers)) } }
    }
    total.get()
  }

  @JvmStatic
  fun select(elements: Int, capacity: Int): Long = run {
    val left = Channel<Long>(capacity)
    val right = Channel<Long>(capacity)
    launch { for (i in 0L until elements / 2) left.send(i) }
    launch { for (i in 0L until elements / 2) right.send(i) }
    var sum = 0L
    for (i in 0 until elements) {
      sum += select<Long> {
        left.onReceive { it }
        right.onReceive { it }
      }
    }
    sum
  }

  @JvmStatic
  fun spawn(count: Int): Long = run {
    val total = AtomicLong()
    coroutineScope {
      for (i in 0L until count) launch { total.addAndGet(i) }
    }
    total.get()
  }

  @JvmStatic
  fun sieve(limit: Int, capacity: Int): Long = run {
    var candidates = Channel<Long>(capacity)
    val first = candidates
    launch {
      for (i in 2L..limit) first.send(i)
      first.close()
    }
    var sum = 0L
    while (true) {
      val prime = candidates.receiveCatching().getOrNull() ?: break
      sum += prime
      val source = candidates
      val sifted = Channel<Long>(capacity)
      launch {
        for (value in source) if (value % prime != 0L) sifted.send(value)
        sifted.close()
      }
      candidates = sifted
    }
    sum
  }

  @JvmStatic
  fun pairs(pairs: Int, elements: Int, capacity: Int): Long = run {
    val total = AtomicLong()
    coroutineScope {
      repeat(pairs) {
        val numbers = Channel<Long>(capacity)
        count(elements / pairs, numbers)
        launch { total.addAndGet(sum(numbers)) }
      }
    }
    total.get()
  }

  @JvmStatic
  fun chain(stages: Int, elements: Int, capacity: Int): Long = run {
    val first = Channel<Long>(capacity)
    count(elements, first)
    sum(successors(stages, first, capacity))
  }

  private fun CoroutineScope.successors(stages: Int, first: Channel<Long>, capacity: Int): Channel<Long> {
    var last = first
    repeat(stages) {
      val source = last
      val target = Channel<Long>(capacity)
      launch {
        for (value in source) target.send(value + 1)
        target.close()
      }
      last = target
    }
    return last
  }

  /** Nanoseconds from each send to the last receive of its value, with a millisecond of idleness before each send. */
  @JvmStatic
  fun latencies(stages: Int, samples: Int): LongArray {
    val latencies = LongArray(samples)
    runBlocking(Dispatchers.Default) {
      val instants = Channel<Long>()
      launch {
        repeat(samples) {
          delay(1)
          instants.send(System.nanoTime())
        }
        instants.close()
      }
      var i = 0
      for (instant in successors(stages, instants, 0)) latencies[i++] = System.nanoTime() - instant
    }
    return latencies
  }

  /** Blocks `count` coroutines on one channel, calls back when all have started, and lets them end. */
  @JvmStatic
  fun block(count: Int, whenBlocked: Runnable) = runBlocking(Dispatchers.Default) {
    val never = Channel<Long>()
    val started = AtomicInteger()
    repeat(count) {
      launch {
        started.incrementAndGet()
        never.receiveCatching()
      }
    }
    while (started.get() < count) delay(10)
    whenBlocked.run()
    never.close()
    Unit
  }

  /** Makes a channel. */
  @JvmStatic
  fun channel(capacity: Int): Any = Channel<Long>(capacity)
}
