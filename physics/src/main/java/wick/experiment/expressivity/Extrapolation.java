package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Family;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.LeastSquares;

/// The limit of infinite width of several numbers at once: the constant term of p₀ + p₁/n + p₂/n², fitted
/// with equal weights to independent ensembles of several widths, and so a fixed sum over them.
final class Extrapolation {
    private static final double NATURAL_SPREAD = 5;

    private final List<Integer> widths;
    private final double[] weights;

    Extrapolation(List<Integer> widths) {
        this.widths = List.copyOf(widths);
        weights = new double[widths.size()];
        Matrix design = Matrix.zeros(widths.size(), 3);
        for (int i = 0; i < widths.size(); i++) {
            double x = (double) widths.getFirst() / widths.get(i);
            for (int power = 0; power < 3; power++) {
                design.set(i, power, Math.pow(x, power));
            }
        }
        for (int i = 0; i < weights.length; i++) {
            int own = i;
            List<Estimate> unit = widths.stream()
                    .map(n -> new Estimate(n.equals(widths.get(own)) ? 1 : 0, 1, 1))
                    .toList();
            weights[i] = LeastSquares.of(design, unit).parameters().at(0);
        }
    }

    /// What a term in 1/n³ of natural size leaves of a number, relative to it; `growth` is the width at
    /// which terms are as large as one another, about the number of hidden layers.
    double omitted(double growth) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Math.pow(growth / widths.get(i), 3);
        }
        return NATURAL_SPREAD * Math.abs(sum);
    }

    Family.Measured of(List<Family.Measured> measured) {
        int size = measured.getFirst().mean().size();
        double[] mean = new double[size];
        Matrix covariance = Matrix.zeros(size, size);
        for (int w = 0; w < weights.length; w++) {
            Family.Measured one = measured.get(w);
            for (int i = 0; i < size; i++) {
                mean[i] += weights[w] * one.mean().at(i);
                for (int j = 0; j < size; j++) {
                    covariance.set(
                            i,
                            j,
                            covariance.at(i, j)
                                    + weights[w] * weights[w] * one.covariance().at(i, j));
                }
            }
        }
        return new Family.Measured(
                Vector.of(mean), covariance, measured.getFirst().ensemble());
    }
}
