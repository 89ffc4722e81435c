package wick.numeric.parallel;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Numbered tasks on the cores of this machine.
///
/// Task `i` writes only what belongs to `i`, so the result has the same bytes for any number of threads. A call from
/// inside a task runs inline: parallelism lives at the outermost level only.
public final class Parallel {
    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);
    private static final int THREADS =
            Integer.getInteger("wick.threads", Runtime.getRuntime().availableProcessors());
    private static final ExecutorService POOL = Executors.newFixedThreadPool(
            Math.max(1, THREADS - 1),
            Thread.ofPlatform().daemon().name("wick-", 0).factory());

    private Parallel() {}

    /// Number of threads, from the system property `wick.threads` or the number of processors.
    public static int threads() {
        return THREADS;
    }

    /// Runs `task` for 0, …, `count` − 1 and returns when all are done. The first exception is rethrown.
    public static void forEach(int count, IntConsumer task) {
        int workers = Math.min(THREADS, count);
        if (workers <= 1 || INSIDE.get()) {
            for (int i = 0; i < count; i++) {
                task.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            INSIDE.set(true);
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    task.accept(i);
                }
            } finally {
                INSIDE.set(false);
            }
        };
        List<? extends Future<?>> others =
                IntStream.range(1, workers).mapToObj(_ -> POOL.submit(worker)).toList();
        try {
            worker.run();
        } finally {
            next.set(count);
            await(others);
        }
    }

    private static void await(List<? extends Future<?>> futures) {
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for parallel tasks", interrupted);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
