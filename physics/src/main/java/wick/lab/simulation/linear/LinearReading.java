package wick.lab.simulation.linear;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Which numbers to read off a linear network.
public sealed interface LinearReading {

    /// How many numbers there are for networks of `size` units.
    int count(int size);

    /// Whether only networks with a stationary state have these numbers.
    boolean stationary();

    /// (1/N) tr C, the stationary variance that the noise makes.
    record Variance() implements LinearReading {
        @Override
        public int count(int size) {
            return 1;
        }

        @Override
        public boolean stationary() {
            return true;
        }
    }

    /// (1/N) |(γ − W)⁻¹|²: times the variance of the biases it is the static part of the variance.
    record StaticGain() implements LinearReading {
        @Override
        public int count(int size) {
            return 1;
        }

        @Override
        public boolean stationary() {
            return true;
        }
    }

    /// (1/N) tr C(τ) at these lags, at least 0.
    record Autocorrelation(Vector lags) implements LinearReading {
        @Override
        public int count(int size) {
            return lags.size();
        }

        @Override
        public boolean stationary() {
            return true;
        }
    }

    /// [LinearNetwork#spectrum(double)] at these frequencies.
    record Spectrum(Vector frequencies) implements LinearReading {
        @Override
        public int count(int size) {
            return frequencies.size();
        }

        @Override
        public boolean stationary() {
            return true;
        }
    }

    /// (1/N) tr X(t, t) at these times after the start at h = 0, noise alone.
    record Transient(Vector times) implements LinearReading {
        @Override
        public int count(int size) {
            return times.size();
        }

        @Override
        public boolean stationary() {
            return false;
        }
    }

    /// At each of these times the mean response (1/N) tr R(t) of a unit to itself, then the mean square
    /// (1/N) |R(t)|² of the length of a perturbation that began with length 1.
    record Response(Vector times) implements LinearReading {
        @Override
        public int count(int size) {
            return 2 * times.size();
        }

        @Override
        public boolean stationary() {
            return false;
        }
    }

    /// (1/N) tr Wᵏ Wᵀˡ for 0 ≤ l ≤ k with k + l ≤ `order`, in the order of [#index].
    record Traces(int order) implements LinearReading {
        public Traces {
            if (order < 0 || order > 64) {
                throw new IllegalArgumentException("order " + order + " of traces must be from 0 to 64");
            }
        }

        /// The place of (k, l), which is that of (l, k): by k + l, then by the larger of the two.
        public static int index(int k, int l) {
            int sum = k + l;
            // orders below have 1, 1, 2, 2, 3, 3, ... pairs
            int before = ((sum + 1) / 2) * (sum / 2 + 1);
            return before + Math.max(k, l) - (sum + 1) / 2;
        }

        /// Σ w_kl (1/N) tr Wᵏ Wᵀˡ over k + l ≤ `order`, from a row in which these traces begin at `from`.
        public double weighted(Matrix weights, double[] row, int from) {
            double sum = 0;
            for (int k = 0; k <= order; k++) {
                for (int l = 0; k + l <= order; l++) {
                    sum += weights.at(k, l) * row[from + index(k, l)];
                }
            }
            return sum;
        }

        @Override
        public int count(int size) {
            return index((order + 2) / 2, (order + 1) / 2);
        }

        @Override
        public boolean stationary() {
            return false;
        }
    }

    /// The largest real part of an eigenvalue of W: above γ, the network has a growing mode.
    record Abscissa() implements LinearReading {
        @Override
        public int count(int size) {
            return 1;
        }

        @Override
        public boolean stationary() {
            return false;
        }
    }

    /// The real parts of all eigenvalues of W, largest first, then their imaginary parts.
    record Eigenvalues() implements LinearReading {
        @Override
        public int count(int size) {
            return 2 * size;
        }

        @Override
        public boolean stationary() {
            return false;
        }
    }
}
