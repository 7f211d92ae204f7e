package workloads

import (
	"flag"
	"runtime"
	"sort"
	"testing"
)

var (
	elements = flag.Int("elements", 100_000, "values, rounds, goroutines or numbers to sieve")
	width    = flag.Int("width", 1, "pairs or stages")
	capacity = flag.Int("capacity", 0, "the size of each buffer")
	sum      = flag.Int("sum", -1, "what a workload must return; -1: not checked")
)

func run(b *testing.B, workload func() int) {
	for i := 0; i < b.N; i++ {
		if got := workload(); *sum >= 0 && got != *sum {
			b.Fatalf("the sum is %d, not %d", got, *sum)
		}
	}
}

func BenchmarkHop(b *testing.B)      { run(b, func() int { return Hop(*elements, *capacity) }) }
func BenchmarkPipe(b *testing.B)     { run(b, func() int { return Pipe(*elements, *capacity) }) }
func BenchmarkPingPong(b *testing.B) { run(b, func() int { return PingPong(*elements) }) }
func BenchmarkSelect(b *testing.B)   { run(b, func() int { return Select(*elements, *capacity) }) }
func BenchmarkSpawn(b *testing.B)    { run(b, func() int { return Spawn(*elements) }) }
func BenchmarkSieve(b *testing.B)    { run(b, func() int { return Sieve(*elements, *capacity) }) }

func BenchmarkEightByEight(b *testing.B) {
	run(b, func() int { return EightByEight(*elements, *capacity) })
}

func BenchmarkPairs(b *testing.B) {
	run(b, func() int { return Pairs(*width, *elements, *capacity) })
}

func BenchmarkChain(b *testing.B) {
	run(b, func() int { return Chain(*width, *elements, *capacity) })
}

// BenchmarkLatency is run once, with -benchtime 1x.
func BenchmarkLatency(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Latencies(*elements / 2)
		latencies := Latencies(*elements)
		sort.Slice(latencies, func(a, b int) bool { return latencies[a] < latencies[b] })
		b.ReportMetric(float64(latencies[len(latencies)/2]), "ns-median")
		b.ReportMetric(float64(latencies[len(latencies)*999/1000]), "ns-99.9%")
	}
}

// BenchmarkFootprint is run once, with -benchtime 1x.
func BenchmarkFootprint(b *testing.B) {
	for i := 0; i < b.N; i++ {
		before := inUse()
		Block(*elements, func() {
			b.ReportMetric(float64(inUse()-before)/float64(*elements), "B/goroutine")
		})
		b.ReportMetric(channelBytes(*elements, 0), "B/unbuffered")
		b.ReportMetric(channelBytes(*elements, 16), "B/buffered")
	}
}

func channelBytes(n, capacity int) float64 {
	channels := make([]chan int, n)
	before := inUse()
	for i := range channels {
		channels[i] = make(chan int, capacity)
	}
	after := inUse()
	runtime.KeepAlive(channels)
	return float64(after-before) / float64(n)
}

// The heap and the stacks that are in use.
func inUse() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc + stats.StackInuse
}
