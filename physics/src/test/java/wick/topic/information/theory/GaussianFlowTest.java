package wick.topic.information.theory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.topic.information.Hierarchy.GaussianChain;
import wick.topic.information.HierarchyFile;

class GaussianFlowTest {

    /// −½ ln(1 − Π ρ²)
    @Test
    void aChainOfCorrelatedNumbersForgetsAsTheProductOfCorrelations() {
        List<GaussianFlow.Level> levels = GaussianFlow.of(GaussianChain.ofCorrelations(List.of(0.9, 0.8, 0.7)));
        assertEquals(0.8303656034, levels.get(0).information(), 1e-10);
        assertEquals(0.3653206925, levels.get(1).information(), 1e-10);
        assertEquals(0.1465255634, levels.get(2).information(), 1e-10);
        assertEquals(0.504, levels.get(2).correlations().getFirst(), 1e-12);
    }

    /// Three numbers seen through two: the posterior mean has two parts, and is reached level by level.
    @Test
    void posteriorMeansAreUndoneOneLevelAtATime() {
        GaussianChain chain = (GaussianChain) HierarchyFile.parse("test.yaml", """
                hierarchy:
                  gaussian-chain:
                    prior: [[2, 0.5, 0], [0.5, 1, 0.2], [0, 0.2, 1]]
                    levels:
                      - {map: [[1, 1, 0], [0, 1, -1]], noise: [[0.3, 0], [0, 0.2]]}
                      - {map: [[1, 0], [0.5, 1], [0, 2]], noise: [[0.1, 0, 0], [0, 0.1, 0], [0, 0, 0.4]]}
                """.getBytes(UTF_8));
        List<GaussianFlow.Level> levels = GaussianFlow.of(chain);
        List<Matrix> functions = GaussianFlow.functions(chain);
        assertEquals(2, levels.getLast().dimension());
        Matrix composed = Products.times(functions.get(0), functions.get(1));
        for (int k = 0; k < composed.entries().length; k++) {
            assertEquals(levels.getLast().mean().entries()[k], composed.entries()[k], 1e-13);
        }
        assertEquals(
                (logDeterminant(chain.prior()) - logDeterminant(levels.getLast().covariance())) / 2,
                levels.getLast().information(),
                1e-12);
    }

    private static double logDeterminant(Matrix a) {
        return GaussianFlow.factor(a).logDeterminant();
    }
}
