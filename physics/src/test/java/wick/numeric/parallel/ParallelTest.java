package wick.numeric.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyTaskRunsOnce(int threads) {
        for (int count : new int[] {0, 1, 2, 1000}) {
            var runs = new AtomicIntegerArray(count);
            Parallel.withThreads(threads, () -> Parallel.forEach(count, runs::incrementAndGet));
            for (int i = 0; i < count; i++) {
                assertEquals(1, runs.get(i));
            }
        }
    }

    @Test
    void asManyThreadsWorkAtOnceAsWereAskedFor() {
        var allHere = new CountDownLatch(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Parallel.withThreads(3, () -> {
            assertEquals(3, Parallel.threads());
            Parallel.forEach(3, _ -> {
                threads.add(Thread.currentThread());
                allHere.countDown();
                await(allHere);
            });
        });
        assertEquals(3, threads.size());
    }

    @Test
    void aCallFromInsideATaskRunsOnTheSameThread() {
        Parallel.withThreads(
                3,
                () -> Parallel.forEach(6, _ -> {
                    Thread outer = Thread.currentThread();
                    Parallel.forEach(5, _ -> assertSame(outer, Thread.currentThread()));
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void afterAFailureNoFurtherTaskBegins(int threads) {
        var begun = new AtomicInteger();
        var thrown = assertThrows(
                ArithmeticException.class,
                () -> Parallel.withThreads(
                        threads,
                        () -> Parallel.forEach(100_000, i -> {
                            begun.incrementAndGet();
                            if (i >= 5) {
                                throw new ArithmeticException("task " + i);
                            }
                        })));
        assertEquals("task 5", thrown.getMessage());
        assertTrue(begun.get() <= 5 + threads);
    }

    @Test
    void ofSeveralFailuresTheFirstTaskByNumberDecidesWhichIsThrown() {
        for (int repetition = 0; repetition < 50; repetition++) {
            var sixHasBegun = new CountDownLatch(1);
            var fiveIsFailing = new CountDownLatch(1);
            var thrown = assertThrows(
                    ArithmeticException.class,
                    () -> Parallel.withThreads(
                            2,
                            () -> Parallel.forEach(10, i -> {
                                if (i == 5) {
                                    await(sixHasBegun);
                                    fiveIsFailing.countDown();
                                    throw new ArithmeticException("task 5");
                                }
                                if (i == 6) {
                                    sixHasBegun.countDown();
                                    await(fiveIsFailing);
                                    throw new ArithmeticException("task 6");
                                }
                            })));
            assertEquals("task 5", thrown.getMessage());
        }
    }

    @Test
    void errorsArriveAsThemselves() {
        var error = new AssertionError("broken");
        var thrown = assertThrows(
                AssertionError.class,
                () -> Parallel.withThreads(
                        2,
                        () -> Parallel.forEach(4, _ -> {
                            throw error;
                        })));
        assertSame(error, thrown);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void interruptionStopsTheTasksThatHaveNotBegun(int threads) throws InterruptedException {
        var begun = new AtomicInteger();
        var running = new AtomicInteger();
        var stopped = new CountDownLatch(1);
        var outcome = new ConcurrentHashMap<String, Object>();
        var first = new CountDownLatch(1);
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                Parallel.withThreads(
                        threads,
                        () -> Parallel.forEach(1_000_000_000, _ -> {
                            running.incrementAndGet();
                            begun.incrementAndGet();
                            first.countDown();
                            Thread.onSpinWait();
                            running.decrementAndGet();
                        }));
            } catch (CancellationException cancelled) {
                outcome.put("running", running.get());
                outcome.put("interrupted", Thread.currentThread().isInterrupted());
            }
            stopped.countDown();
        });
        first.await();
        caller.interrupt();
        stopped.await();
        assertEquals(0, outcome.get("running"));
        assertEquals(true, outcome.get("interrupted"));
        assertTrue(begun.get() < 1_000_000_000);
    }

    @Test
    void aThreadCountThatIsNoNumberFromOneToThousandIsNamed() {
        assertEquals(Runtime.getRuntime().availableProcessors(), Parallel.threadsFrom(""));
        assertEquals(3, Parallel.threadsFrom("3"));
        for (String wrong : new String[] {"0", "-1", "two", "1.5", "99999"}) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> Parallel.threadsFrom(wrong));
            assertTrue(String.valueOf(thrown.getMessage()).contains(wrong), thrown::toString);
        }
        assertThrows(IllegalArgumentException.class, () -> Parallel.withThreads(0, () -> {}));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
