package wick.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import wick.numeric.matrix.Matrix;

/// The exponent s of y ∝ n^s of every single network, from its values at several widths by the least squares fit of
/// ln y = a + s ln n, or with corrections to scaling ln y = a + s ln n + Σ_p b_p n^−p.
///
/// Where the same network, by its address, is measured at every width, what it has in common there cancels, and the
/// scatter of the exponents over networks is their error whatever the errors at single widths and their correlations.
public final class PowerFit {
    private final double[] weights;

    /// `corrections` are the p.
    ///
    /// @throws IllegalArgumentException for fewer widths than coefficients
    public PowerFit(List<Integer> widths, List<Double> corrections) {
        int coefficients = 2 + corrections.size();
        if (widths.stream().distinct().count() < coefficients) {
            throw new IllegalArgumentException("an exponent fitted with " + coefficients
                    + " coefficients needs as many different widths, not " + widths);
        }
        List<double[]> others = new ArrayList<>();
        others.add(widths.stream().mapToDouble(_ -> 1).toArray());
        for (double power : corrections) {
            double[] bend = widths.stream()
                    .mapToDouble(n -> Math.pow((double) n / widths.getFirst(), -power))
                    .toArray();
            others.forEach(before -> remove(before, bend));
            others.add(bend);
        }
        weights = widths.stream().mapToDouble(Math::log).toArray();
        others.forEach(before -> remove(before, weights));
        double square = dot(weights, weights);
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= square;
        }
    }

    /// Leaves of `vector` what is orthogonal to `direction`.
    private static void remove(double[] direction, double[] vector) {
        double part = dot(direction, vector) / dot(direction, direction);
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= part * direction[i];
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /// The exponent of positive values, one for each width in order.
    public double exponent(double... values) {
        double exponent = 0;
        for (int i = 0; i < weights.length; i++) {
            exponent += weights[i] * Math.log(values[i]);
        }
        return exponent;
    }

    /// The exponent of every network: `samples` are those of the widths in order, row k network k at each.
    ///
    /// @throws IllegalArgumentException for a network where the value is not positive and finite
    public Sample exponents(List<Sample> samples, ToDoubleFunction<double[]> value) {
        Sample first = samples.getFirst();
        Matrix exponents = Matrix.zeros(first.networks(), 1);
        double[] values = new double[samples.size()];
        for (int k = 0; k < first.networks(); k++) {
            for (int w = 0; w < values.length; w++) {
                values[w] = value.applyAsDouble(samples.get(w).rows().row(k));
                if (!(values[w] > 0) || Double.isInfinite(values[w])) {
                    throw new IllegalArgumentException(
                            "network " + k + " gives " + values[w] + ", and a power law needs positive finite numbers");
                }
            }
            exponents.set(k, 0, exponent(values));
        }
        return new Sample(exponents, first.seed(), first.engine());
    }
}
