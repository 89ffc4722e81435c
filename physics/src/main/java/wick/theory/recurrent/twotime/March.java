package wick.theory.recurrent.twotime;

import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.SequentialAverages;

/// One walk through the window at a fixed spacing: the states' covariance, and a companion's.
///
/// The current of a unit, W φ(h) + b + u, is Gaussian at infinite N and has the covariance g² ⟨φ(h_t) φ(h_s)⟩ + σ_b²
/// + that of the input, whose last two parts [Drive] takes over. A tangent vector has ⟨δh_t δh_s⟩
/// with the source g² ⟨φ′(h_t) φ′(h_s)⟩ ⟨δh_t δh_s⟩; a copy's covariance with the original has the source
/// g² ⟨φ(h_t) φ(k_s)⟩. With fresh weights currents of different times are independent.
final class March {
    private final RecurrentNetwork network;
    private final Companion companion;
    private final Grid grid;
    private final SequentialAverages averages;
    private final Drive drive;
    private final Strand states;
    private final Strand others;
    private final double coupling;
    private final double[] covariance;
    private final double[] product;
    private final double[] slopes;
    private final double[] source;
    private final double[] crossed;
    private final double[] otherSource;
    private final Tables tables;

    /// `count` fine times after 0, `every` of them to one time of the window; currents of the weights have
    /// `gain` times their covariance.
    record Grid(Scheme scheme, double spacing, int count, int every, double gain) {}

    /// What was walked through, at the times of the window; `other` is empty without a companion.
    record Tables(Matrix states, Matrix activities, Matrix others, double error) {}

    private March(RecurrentNetwork network, Companion companion, Grid grid) {
        this.network = network;
        this.companion = companion;
        this.grid = grid;
        int size = grid.count() + 1;
        averages = SequentialAverages.of(network.activation(), size);
        drive = Drive.of(network, grid.scheme(), grid.spacing(), grid.count());
        states = new Strand(grid.scheme(), network.noise() + white(network), size);
        others = new Strand(grid.scheme(), otherNoise(network, companion), size);
        coupling = grid.gain() * network.weightVariance();
        covariance = new double[size];
        product = new double[size];
        slopes = new double[size];
        source = new double[size];
        crossed = new double[size];
        otherSource = new double[size];
        int shown = grid.count() / grid.every() + 1;
        int withOther = companion instanceof Companion.None ? 0 : shown;
        tables = new Tables(
                Matrix.zeros(shown, shown), Matrix.zeros(shown, shown), Matrix.zeros(withOther, withOther), 0);
    }

    private static double white(RecurrentNetwork network) {
        return network.signal() instanceof Signal.White(double intensity) ? intensity : 0;
    }

    private static double otherNoise(RecurrentNetwork network, Companion companion) {
        return switch (companion) {
            case Companion.None _, Companion.Tangent _ -> 0;
            case Companion.Copy(double _, CopyNoise noise) ->
                white(network) + (noise == CopyNoise.SHARED ? network.noise() : 0);
        };
    }

    static Tables through(RecurrentNetwork network, double initialVariance, Companion companion, Grid grid) {
        March march = new March(network, companion, grid);
        march.begin(initialVariance);
        for (int t = 0; t < grid.count(); t++) {
            march.step(t);
        }
        Tables done = march.tables;
        return new Tables(done.states, done.activities, done.others, march.averages.error());
    }

    private void begin(double initialVariance) {
        states.start(0, initialVariance, 0);
        average(0, states.row());
        states.start(0, initialVariance, source[0]);
        if (companion instanceof Companion.Copy(double correlation, CopyNoise _)) {
            others.start(0, correlation * initialVariance, 0);
            cross(0, others.row());
            others.start(0, correlation * initialVariance, otherSource[0]);
        }
        beginTangent(0);
        show(0);
    }

    private void step(int t) {
        states.predict(t);
        others.predict(t);
        settle(t);
        if (!grid.scheme().isExplicit()) {
            settle(t);
        }
        states.advance(t, source);
        others.advance(t, otherSource);
        if (!grid.scheme().isExplicit()) {
            averages.put(t + 1, variance(t + 1));
        }
        beginTangent(t + 1);
        show(t + 1);
    }

    private void settle(int t) {
        average(t + 1, states.next());
        if (!(companion instanceof Companion.None)) {
            cross(t + 1, others.next());
            others.settle(t, otherSource);
        }
        states.settle(t, source);
    }

    private double variance(int t) {
        drive.addInto(t, states.row(), covariance);
        return covariance[t];
    }

    private void beginTangent(int t) {
        if (companion instanceof Companion.Tangent(int start) && t == start * grid.every()) {
            others.start(t, 1, coupling * slopes[t]);
        }
    }

    /// The averages and the source at time t for this row of states.
    private void average(int t, double[] row) {
        drive.addInto(t, row, covariance);
        if (!(covariance[t] < Double.MAX_VALUE)) {
            throw new ArithmeticException("the variance of the states overflows at time " + t * grid.spacing()
                    + ": take a shorter window, or smaller weights");
        }
        averages.put(t, Math.max(0, covariance[t]));
        if (companion instanceof Companion.Tangent) {
            averages.withSlopesInto(t, t + 1, covariance, product, slopes);
        } else {
            averages.productsInto(t, t + 1, covariance, product);
        }
        for (int s = 0; s <= t; s++) {
            source[s] = coupling * product[s];
        }
        freshen(t, source, grid.gain() * network.biasVariance());
    }

    /// The source of the companion at time t for this row of its own.
    private void cross(int t, double[] row) {
        if (companion instanceof Companion.Tangent) {
            for (int s = 0; s <= t; s++) {
                otherSource[s] = coupling * slopes[s] * row[s];
            }
            freshen(t, otherSource, 0);
        } else {
            drive.addInto(t, row, crossed);
            averages.productsInto(t, t + 1, crossed, otherSource);
            for (int s = 0; s <= t; s++) {
                otherSource[s] *= coupling;
            }
            freshen(t, otherSource, grid.gain() * network.biasVariance());
        }
    }

    private void freshen(int t, double[] row, double bias) {
        if (network.ties() == Ties.FRESH) {
            for (int s = 0; s < t; s++) {
                row[s] = 0;
            }
            row[t] += bias;
        }
    }

    private void show(int t) {
        int every = grid.every();
        if (t % every != 0) {
            return;
        }
        int row = t / every;
        drive.addInto(t, states.row(), covariance);
        boolean isCopy = companion instanceof Companion.Copy;
        if (isCopy) {
            drive.addInto(t, others.row(), crossed);
        }
        for (int column = 0; column <= row; column++) {
            int s = column * every;
            setBoth(tables.states, row, column, covariance[s]);
            setBoth(tables.activities, row, column, product[s]);
            if (tables.others.rows() > 0) {
                setBoth(tables.others, row, column, isCopy ? crossed[s] : others.row()[s]);
            }
        }
    }

    private static void setBoth(Matrix matrix, int row, int column, double value) {
        matrix.set(row, column, value);
        matrix.set(column, row, value);
    }
}
