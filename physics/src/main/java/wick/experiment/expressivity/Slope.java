package wick.experiment.expressivity;

import java.util.Arrays;
import java.util.List;

/// The exponent of a power law by least squares: the slope of ln y against ln x at given x.
final class Slope {
    private final double[] weights;

    Slope(List<Double> x) {
        double mean = x.stream().mapToDouble(Math::log).average().orElseThrow();
        weights = x.stream().mapToDouble(value -> Math.log(value) - mean).toArray();
        double square = Arrays.stream(weights).map(w -> w * w).sum();
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= square;
        }
    }

    double of(double... y) {
        double slope = 0;
        for (int i = 0; i < weights.length; i++) {
            slope += weights[i] * Math.log(y[i]);
        }
        return slope;
    }
}
