package wick.numeric.parallel;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Tasks handed out in ascending order until none is left, one fails or the thread that asked for them is
/// interrupted.
///
/// Since they are handed out in order and each one begun runs to its end, the failing task with the lowest
/// number is the same one for any number of threads.
final class Tasks implements Runnable {
    private final int count;
    private final IntConsumer task;
    private final Thread caller;
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean stopped;
    private int failedTask = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    Tasks(int count, IntConsumer task, Thread caller) {
        this.count = count;
        this.task = task;
        this.caller = caller;
    }

    @Override
    public void run() {
        while (!stopped) {
            int i = next.getAndIncrement();
            if (i >= count) {
                return;
            }
            if (caller.isInterrupted()) {
                stopped = true;
                fail(i, new CancellationException("interrupted at task " + i + " of " + count));
                return;
            }
            try {
                task.accept(i);
            } catch (Throwable thrown) {
                stopped = true;
                fail(i, thrown);
            }
        }
    }

    private synchronized void fail(int index, Throwable thrown) {
        if (index < failedTask) {
            failedTask = index;
            failure = thrown;
        }
    }

    /// Returns only when no task runs any more, interrupted or not: they write into the caller's arrays.
    void awaitAll(List<? extends Future<?>> workers) {
        boolean interrupted = false;
        for (Future<?> worker : workers) {
            while (!worker.isDone()) {
                try {
                    worker.get();
                } catch (InterruptedException interruption) {
                    interrupted = true;
                    stopped = true;
                    fail(count, new CancellationException("interrupted while tasks were running"));
                } catch (ExecutionException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        if (interrupted) {
            caller.interrupt();
        }
    }

    synchronized void rethrow() {
        switch (failure) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalStateException(failure);
        }
    }
}
