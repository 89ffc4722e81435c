package wick.network.field;

import wick.numeric.matrix.Vector;

/// How the frequency w of a cosine neuron is drawn, and the amplitude A(w) that goes with it. The law is
/// even in w, so that mirror images are equally likely.
public sealed interface Frequencies {

    /// The dimension of space.
    int dimension();

    /// Whether all directions of w are equally likely.
    boolean isotropic();

    /// w uniform in the ball |w| < Λ of d dimensions, A(w)² = C / (w² + m²) with C = 2 vol(ball) /
    /// (2π)^d: the two-point function of such a network is that of a free scalar of mass m with the
    /// cutoff Λ, ∫_{|p| < Λ} d^dp/(2π)^d e^{ipx} / (p² + m²).
    ///
    /// Source: Demirtas et al. 2024, arXiv:2307.03223.
    record Ball(int dimension, double mass, double cutoff) implements Frequencies {
        /// The largest cutoff in units of the mass.
        public static final double LARGEST_RATIO = 1e6;

        public Ball {
            if (dimension < 1 || dimension > 3) {
                throw new IllegalArgumentException("dimension " + dimension + " must be 1, 2 or 3");
            }
            if (!(mass > 0) || Double.isInfinite(mass)) {
                throw new IllegalArgumentException("mass " + mass + " must be positive and finite");
            }
            if (!(cutoff > 0) || Double.isInfinite(cutoff) || cutoff > LARGEST_RATIO * mass) {
                throw new IllegalArgumentException(
                        "cutoff " + cutoff + " must be positive and at most 1e6 times the mass " + mass);
            }
        }

        @Override
        public boolean isotropic() {
            return true;
        }

        /// The volume of the ball.
        public double volume() {
            return switch (dimension) {
                case 1 -> 2 * cutoff;
                case 2 -> Math.PI * cutoff * cutoff;
                default -> 4 * Math.PI / 3 * cutoff * cutoff * cutoff;
            };
        }

        /// C = 2 vol / (2π)^d.
        public double strength() {
            return 2 * volume() / Math.pow(2 * Math.PI, dimension);
        }
    }

    /// The components of w independent and normal with these standard deviations, A(w) = 1.
    ///
    /// Source: Halverson, Maiti and Stoner 2021, arXiv:2008.08601.
    record Normal(Vector deviations) implements Frequencies {
        public Normal {
            if (deviations.size() < 1) {
                throw new IllegalArgumentException("frequencies need at least one component");
            }
            for (double s : deviations.toArray()) {
                if (!(s > 0) || Double.isInfinite(s)) {
                    throw new IllegalArgumentException("frequency deviation " + s + " must be positive and finite");
                }
            }
        }

        @Override
        public int dimension() {
            return deviations.size();
        }

        @Override
        public boolean isotropic() {
            for (double s : deviations.toArray()) {
                if (s != deviations.at(0)) {
                    return false;
                }
            }
            return true;
        }
    }
}
