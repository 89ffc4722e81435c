package wick.numeric.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Numbered tasks on the cores of this machine.
///
/// Task `i` writes only what belongs to `i`, so the result has the same bytes for any number of threads. A
/// call from inside a task runs inline: parallelism lives at the outermost level only.
public final class Parallel {
    /// The system property that sets the number of threads of this process.
    public static final String PROPERTY = "wick.threads";

    private static final int MOST = 1024;
    private static final ScopedValue<Integer> THREADS = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();
    private static final ExecutorService POOL = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("wick-", 0).factory());

    private Parallel() {}

    /// Number of threads: of the enclosing [#withThreads], else from the system property `wick.threads`,
    /// else the number of processors. Throws [IllegalArgumentException] where the property is not a
    /// number from 1 to 1024.
    public static int threads() {
        return THREADS.isBound() ? THREADS.get() : threadsFrom(System.getProperty(PROPERTY, ""));
    }

    /// Number of threads that work begun here gets: 1 inside a task, and [#threads] elsewhere.
    public static int threadsHere() {
        return INSIDE.isBound() ? 1 : threads();
    }

    static int threadsFrom(String setting) {
        if (setting.isBlank()) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (setting.matches("\\d{1,4}")) {
            return requireThreads(Integer.parseInt(setting));
        }
        throw new IllegalArgumentException(
                PROPERTY + " = '" + setting + "' where a whole number from 1 to " + MOST + " is needed");
    }

    private static int requireThreads(int threads) {
        if (threads < 1 || threads > MOST) {
            throw new IllegalArgumentException("threads = " + threads + " where 1 to " + MOST + " are allowed");
        }
        return threads;
    }

    /// Runs `work` with this number of threads in place of the process's own; results do not depend on it.
    public static void withThreads(int threads, Runnable work) {
        ScopedValue.where(THREADS, requireThreads(threads)).run(work);
    }

    /// Runs `task` for 0, …, `count` − 1 and returns when all are done.
    ///
    /// Where tasks throw, no further ones begin, and once the running ones have ended the exception of the
    /// first of them by number is rethrown. Where this thread is interrupted, likewise, with a
    /// [CancellationException]; the thread stays interrupted.
    public static void forEach(int count, IntConsumer task) {
        if (count <= 0) {
            return;
        }
        int workers = Math.min(threadsHere(), count);
        var tasks = new Tasks(count, task, Thread.currentThread());
        if (workers == 1) {
            tasks.run();
        } else {
            Runnable worker = () -> ScopedValue.where(INSIDE, true).run(tasks);
            List<Future<?>> others = new ArrayList<>();
            try {
                for (int w = 1; w < workers; w++) {
                    others.add(POOL.submit(worker));
                }
                worker.run();
            } finally {
                tasks.awaitAll(others);
            }
        }
        tasks.rethrow();
    }
}
