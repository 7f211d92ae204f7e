package dev.sluice.benchmarks.kotlin

import java.util.function.Consumer
import java.util.function.Function
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.SendChannel
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** Whole pipelines as the guide of kotlinx.coroutines writes them: fan-out, and channels of the default buffer. */
object KotlinPipelines {
  /** What [parse] makes of each line, but for null, goes to each of the [sinks]. */
  @JvmStatic
  fun <T : Any> run(
    lines: List<String>,
    workers: Int,
    waits: Boolean,
    parse: Function<String, T?>,
    sinks: List<Consumer<T>>,
  ): Unit = runBlocking(Dispatchers.Default) {
    val results = sinks.map { Channel<T>(Channel.BUFFERED) }
    if (workers == 1) {
      launch {
        for (line in lines) results.sendAll(parse.apply(line))
        results.forEach { it.close() }
      }
    } else {
      val texts = Channel<String>(Channel.BUFFERED)
      launch {
        for (line in lines) texts.send(line)
        texts.close()
      }
      val parsers = List(workers) {
        launch(if (waits) Dispatchers.IO else Dispatchers.Default) {
          for (line in texts) results.sendAll(parse.apply(line))
        }
      }
      launch {
        parsers.joinAll()
        results.forEach { it.close() }
      }
    }
    results.forEachIndexed { i, channel -> launch { for (result in channel) sinks[i].accept(result) } }
  }

  private suspend fun <T : Any> List<SendChannel<T>>.sendAll(result: T?) {
    if (result != null) for (channel in this) channel.send(result)
  }
}
