package wick.experiment.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DrawnBiasTest {
    private static double mean(List<DrawnBias.Point> points, DoubleUnaryOperator f) {
        return points.stream()
                .mapToDouble(point -> point.share() * f.applyAsDouble(point.bias()))
                .sum();
    }

    /// E √(s + 3 (b − y)²), b ~ N(0, V), as a network's movement depends on its bias where one target of three is
    /// 0.9 and the others are −0.1. Values by numpy: midpoints of 2 000 000 cells over 12 standard deviations.
    @Test
    void normsOfErrorsAreAveragedToAThousandth() {
        double[] variances = {0.1, 0.3, 1};
        double[] exact = {1.03440549, 1.23378507, 1.73005101};
        for (int i = 0; i < exact.length; i++) {
            double measured = mean(
                    DrawnBias.points(variances[i]), b -> Math.sqrt((2.0 / 3) + (3 * (b - 0.7 / 3) * (b - 0.7 / 3))));
            assertEquals(exact[i], measured, 0.001 * exact[i], "V = " + variances[i]);
        }
    }

    @Test
    void biasesHaveTheirVariance() {
        List<DrawnBias.Point> points = DrawnBias.points(0.3);
        assertEquals(1, mean(points, _ -> 1), 1e-14);
        assertEquals(0, mean(points, b -> b), 1e-14);
        assertEquals(0.3, mean(points, b -> b * b), 1e-3 * 0.3);
        assertEquals(List.of(new DrawnBias.Point(0, 1)), DrawnBias.points(0));
    }
}
