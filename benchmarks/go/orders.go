package workloads

import (
	"strconv"
	"strings"
	"sync"
	"time"
)

// buffer is the capacity of a channel of the job.
const buffer = 128

// Orders is the job: lines `id;customer;quantity;cents`, summed for each customer.
type Orders struct {
	Lines   []string
	Shape   string
	Workers int
	// Before and Behind are rounds of computation in parsing and in adding up.
	Before, Behind int
	// Wait is how long parsing waits.
	Wait time.Duration
}

type order struct {
	id       int
	customer string
	quantity int
	cents    int64
}

// Run does the job.
func (o Orders) Run() Counts {
	switch o.Shape {
	case "FUSED":
		return o.sum(o.parseAll())
	case "BROADCAST":
		return o.both(o.parseAll())
	case "ORDERED":
		return o.sum(o.inOrder())
	case "UNORDERED", "WAITING":
		return o.sum(o.inAnyOrder())
	}
	panic("no shape " + o.Shape)
}

func (o Orders) parseAll() <-chan order {
	orders := make(chan order, buffer)
	go func() {
		defer close(orders)
		for _, line := range o.Lines {
			if one, ok := o.parse(line); ok {
				orders <- one
			}
		}
	}()
	return orders
}

func (o Orders) inAnyOrder() <-chan order {
	lines := make(chan string, buffer)
	orders := make(chan order, buffer)
	go func() {
		defer close(lines)
		for _, line := range o.Lines {
			lines <- line
		}
	}()
	var workers sync.WaitGroup
	for i := 0; i < o.Workers; i++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for line := range lines {
				if one, ok := o.parse(line); ok {
					orders <- one
				}
			}
		}()
	}
	go func() {
		workers.Wait()
		close(orders)
	}()
	return orders
}

// inOrder queues for each line the channel on which its result will come.
func (o Orders) inOrder() <-chan order {
	type task struct {
		line   string
		result chan<- *order
	}
	tasks := make(chan task)
	pending := make(chan (<-chan *order), buffer)
	orders := make(chan order, buffer)
	go func() {
		defer close(tasks)
		defer close(pending)
		for _, line := range o.Lines {
			result := make(chan *order, 1)
			pending <- result
			tasks <- task{line, result}
		}
	}()
	for i := 0; i < o.Workers; i++ {
		go func() {
			for task := range tasks {
				if one, ok := o.parse(task.line); ok {
					task.result <- &one
				} else {
					task.result <- nil
				}
			}
		}()
	}
	go func() {
		defer close(orders)
		for result := range pending {
			if one := <-result; one != nil {
				orders <- *one
			}
		}
	}()
	return orders
}

func (o Orders) sum(orders <-chan order) Counts {
	totals := Counts{}
	for one := range orders {
		o.add(totals, one)
	}
	return totals
}

func (o Orders) both(orders <-chan order) Counts {
	first := make(chan order, buffer)
	second := make(chan order, buffer)
	go func() {
		defer close(first)
		defer close(second)
		for one := range orders {
			first <- one
			second <- one
		}
	}()
	sums := make(chan Counts)
	go func() { sums <- o.sum(first) }()
	totals := o.sum(second)
	if len(<-sums) != len(totals) {
		panic("two sums of the same orders differ")
	}
	return totals
}

func (o Orders) add(totals Counts, one order) {
	if compute(o.Behind, one.id) >= 0 {
		totals[one.customer] += int64(one.quantity) * one.cents
	}
}

func (o Orders) parse(line string) (order, bool) {
	if o.Wait > 0 {
		time.Sleep(o.Wait)
	}
	fields := strings.Split(line, ";")
	if len(fields) != 4 {
		return order{}, false
	}
	id, err := strconv.Atoi(fields[0])
	if err != nil {
		panic(err)
	}
	quantity, err := strconv.Atoi(fields[2])
	if err != nil {
		panic(err)
	}
	cents, err := strconv.ParseInt(fields[3], 10, 64)
	if err != nil {
		panic(err)
	}
	return order{compute(o.Before, id), fields[1], quantity, cents}, true
}

func compute(rounds, id int) int {
	if rounds == 0 {
		return id
	}
	state := uint64(id) | 1
	for i := 0; i < rounds; i++ {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
	}
	if state == 0 {
		return 0
	}
	return id
}
