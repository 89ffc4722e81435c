package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.ReferenceTable;

/// Against real networks of widths 6 to 16 (the second hidden layer twice as wide), their tangent
/// kernels and differentials made by the chain rule: each entry extrapolated by a parabola in 1/n. Seeds
/// are fixed; with other seeds 128 correct entries would exceed 4.5 standard errors once in a thousand
/// runs.
class CorrelatorsEnsembleTest {

    @Test
    void everyTensorOfTwoInputsIsTheLimitOfWhatRealNetworksHave() {
        double side = Math.sqrt(2);
        Matrix inputs = Matrix.of(2, 2, side, 0, 0.4 * side, Math.sqrt(2 * (0.7 - 0.16)));
        Wiring wiring = Chains.of(new Tanh(), new Laws(1.5, 0.1, 1, 0.5), 2, 100, 200);
        CorrelatorLayer layer = Correlators.of(wiring, inputs).getLast();
        Map<List<String>, List<ReferenceTable.Row>> entries = new LinkedHashMap<>();
        for (ReferenceTable.Row row : ReferenceTable.rows("correlators_ensemble.csv")) {
            entries.computeIfAbsent(row.cells().subList(1, 6), _ -> new ArrayList<>())
                    .add(row);
        }
        double squares = 0;
        for (Map.Entry<List<String>, List<ReferenceTable.Row>> entry : entries.entrySet()) {
            List<String> key = entry.getKey();
            double[] fit = limit(entry.getValue());
            double expected = expected(layer, key);
            double deviation = (fit[0] - expected) / fit[1];
            squares += deviation * deviation;
            assertTrue(
                    Math.abs(deviation) < 4.5,
                    () -> key + ": measured " + fit[0] + " +- " + fit[1] + ", predicted " + expected);
        }
        assertEquals(120, entries.size());
        assertTrue(squares / entries.size() < 1.7, "mean squared deviation " + squares / entries.size());
    }

    private static double expected(CorrelatorLayer layer, List<String> key) {
        int a = Integer.parseInt(key.get(1));
        int b = Integer.parseInt(key.get(2));
        int c = Integer.parseInt(key.get(3));
        int d = Integer.parseInt(key.get(4));
        return switch (key.getFirst()) {
            case "K" -> layer.kernel().at(a, b);
            case "Th" -> layer.tangentKernel().at(a, b);
            case "V" -> layer.fourPointVertex().at(a, b, c, d);
            case "A" -> layer.tangentCovariance().at(a, b, c, d);
            case "B" -> layer.tangentMixing().at(a, b, c, d);
            case "D" -> layer.outputTangentCovariance().at(a, b, c, d);
            case "F" -> layer.outputTangentMixing().at(a, b, c, d);
            case "P" -> layer.driftP().orElseThrow().at(a, b, c, d);
            default -> layer.driftQ().orElseThrow().at(a, b, c, d);
        };
    }

    /// Value and standard error at 1/n = 0 of the weighted parabola.
    private static double[] limit(List<ReferenceTable.Row> rows) {
        double[][] normal = new double[3][4];
        for (ReferenceTable.Row row : rows) {
            double x = 1 / row.number(0);
            double weight = 1 / (row.number(7) * row.number(7));
            double[] basis = {1, x, x * x, row.number(6)};
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 4; j++) {
                    normal[i][j] += weight * basis[i] * basis[j];
                }
            }
        }
        double whole = determinant(normal, new double[] {normal[0][0], normal[1][0], normal[2][0]});
        double value = determinant(normal, new double[] {normal[0][3], normal[1][3], normal[2][3]}) / whole;
        return new double[] {value, Math.sqrt(determinant(normal, new double[] {1, 0, 0}) / whole)};
    }

    private static double determinant(double[][] m, double[] first) {
        return first[0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - first[1] * (m[0][1] * m[2][2] - m[0][2] * m[2][1])
                + first[2] * (m[0][1] * m[1][2] - m[0][2] * m[1][1]);
    }
}
