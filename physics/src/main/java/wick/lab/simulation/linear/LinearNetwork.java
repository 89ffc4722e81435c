package wick.lab.simulation.linear;

import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Eigenvalues;
import wick.numeric.matrix.Inverse;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// One linear recurrent network with its weights: dh = (W − γ) h dt + √κ dB, or h ← (1 − ηγ) h + η W h + √(κη) ξ
/// in steps. What it does is computed from W alone; averages are over the noise.
public final class LinearNetwork {
    private final RecurrentNetwork network;
    private final Matrix weights;
    private final Matrix generator;

    private LinearNetwork(RecurrentNetwork network, Matrix weights, Matrix generator) {
        this.network = network;
        this.weights = weights;
        this.generator = generator;
    }

    /// Throws [IllegalArgumentException] where the network is not linear, draws its weights anew at each step,
    /// or is driven by an input that changes in time, or where the weights are not square.
    public static LinearNetwork of(RecurrentNetwork network, Matrix weights) {
        requireSolvable(network);
        int n = weights.rows();
        if (n < 1 || n != weights.columns()) {
            throw new IllegalArgumentException("recurrent weights are a " + weights + ", need a square one");
        }
        Matrix generator = weights.copy();
        double scale = 1;
        double shift = -network.decay();
        if (network.time() instanceof Time.Steps(double step)) {
            scale = step;
            shift = 1 - step * network.decay();
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                generator.set(i, j, scale * weights.at(i, j) + (i == j ? shift : 0));
            }
        }
        return new LinearNetwork(network, weights, generator);
    }

    static void requireSolvable(RecurrentNetwork network) {
        if (!(network.activation() instanceof Linear)) {
            throw new IllegalArgumentException("activation '"
                    + network.activation().name()
                    + "': networks are solved one by one where it is 'linear'; simulate others in time");
        }
        if (network.ties() == Ties.FRESH) {
            throw new IllegalArgumentException(
                    "weights drawn anew at each step have no spectrum of their own: tie them, or simulate in time");
        }
        if (network.signal() instanceof Signal.White || network.signal() instanceof Signal.Series) {
            throw new IllegalArgumentException("an input that changes in time is not solved for: take none or a"
                    + " constant one, or simulate in time");
        }
    }

    public int size() {
        return weights.rows();
    }

    /// W
    public Matrix weights() {
        return weights;
    }

    /// The eigenvalues of W.
    public Eigenvalues spectrum() {
        return Eigenvalues.of(weights);
    }

    /// The covariance of the stationary state.
    public Stationary stationary() {
        return switch (network.time()) {
            case Time.Continuous _ -> Stationary.ofLyapunov(generator, network.noise(), network.decay());
            case Time.Steps(double step) -> Stationary.of(oneStep(step));
        };
    }

    /// What a stretch of time does; from h = 0 its covariance is the equal-time one at its end.
    ///
    /// Throws [IllegalArgumentException] where the time is negative, or not a whole number of steps.
    public Propagator over(double time) {
        return switch (network.time()) {
            case Time.Continuous _ -> Propagator.over(generator, network.noise(), time);
            case Time.Steps(double step) -> oneStep(step).times(steps(time, step));
        };
    }

    /// R(t) = exp((W − γ) t), what becomes of a small change of the state.
    ///
    /// Throws [IllegalArgumentException] where the time is negative, or not a whole number of steps.
    public Matrix response(double time) {
        return switch (network.time()) {
            case Time.Continuous _ -> Propagator.exponential(generator, time);
            case Time.Steps(double step) ->
                new Propagator(generator, Matrix.zeros(size(), size()))
                        .times(steps(time, step))
                        .response();
        };
    }

    private Propagator oneStep(double step) {
        Matrix covariance = Matrix.zeros(size(), size());
        for (int i = 0; i < size(); i++) {
            covariance.set(i, i, network.noise() * step);
        }
        return new Propagator(generator, covariance);
    }

    static long steps(double time, double step) {
        double count = time / step;
        long whole = Math.round(count);
        if (!(time >= 0) || !(Math.abs(count - whole) <= 1e-9 * Math.max(1, count))) {
            throw new IllegalArgumentException(
                    "time " + time + " must be a whole number of steps of " + step + ", at least 0");
        }
        return whole;
    }

    /// (1/N) |(γ − W)⁻¹|², the mean square of the fixed point for biases of variance 1; |A|² = tr A Aᵀ.
    ///
    /// Throws [ArithmeticException] where γ is an eigenvalue of W.
    public double staticGain() {
        return resolventSquare(weights, network.decay(), 0) / size();
    }

    /// The spectrum of the noise at a frequency, averaged over units: (κ/N) |(γ + iω − W)⁻¹|², and in steps
    /// (κη²/N) |(exp(iωη) − 1 + ηγ − ηW)⁻¹|², the sum η Σ_k C(kη) exp(−iωkη) over all whole k.
    ///
    /// Throws [ArithmeticException] where the matrix has no inverse.
    public double spectrum(double frequency) {
        return switch (network.time()) {
            case Time.Continuous _ -> network.noise() * resolventSquare(weights, network.decay(), frequency) / size();
            case Time.Steps(double step) ->
                network.noise()
                        * step
                        * step
                        * resolventSquare(generator, Math.cos(frequency * step), Math.sin(frequency * step))
                        / size();
        };
    }

    /// |(x + iy − A)⁻¹|². With K = ((x − A)² + y²)⁻¹ that inverse is (x − A − iy) K, so only real matrices occur.
    private static double resolventSquare(Matrix a, double x, double y) {
        int n = a.rows();
        Matrix shifted = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                shifted.set(i, j, (i == j ? x : 0) - a.at(i, j));
            }
        }
        if (y == 0) {
            return square(inverse(shifted));
        }
        Matrix quadratic = Products.times(shifted, shifted);
        for (int i = 0; i < n; i++) {
            quadratic.set(i, i, quadratic.at(i, i) + y * y);
        }
        Matrix k = inverse(quadratic);
        return square(Products.times(shifted, k)) + y * y * square(k);
    }

    private static Matrix inverse(Matrix a) {
        return switch (Inverse.of(a)) {
            case Inverse.Regular(Matrix inverse) -> inverse;
            case Inverse.Singular _ ->
                throw new ArithmeticException("a network at the edge of stability has no response at this frequency");
        };
    }

    /// |A|²
    static double square(Matrix a) {
        double sum = 0;
        for (double entry : a.entries()) {
            sum += entry * entry;
        }
        return sum;
    }
}
