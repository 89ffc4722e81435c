package wick.theory.fieldtheory;

import java.util.HashMap;
import java.util.Map;
import wick.network.Activation;
import wick.numeric.gaussian.GaussianExpectation;

/// Moments of φ² of one neuron and their derivatives in the variance K of its pre-activation.
public interface UnitMoments {

    /// d^times/dK^times ⟨φ^(2 power)⟩, z ~ N(0, K)
    double derivative(int power, int times);

    /// Of an activation at variance `kernel`, as averages against Hermite polynomials, ⟨f He_2m(z/√K)⟩/(2K)^m, which
    /// need no derivative of φ.
    static UnitMoments of(Activation activation, double kernel) {
        if (!(kernel > 0)) {
            throw new IllegalArgumentException("variance " + kernel
                    + " in front of an activation must be positive: a zero input without bias does not fluctuate");
        }
        double[] kinks =
                activation.kinks().stream().mapToDouble(Double::doubleValue).toArray();
        Map<Integer, Double> known = new HashMap<>();
        return (power, times) -> {
            int key = power * 64 + times;
            Double found = known.get(key);
            if (found == null) {
                found = GaussianExpectation.of(
                                        z -> Math.pow(activation.value(z), 2 * power)
                                                * hermite(2 * times, z / Math.sqrt(kernel)),
                                        kernel,
                                        kinks)
                                .value()
                        / Math.pow(2 * kernel, times);
                known.put(key, found);
            }
            return found;
        };
    }

    private static double hermite(int degree, double x) {
        double before = 0;
        double now = 1;
        for (int k = 0; k < degree; k++) {
            double next = x * now - k * before;
            before = now;
            now = next;
        }
        return now;
    }
}
