module dev.sluice/benchmarks

go 1.19
