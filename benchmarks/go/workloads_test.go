package workloads

import (
	"flag"
	"math"
	"os"
	"runtime"
	"sort"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	elements = flag.Int("elements", 100_000, "values, rounds, goroutines or numbers to sieve")
	width    = flag.Int("width", 1, "pairs or stages")
	capacity = flag.Int("capacity", 0, "the size of each buffer")
	input    = flag.String("input", "", "what the jobs on files, and on orders, read")
	shape    = flag.String("shape", "FUSED", "how the job on orders is divided")
	before   = flag.Int("before", 0, "rounds of computation in parsing an order")
	behind   = flag.Int("behind", 0, "rounds of computation in adding an order up")
	wait     = flag.Duration("wait", 0, "how long parsing an order waits")
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
		Latencies(*width, *elements/2)
		latencies := Latencies(*width, *elements)
		sort.Slice(latencies, func(a, b int) bool { return latencies[a] < latencies[b] })
		b.ReportMetric(float64(latencies[len(latencies)/2]), "ns-median")
		b.ReportMetric(float64(latencies[len(latencies)*99/100]), "ns-99%")
		b.ReportMetric(float64(latencies[len(latencies)*999/1000]), "ns-99.9%")
	}
}

// BenchmarkWords and BenchmarkLog are run once, with -benchtime 1x.
func BenchmarkWords(b *testing.B) { runJob(b, func() Counts { return Words(*input) }) }
func BenchmarkLog(b *testing.B)   { runJob(b, func() Counts { return Log(*input) }) }

// BenchmarkOrders is run once, with -benchtime 1x.
func BenchmarkOrders(b *testing.B) {
	text, err := os.ReadFile(*input)
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	runJob(b, Orders{lines, *shape, *width, *before, *behind, *wait}.Run)
}

// runJob does a job five times and for a second at least, after some that only warm it up, and reports the best time, the
// processor time of one, and what was found.
func runJob(b *testing.B, job func() Counts) {
	const warmups, least = 6, 5
	for i := 0; i < warmups; i++ {
		job()
	}
	best := time.Duration(math.MaxInt64)
	var found Counts
	runs := int64(0)
	processor := processorTime(b)
	for begin := time.Now(); runs < least || time.Since(begin) < time.Second; runs++ {
		start := time.Now()
		found = job()
		if took := time.Since(start); took < best {
			best = took
		}
	}
	processor = processorTime(b) - processor
	total := int64(0)
	for _, times := range found {
		total += times
	}
	b.ReportMetric(float64(best.Nanoseconds()), "ns-best")
	b.ReportMetric(float64(processor)/float64(runs), "ns-processor")
	b.ReportMetric(float64(len(found)), "names")
	b.ReportMetric(float64(total), "sum")
}

// processorTime is what this process has used so far, in nanoseconds.
func processorTime(b *testing.B) int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
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
