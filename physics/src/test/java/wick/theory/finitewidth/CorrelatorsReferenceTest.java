package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wick.network.Distribution;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.theory.ReferenceTable;

/// Against averages on a three-dimensional grid and derivatives in K by Cauchy's integral: no integration
/// by parts, no common code, four different laws and three different widths.
class CorrelatorsReferenceTest {
    private static final Matrix INPUTS = Matrix.of(3, 3, 1.0, -0.5, 0.3, 0.2, 0.9, -0.7, -0.4, 0.6, 1.1);

    private static Wiring wiring() {
        double[] variances = {1.7, 1.5, 1.3, 1.1};
        double[] rates = {1.0, 0.8, 1.2, 0.9};
        int[] widths = {3, 20, 50, 30, 1};
        List<Step> steps = new ArrayList<>();
        for (int l = 0; l < 4; l++) {
            steps.add(new Step.Linear(l, widths[l], widths[l + 1], variances[l], 0.1, rates[l], 0.5));
            if (l < 3) {
                steps.add(new Step.Pointwise(new Tanh()));
            }
        }
        return new Wiring(3, 1, steps, Distribution.NORMAL);
    }

    @Test
    void everyTensorOfThreeInputsAndUnequalWidthsHasItsReferenceValue() {
        List<CorrelatorLayer> layers = Correlators.of(wiring(), INPUTS);
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("correlators.csv")) {
            CorrelatorLayer layer = layers.get((int) row.number(0) - 1);
            SampleTensor tensor = tensor(layer, row.text(1));
            int a = (int) row.number(2);
            int b = (int) row.number(3);
            int c = (int) row.number(4);
            int d = (int) row.number(5);
            Approximation found = c < 0 ? tensor.entry(a, b) : tensor.entry(a, b, c, d);
            double scale = Math.max(1, tensor.largest());
            assertEquals(row.number(6), found.value(), 2e-9 * scale, row::toString);
            assertTrue(found.error() < 1e-10 * scale, found::toString);
            compared++;
        }
        assertEquals(1206, compared);
    }

    private static SampleTensor tensor(CorrelatorLayer layer, String name) {
        return switch (name) {
            case "K" -> layer.kernel();
            case "Th" -> layer.tangentKernel();
            case "G" -> layer.kernelCorrection();
            case "T" -> layer.tangentCorrection();
            case "V" -> layer.fourPointVertex();
            case "A" -> layer.tangentCovariance();
            case "B" -> layer.tangentMixing();
            case "D" -> layer.outputTangentCovariance();
            case "F" -> layer.outputTangentMixing();
            case "P" -> layer.driftP().orElseThrow();
            default -> layer.driftQ().orElseThrow();
        };
    }
}
