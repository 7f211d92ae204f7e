// Package workloads holds the shapes that Sluice is measured against, as Go programs write them.
package workloads

import (
	"sync"
	"sync/atomic"
	"time"
)

func count(elements int, out chan<- int) {
	for i := 0; i < elements; i++ {
		out <- i
	}
}

func countAndClose(elements int, out chan<- int) {
	count(elements, out)
	close(out)
}

func total(in <-chan int) int {
	sum := 0
	for v := range in {
		sum += v
	}
	return sum
}

// Hop has one sender and one receiver.
func Hop(elements, capacity int) int {
	numbers := make(chan int, capacity)
	go countAndClose(elements, numbers)
	return total(numbers)
}

// Pipe is a counter, a squarer, and a sum.
func Pipe(elements, capacity int) int {
	naturals := make(chan int, capacity)
	squares := make(chan int, capacity)
	go countAndClose(elements, naturals)
	go func() {
		for v := range naturals {
			squares <- v * v
		}
		close(squares)
	}()
	return total(squares)
}

// PingPong sends a value there and its successor back, over two unbuffered channels.
func PingPong(rounds int) int {
	pings := make(chan int)
	pongs := make(chan int)
	go func() {
		for v := range pings {
			pongs <- v + 1
		}
	}()
	sum := 0
	for i := 0; i < rounds; i++ {
		pings <- i
		sum += <-pongs
	}
	close(pings)
	return sum
}

// EightByEight has eight senders and eight receivers on one channel.
func EightByEight(elements, capacity int) int {
	numbers := make(chan int, capacity)
	var sum int64
	var senders, receivers sync.WaitGroup
	senders.Add(8)
	receivers.Add(8)
	for i := 0; i < 8; i++ {
		go func() {
			defer senders.Done()
			count(elements/8, numbers)
		}()
		go func() {
			defer receivers.Done()
			atomic.AddInt64(&sum, int64(total(numbers)))
		}()
	}
	senders.Wait()
	close(numbers)
	receivers.Wait()
	return int(sum)
}

// Select has two senders on two channels, and one receiver that selects.
func Select(elements, capacity int) int {
	left := make(chan int, capacity)
	right := make(chan int, capacity)
	go count(elements/2, left)
	go count(elements/2, right)
	sum := 0
	for i := 0; i < elements; i++ {
		select {
		case v := <-left:
			sum += v
		case v := <-right:
			sum += v
		}
	}
	return sum
}

// Spawn starts goroutines that do next to nothing, and waits for them.
func Spawn(n int) int {
	var sum int64
	var group sync.WaitGroup
	for i := 0; i < n; i++ {
		group.Add(1)
		go func(number int64) {
			defer group.Done()
			atomic.AddInt64(&sum, number)
		}(int64(i))
	}
	group.Wait()
	return int(sum)
}

// Sieve is the prime sieve: one more goroutine for each prime up to a limit.
func Sieve(limit, capacity int) int {
	first := make(chan int, capacity)
	go func() {
		for i := 2; i <= limit; i++ {
			first <- i
		}
		close(first)
	}()
	sum := 0
	candidates := first
	for {
		prime, ok := <-candidates
		if !ok {
			return sum
		}
		sum += prime
		candidates = sift(prime, candidates, capacity)
	}
}

func sift(prime int, source <-chan int, capacity int) chan int {
	sifted := make(chan int, capacity)
	go func() {
		for v := range source {
			if v%prime != 0 {
				sifted <- v
			}
		}
		close(sifted)
	}()
	return sifted
}

// Pairs is many hops at once, each with its own channel; the elements are divided among them.
func Pairs(pairs, elements, capacity int) int {
	var sum int64
	var group sync.WaitGroup
	group.Add(pairs)
	for i := 0; i < pairs; i++ {
		numbers := make(chan int, capacity)
		go countAndClose(elements/pairs, numbers)
		go func() {
			defer group.Done()
			atomic.AddInt64(&sum, int64(total(numbers)))
		}()
	}
	group.Wait()
	return int(sum)
}

// Chain is stages in a row, each of which adds one.
func Chain(stages, elements, capacity int) int {
	first := make(chan int, capacity)
	go countAndClose(elements, first)
	return total(successors(stages, first, capacity))
}

// Stages in a row, each of which adds one.
func successors(stages int, first chan int, capacity int) chan int {
	last := first
	for i := 0; i < stages; i++ {
		source, target := last, make(chan int, capacity)
		go func() {
			for v := range source {
				target <- v + 1
			}
			close(target)
		}()
		last = target
	}
	return last
}

// Latencies sends over idle unbuffered channels through so many stages, a millisecond apart, and
// returns the time from each send to the last receive of its value, in nanoseconds.
func Latencies(stages, samples int) []int64 {
	epoch := time.Now()
	latencies := make([]int64, 0, samples)
	instants := make(chan int)
	go func() {
		for i := 0; i < samples; i++ {
			time.Sleep(time.Millisecond)
			instants <- int(time.Since(epoch))
		}
		close(instants)
	}()
	for instant := range successors(stages, instants, 0) {
		latencies = append(latencies, int64(time.Since(epoch))-int64(instant))
	}
	return latencies
}

// Block blocks goroutines on one channel, calls back while all are blocked, and lets them end.
func Block(n int, whenBlocked func()) {
	never := make(chan int)
	var started int64
	var group sync.WaitGroup
	group.Add(n)
	for i := 0; i < n; i++ {
		go func() {
			defer group.Done()
			atomic.AddInt64(&started, 1)
			<-never
		}()
	}
	for atomic.LoadInt64(&started) < int64(n) {
		time.Sleep(10 * time.Millisecond)
	}
	whenBlocked()
	close(never)
	group.Wait()
}
