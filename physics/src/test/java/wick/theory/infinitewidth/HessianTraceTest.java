package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.network.Distribution;
import wick.network.Erf;
import wick.network.Relu;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

class HessianTraceTest {

    /// ⟨φ²⟩ = (2/π) asin(2q/(1 + 2q)) has the derivative ⟨φ′² + φφ″⟩ in q.
    @Test
    void erfHasItsClosedForm() {
        double q = 0.7;
        HessianTrace trace = HessianTrace.at(q, new Erf(), 1.5, 0.2);
        double s = 2 * q / (1 + 2 * q);
        double square = 2 / Math.PI * Math.asin(s);
        double both = 2 / Math.PI / Math.sqrt(1 - s * s) * 2 / Math.pow(1 + 2 * q, 2);
        assertEquals(0.2 + 1.5 * (square + q * both), trace.whole().value(), 1e-12);
    }

    @Test
    void theGaussNewtonPartIsTheTangentKernel() {
        List<Step> steps = List.of(
                new Step.Linear(0, 2, 8, 1.5, 0.2, 1.5, 0.2),
                new Step.Pointwise(new Erf()),
                new Step.Linear(1, 8, 1, 1.5, 0.2, 1.5, 0.2));
        Matrix input = Matrix.of(1, 2, 0.6, -1.1);
        double q = 0.2 + 1.5 * (0.36 + 1.21) / 2;
        double theta = KernelRecursion.of(new Wiring(2, 1, steps, Distribution.NORMAL))
                .kernels(input)
                .ntk()
                .at(0, 0);
        assertEquals(
                theta, HessianTrace.at(q, new Erf(), 1.5, 0.2).gaussNewton().value(), 1e-12);
    }

    @Test
    void kinksAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> HessianTrace.at(1, new Relu(), 2, 0));
    }
}
