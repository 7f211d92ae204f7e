package workloads

import (
	"bufio"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

// Counts is how often something was seen, by its name.
type Counts map[string]int64

// Words counts the words of the sources below a folder: letters of ASCII in a row, in lower case.
func Words(root string) Counts {
	files := make(chan string)
	go func() {
		defer close(files)
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			name := entry.Name()
			if path != root && (name == "target" || name == "node_modules" || strings.HasPrefix(name, ".")) {
				if entry.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if !entry.IsDir() && (strings.HasSuffix(name, ".java") || strings.HasSuffix(name, ".md")) {
				files <- path
			}
			return nil
		})
		if err != nil {
			panic(err)
		}
	}()
	counted := make(chan Counts)
	work(func() {
		for file := range files {
			counted <- words(file)
		}
	}, func() { close(counted) })
	total := Counts{}
	for each := range counted {
		for word, times := range each {
			total[word] += times
		}
	}
	return total
}

func words(file string) Counts {
	text, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	counts := Counts{}
	begin := 0
	for end := 0; end <= len(text); end++ {
		letter := byte(0)
		if end < len(text) {
			letter = text[end] | ' '
		}
		if letter >= 'a' && letter <= 'z' {
			text[end] = letter
			continue
		}
		if end > begin {
			counts[string(text[begin:end])]++
		}
		begin = end + 1
	}
	return counts
}

type request struct {
	path   string
	status int
	bytes  int64
}

// Log counts what was asked of a web server: what each path, each hundred of statuses and all bytes come to.
func Log(file string) Counts {
	lines := make(chan string, 128)
	go func() {
		defer close(lines)
		in, err := os.Open(file)
		if err != nil {
			panic(err)
		}
		defer in.Close()
		text, err := gzip.NewReader(in)
		if err != nil {
			panic(err)
		}
		scanner := bufio.NewScanner(text)
		for scanner.Scan() {
			lines <- scanner.Text()
		}
	}()
	requests := make(chan request, 128)
	work(func() {
		for line := range lines {
			if one, ok := parse(line); ok {
				requests <- one
			}
		}
	}, func() { close(requests) })
	counts := Counts{}
	for one := range requests {
		counts[one.path]++
		counts["status "+strconv.Itoa(one.status/100)]++
		counts["bytes"] += one.bytes
	}
	return counts
}

func parse(line string) (request, bool) {
	quoted := strings.Split(line, "\"")
	if len(quoted) != 3 {
		return request{}, false
	}
	asked := strings.Split(quoted[1], " ")
	answer := strings.Fields(quoted[2])
	if len(asked) != 3 || len(answer) != 2 {
		return request{}, false
	}
	status, err := strconv.Atoi(answer[0])
	if err != nil {
		panic(err)
	}
	bytes, err := strconv.ParseInt(answer[1], 10, 64)
	if err != nil {
		panic(err)
	}
	return request{asked[1], status, bytes}, true
}

// work runs a worker for each processor, and calls atEnd when all have ended.
func work(worker func(), atEnd func()) {
	var workers sync.WaitGroup
	for i := 0; i < runtime.GOMAXPROCS(0); i++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			worker()
		}()
	}
	go func() {
		workers.Wait()
		atEnd()
	}()
}
