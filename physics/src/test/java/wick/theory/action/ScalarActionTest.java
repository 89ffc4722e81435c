package wick.theory.action;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.fieldtheory.Correlator;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.DiagramSet;
import wick.theory.fieldtheory.Diagrams;
import wick.theory.fieldtheory.Field;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.PointTheory;
import wick.theory.fieldtheory.Propagator;
import wick.theory.fieldtheory.Vertex;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.kernellaw.KernelLaw;
import wick.theory.kernellaw.LayerLaw;

/// The exact density is that of the law of the kernel, which knows of no expansion; loops are those of the
/// diagrams of [Diagrams], which know of no Edgeworth series.
class ScalarActionTest {
    private static final int[] WIDTHS = {40, 80, 160};
    private static final FieldTheory PHI46 = new FieldTheory(
            "phi4-phi6",
            List.of(Field.scalar("phi")),
            List.of(Propagator.unit("phi")),
            List.of(Vertex.power("g", "phi", 4), Vertex.power("h", "phi", 6)));

    private static Wiring tanh(int hidden, int width) {
        return Chains.of(new Tanh(), 1.5, 0.1, hidden, width);
    }

    private static OutputCumulants cumulants(Wiring wiring, int order) {
        return OutputCumulants.of(SecondOrder.of(wiring, 1).getLast(), order);
    }

    private static double exact(Wiring wiring, double f) {
        return KernelLaw.of(wiring, 1).getLast().outputDensity(f).value();
    }

    /// Field-theory sheet: the exact values by 4e6 networks, the others to the digits given.
    @ParameterizedTest
    @CsvSource({
        "0, .447454, 1.4e-4, .440559, .446861",
        "1, .235799, 3e-5, .239436, .236205",
        "2, .038130, 4e-5, .038436, .037983",
        "3, .0022911, 1e-5, .001822, .002323"
    })
    void densitiesOfOneHiddenLayerOfTenUnits(double f, double exact, double error, double gauss, double edgeworth) {
        Wiring wiring = tanh(1, 10);
        assertEquals(exact, exact(wiring, f), error);
        assertEquals(gauss, cumulants(wiring, 1).gaussian().at(f), 6e-7);
        assertEquals(edgeworth, cumulants(wiring, 1).edgeworth().at(f), 6e-7);
    }

    /// n^(order + 1) times the residual for three n, each twice the one before, tends to a constant. A wrong
    /// coefficient makes it double with n.
    private static void assertConstant(int order, IntToDoubleFunction residual) {
        double[] scaled = new double[3];
        for (int i = 0; i < 3; i++) {
            int n = WIDTHS[i];
            scaled[i] = residual.applyAsDouble(n) * Math.pow(n, order + 1);
        }
        String values = scaled[0] + " " + scaled[1] + " " + scaled[2];
        assertEquals(scaled[2], scaled[1], 0.2 * Math.abs(scaled[2]), () -> values);
        assertEquals(scaled[1], scaled[0], 0.4 * Math.abs(scaled[1]), () -> values);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "3, 1", "3, 2"})
    void whatAnOrderLeavesOutFallsAsTheNextPower(int hidden, int order) {
        Map<Integer, LayerLaw> laws = new HashMap<>();
        for (int n : WIDTHS) {
            laws.put(n, KernelLaw.of(tanh(hidden, n), 1).getLast());
        }
        for (double f : new double[] {0, 1, 2}) {
            IntToDoubleFunction exact =
                    n -> requireNonNull(laws.get(n)).outputDensity(f).value();
            assertConstant(
                    order, n -> cumulants(tanh(hidden, n), order).edgeworth().at(f) - exact.applyAsDouble(n));
            assertConstant(
                    order,
                    n -> ScalarAction.of(cumulants(tanh(hidden, n), order)).at(f) + Math.log(exact.applyAsDouble(n)));
        }
    }

    private static double loops(ScalarAction action, int legs, int quartic, int sextic) {
        PointTheory theory = PointTheory.of(PHI46, List.of(Matrix.of(1, 1, 1 / action.quadratic())), Vector.of(1), 1);
        double sum = 0;
        Correlator correlator = new Correlator(PHI46, List.of(legs), List.of(quartic, sextic));
        for (Diagram diagram : Diagrams.of(correlator, DiagramSet.CONNECTED)) {
            sum += theory.value(diagram, java.util.Collections.nCopies(legs, 0));
        }
        return sum * Math.pow(action.quartic(), quartic) * Math.pow(action.sextic(), sextic);
    }

    /// All connected diagrams up to order 1/n².
    private static double summed(ScalarAction action, int legs) {
        double sum = legs == 2 ? 1 / action.quadratic() : 0;
        sum += loops(action, legs, 1, 0);
        return action.order() == 1 ? sum : sum + loops(action, legs, 2, 0) + loops(action, legs, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void theInverseIsTheSumOfTheDiagrams(int order) {
        ScalarAction action = new ScalarAction(order, 0.3, 1.3, -0.2, order == 1 ? 0 : 0.07);
        OutputCumulants back = action.cumulants();
        assertEquals(summed(action, 2), back.second(), 1e-14);
        assertEquals(summed(action, 4), back.fourth(), 1e-14);
        assertEquals(order == 1 ? 0 : summed(action, 6), back.sixth(), 1e-13);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "3, 1", "3, 2"})
    void theDiagramsOfTheActionGiveBackTheCorrelators(int hidden, int order) {
        assertConstant(order, n -> {
            OutputCumulants cumulants = cumulants(tanh(hidden, n), order);
            return summed(ScalarAction.of(cumulants), 2) - cumulants.second();
        });
        assertConstant(order, n -> {
            OutputCumulants cumulants = cumulants(tanh(hidden, n), order);
            return summed(ScalarAction.of(cumulants), 4) - cumulants.fourth();
        });
    }

    @Test
    void theSixthCumulantComesBackThroughTreesOfTwoQuarticVertices() {
        assertConstant(2, n -> {
            OutputCumulants cumulants = cumulants(tanh(1, n), 2);
            return summed(ScalarAction.of(cumulants), 6) - cumulants.sixth();
        });
        OutputCumulants cumulants = cumulants(tanh(1, 40), 2);
        ScalarAction tree = ScalarAction.treeLevel(cumulants);
        assertEquals(-cumulants.fourth() / Math.pow(cumulants.second(), 4), tree.quartic(), 1e-15);
        assertEquals(tree.sextic(), ScalarAction.of(cumulants).sextic(), 1e-15);
    }

    @Test
    void theActionOfAGaussianReadoutIsUnboundedBelowAtFirstOrder() {
        for (Wiring wiring : List.of(tanh(1, 10), tanh(3, 30), Chains.of(new Relu(), 2, 0, 2, 64))) {
            ScalarAction action = ScalarAction.of(cumulants(wiring, 1));
            double barrier = action.barrier().orElseThrow();
            assertTrue(action.at(barrier) > action.at(0.99 * barrier));
            assertTrue(action.at(barrier) > action.at(1.01 * barrier));
            double radius = action.positiveRadius().orElseThrow();
            assertEquals(action.at(0), action.at(radius), 1e-12);
            assertTrue(action.whyNotSampled().orElseThrow().contains("unbounded below"));
        }
        assertTrue(new ScalarAction(2, 0, 1, -0.1, 0.2).whyNotSampled().isEmpty());
    }
}
