package wick.lab.simulation.linear;

import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Eigenvalues;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Which networks count as stable: no eigenvalue of W has a real part above γ (1 − δ); in steps no eigenvalue of
/// 1 − ηγ + ηW has a modulus above 1 − ηγδ.
///
/// A δ above 0 keeps moments over networks finite: at the edge the variance diverges, and networks there are
/// not so rare that a mean would exist.
record Stability(RecurrentNetwork network, double margin) {
    Stability {
        if (!(margin > 0 && margin < 1)) {
            throw new IllegalArgumentException("margin of stability " + margin + " must lie between 0 and 1");
        }
    }

    /// Whether W is stable, and −W where `both`.
    boolean holds(Matrix weights, boolean both) {
        double edge = network.decay() * (1 - margin);
        // no eigenvalue is larger than |Wᵏ|^(1/k); mostly that settles it without the eigenvalues
        if (radiusBound(weights) <= edge && !overshooting()) {
            return true;
        }
        Eigenvalues eigenvalues = Eigenvalues.of(weights);
        return stable(eigenvalues, 1) && (!both || stable(eigenvalues, -1));
    }

    /// Whether a step overshoots: with 1 − ηγ < 0 a disk about 0 says less.
    private boolean overshooting() {
        return network.time() instanceof Time.Steps(double step) && step * network.decay() > 1;
    }

    private static double radiusBound(Matrix weights) {
        Matrix power = weights;
        double bound = Math.sqrt(LinearNetwork.square(power));
        for (int k = 2; k <= 8; k *= 2) {
            power = Products.times(power, power);
            bound = Math.min(bound, Math.pow(LinearNetwork.square(power), 0.5 / k));
        }
        return bound;
    }

    private boolean stable(Eigenvalues eigenvalues, int sign) {
        for (int i = 0; i < eigenvalues.real().size(); i++) {
            double x = sign * eigenvalues.real().at(i);
            boolean inside = switch (network.time()) {
                case Time.Continuous _ -> x <= network.decay() * (1 - margin);
                case Time.Steps(double step) -> {
                    double shift = 1 - step * network.decay();
                    double modulus = Math.hypot(
                            shift + step * x, step * eigenvalues.imaginary().at(i));
                    yield modulus <= 1 - step * network.decay() * margin;
                }
            };
            if (!inside) {
                return false;
            }
        }
        return true;
    }
}
