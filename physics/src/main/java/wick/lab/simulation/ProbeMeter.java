package wick.lab.simulation;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Responses by tangent vectors J v that begin as random signs: v · J v / N has the mean (1/N) tr J, |J v|²
/// / N the mean (1/N) Σ_ij J_ij². A new probe begins whenever the last has been followed long enough.
///
/// Source: Hutchinson 1989, doi:10.1080/03610918908812806.
final class ProbeMeter implements Meter {
    private final State state;
    private final int lags;
    private final int intervals;
    private final Matrix signs;
    private final RandomStream[] streams;
    private final double[] response;
    private final double[] squares;
    private final int[] counts;
    private int origin = -1;

    ProbeMeter(State state, int lags, int intervals, Address address) {
        this.state = state;
        this.lags = lags;
        this.intervals = intervals;
        Layout layout = state.layout();
        signs = Matrix.zeros(layout.size(), layout.realizations());
        streams = new RandomStream[layout.blocks()];
        Arrays.setAll(streams, block -> Streams.PROBES.open(address, block));
        response = new double[lags + 1];
        squares = new double[lags + 1];
        counts = new int[lags + 1];
    }

    @Override
    public void observe(int reading) {
        if (origin >= 0 && reading - origin <= lags) {
            record(reading - origin);
        }
        boolean free = origin < 0 || reading - origin >= lags;
        if (free && reading + lags <= intervals) {
            origin = reading;
            state.blocks(this::begin);
            record(0);
        }
    }

    private void begin(int block, int from, int to) {
        int realizations = signs.columns();
        double[] v = signs.entries();
        for (int i = from; i < to; i++) {
            int at = i * realizations;
            for (int a = 0; a < realizations; a++) {
                v[at + a] = streams[block].nextSign();
            }
            System.arraycopy(v, at, state.values().entries(), probe(i), realizations);
        }
    }

    private int probe(int row) {
        return row * state.layout().columns()
                + state.layout().probe() * state.layout().realizations();
    }

    private void record(int lag) {
        int blocks = state.layout().blocks();
        double[] along = new double[blocks];
        double[] square = new double[blocks];
        int realizations = signs.columns();
        double[] x = state.values().entries();
        state.blocks((block, from, to) -> {
            for (int i = from; i < to; i++) {
                int shift = probe(i) - i * realizations;
                for (int k = i * realizations; k < (i + 1) * realizations; k++) {
                    along[block] += signs.entries()[k] * x[k + shift];
                    square[block] += x[k + shift] * x[k + shift];
                }
            }
        });
        response[lag] += Arrays.stream(along).sum() / signs.entries().length;
        squares[lag] += Arrays.stream(square).sum() / signs.entries().length;
        counts[lag]++;
    }

    double response(int lag) {
        return response[lag] / counts[lag];
    }

    double squaredGrowth(int lag) {
        return squares[lag] / counts[lag];
    }
}
