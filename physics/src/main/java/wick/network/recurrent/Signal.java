package wick.network.recurrent;

import wick.numeric.matrix.Matrix;

/// What drives a recurrent network from outside: the current Σ_j U_ij x_j(t) of unit i.
///
/// The weights U are independent and normal, so that for a given x the currents of the units are independent
/// Gaussian processes with zero mean and one covariance ([Series#covariance]), at any number of units. They are
/// drawn once for a network: all realizations of its noise see the same currents.
public sealed interface Signal {

    /// No input.
    record None() implements Signal {}

    /// A constant input; `variance` is that of the current, σ_u² |x|² / M for M components. It acts as a bias.
    record Constant(double variance) implements Signal {
        public Constant {
            Checks.atLeastZero("variance of the input current", variance);
        }
    }

    /// White input: ⟨u_i(t) u_i(s)⟩ = `intensity` δ(t − s), currents of different units independent. It acts
    /// as noise that all realizations of the noise of one network share.
    record White(double intensity) implements Signal {
        public White {
            Checks.atLeastZero("intensity of the white input", intensity);
        }
    }

    /// A series of inputs: row k of `values` is x, with one column for each of its M components, from time
    /// k `interval` until (k + 1) `interval`. Var U_ij = `variance` / M. There is no input beyond its end.
    record Series(double variance, double interval, Matrix values) implements Signal {
        public Series {
            Checks.atLeastZero("variance of the input weights", variance);
            Checks.positive("interval of the input series", interval);
            if (values.rows() < 1 || values.columns() < 1) {
                throw new IllegalArgumentException("the input series needs at least one time and one component, not "
                        + values.rows() + " x " + values.columns());
            }
            for (int k = 0; k < values.rows(); k++) {
                for (int j = 0; j < values.columns(); j++) {
                    Checks.finite("value of the input series", values.at(k, j));
                }
            }
        }

        /// ⟨u_i(t) u_i(s)⟩ = (σ_u²/M) Σ_j x_j(t) x_j(s), for times in the intervals k and l.
        public double covariance(int k, int l) {
            double sum = 0;
            for (int j = 0; j < values.columns(); j++) {
                sum += values.at(k, j) * values.at(l, j);
            }
            return variance / values.columns() * sum;
        }

        /// The time at which it ends.
        public double end() {
            return interval * values.rows();
        }
    }
}
