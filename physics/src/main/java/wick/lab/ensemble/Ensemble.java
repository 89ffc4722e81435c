package wick.lab.ensemble;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import wick.lab.realization.Realization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.statistics.CoMoments;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement.Engine;

/// Networks 0, …, `networks` − 1 of one wiring; network k is drawn at `address.network(k)`.
///
/// Networks are drawn in parallel, in chunks that depend on their number alone, and sums over them run in
/// the order of the chunks: results have the same bits for any number of threads. More networks leave the
/// earlier ones as they were.
public record Ensemble(Wiring wiring, Engine engine, Address address, int networks) {
    private static final int CHUNKS = 64;

    public Ensemble {
        if (networks < 1) {
            throw new IllegalArgumentException("networks " + networks + " must be at least 1");
        }
    }

    /// Every number of every network: one row per network, one column per number of `reading`. `progress`
    /// is told, from any thread but one at a time, how many networks are done.
    public Matrix sample(Matrix inputs, Reading reading, IntConsumer progress) {
        int size = reading.size(wiring, inputs.rows());
        Matrix rows = Matrix.zeros(networks, size);
        run(
                inputs,
                reading,
                progress,
                (network, _, numbers) -> System.arraycopy(numbers, 0, rows.entries(), network * size, size));
        return rows;
    }

    /// The moments over networks of each number of `reading`; nothing is kept of single networks.
    public List<Moments> moments(Matrix inputs, Reading reading, IntConsumer progress) {
        int size = reading.size(wiring, inputs.rows());
        List<List<Moments>> parts = perChunk(() -> fresh(size));
        run(inputs, reading, progress, (_, chunk, numbers) -> {
            List<Moments> part = parts.get(chunk);
            for (int i = 0; i < size; i++) {
                part.get(i).add(numbers[i]);
            }
        });
        List<Moments> total = fresh(size);
        for (List<Moments> part : parts) {
            for (int i = 0; i < size; i++) {
                total.get(i).merge(part.get(i));
            }
        }
        return total;
    }

    /// The means and the covariance over networks of the numbers of `reading`, which should be few.
    public CoMoments covariance(Matrix inputs, Reading reading, IntConsumer progress) {
        int size = reading.size(wiring, inputs.rows());
        List<CoMoments> parts = perChunk(() -> new CoMoments(size));
        run(inputs, reading, progress, (_, chunk, numbers) -> parts.get(chunk).add(numbers));
        CoMoments total = new CoMoments(size);
        parts.forEach(total::merge);
        return total;
    }

    /// What gathers the numbers of networks one by one.
    @FunctionalInterface
    public interface Gatherer {
        void add(double[] numbers);
    }

    /// The networks in consecutive blocks, each gathered by an object of its own: for errors by leaving
    /// out blocks, without keeping single networks. How they are cut depends on their number alone.
    public <G extends Gatherer> List<G> blocks(
            Matrix inputs, Reading reading, Supplier<G> fresh, IntConsumer progress) {
        List<G> blocks = perChunk(fresh);
        run(inputs, reading, progress, (_, chunk, numbers) -> blocks.get(chunk).add(numbers));
        return blocks;
    }

    private <T> List<T> perChunk(Supplier<T> fresh) {
        List<T> parts = new ArrayList<>();
        for (int chunk = 0; chunk < chunks(); chunk++) {
            parts.add(fresh.get());
        }
        return parts;
    }

    private interface Sink {
        void accept(int network, int chunk, double[] numbers);
    }

    private void run(Matrix inputs, Reading reading, IntConsumer progress, Sink sink) {
        int size = reading.size(wiring, inputs.rows());
        int chunks = chunks();
        Progress done = new Progress(progress);
        // Memory of a network goes from task to task: its contents are overwritten by every draw.
        ArrayDeque<Station> free = new ArrayDeque<>();
        Parallel.forEach(chunks, chunk -> {
            Station station = take(free, inputs, reading, size);
            int to = start(chunk + 1);
            for (int network = start(chunk); network < to; network++) {
                station.realization().realize(address.network(network), inputs);
                station.reader()
                        .readInto(station.realization(), station.numbers().entries(), 0);
                sink.accept(network, chunk, station.numbers().entries());
                done.one();
            }
            synchronized (free) {
                free.push(station);
            }
        });
    }

    /// What one thread works with.
    private record Station(Realization realization, Reading.Reader reader, Matrix numbers) {}

    private Station take(ArrayDeque<Station> free, Matrix inputs, Reading reading, int size) {
        synchronized (free) {
            if (!free.isEmpty()) {
                return free.pop();
            }
        }
        return new Station(Realization.of(wiring, engine), reading.open(wiring, inputs.rows()), Matrix.zeros(1, size));
    }

    private int chunks() {
        return Math.min(CHUNKS, networks);
    }

    private int start(int chunk) {
        return (int) ((long) networks * chunk / chunks());
    }

    private static List<Moments> fresh(int size) {
        List<Moments> moments = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            moments.add(new Moments());
        }
        return moments;
    }

    private static final class Progress {
        private final IntConsumer listener;
        private int done;

        Progress(IntConsumer listener) {
            this.listener = listener;
        }

        synchronized void one() {
            done++;
            listener.accept(done);
        }
    }
}
