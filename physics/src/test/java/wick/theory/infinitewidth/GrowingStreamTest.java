package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.NetworkFile;

class GrowingStreamTest {
    private static final double BIAS = 0.01;

    /// Iterated: k′ = q f(c) + b, where f(c) = (√(1 − c²) + c (π − arccos c)) / π for relu and c for linear layers. The
    /// first angle is one without a transient, the solution of dδ/dl = −δ/l − κ δ^(3/2) with κ = 2 √2 / (3π).
    @ParameterizedTest
    @CsvSource({"relu, 2", "linear, 1"})
    void criticalLayersDrivenByBiasesGrowLinearlyAndForgetByAPower(String activation, double weight) {
        DepthBehavior found = RepeatedBlock.of(NetworkFile.parse("test", """
                        network:
                          input: 8
                          layers:
                            - repeat:
                                times: 2
                                layers:
                                  - dense: {width: 8, weight-variance: %s, bias-variance: %s}
                                  - activation: %s
                            - dense: {width: 1, weight-variance: 1}
                        """.formatted(weight, BIAS, activation)))
                .behaviors()
                .getFirst();
        double q = 100 * BIAS;
        double c = 1 - 1 / Math.pow(100 * 2 * Math.sqrt(2) / (3 * Math.PI), 2);
        double early = 0;
        for (int layer = 1; layer <= 20_000; layer++) {
            double f =
                    activation.equals("linear") ? c : (Math.sqrt(1 - c * c) + c * (Math.PI - Math.acos(c))) / Math.PI;
            double k = q * f + BIAS;
            q += BIAS;
            c = k / q;
            early = layer == 10_000 ? 1 - c : early;
        }
        assertEquals(Math.log((1 - c) / early) / Math.log(2), power(found.decorrelation()), 0.02);
        assertEquals(1, power(found.variance()));
        assertEquals(new Growth.Constant(), found.gradient());
        assertEquals(UniversalityClass.GROWING, found.universalityClass());
    }

    private static double power(Growth growth) {
        return assertInstanceOf(Growth.Power.class, growth).exponent();
    }
}
