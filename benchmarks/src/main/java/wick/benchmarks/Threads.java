package wick.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import wick.numeric.parallel.Parallel;

/// With how many threads a benchmark runs.
@State(Scope.Benchmark)
public class Threads {
    @Param({"1", "2"})
    public int threads;

    public void run(Runnable work) {
        Parallel.withThreads(threads, work);
    }
}
