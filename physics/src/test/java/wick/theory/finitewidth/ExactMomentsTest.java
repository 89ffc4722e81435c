package wick.theory.finitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static wick.theory.Printed.assertPrinted;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.network.Linear;
import wick.network.Relu;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;

class ExactMomentsTest {

    @Test
    void deepLinearMomentsHaveThePrintedValues() {
        DeepLinearMoments moments = DeepLinearMoments.of(Chains.deep(new Linear(), Laws.ntk(1, 0), 2, 10, 5));
        assertEquals(1, moments.relativeMoment(1));
        assertPrinted("2.0736", moments.relativeMoment(2));
        assertPrinted("7.96594176", moments.relativeMoment(3));
        assertPrinted("52.205595918336", moments.relativeMoment(4));
        assertEquals(List.of(10, 10, 10, 10), moments.hiddenWidths());
        assertPrinted(
                "1.953125",
                DeepLinearMoments.of(Chains.deep(new Linear(), Laws.ntk(1, 0), 2, 8, 4))
                        .relativeMoment(2));
    }

    @Test
    void deepLinearPairMomentsHaveThePrintedValues() {
        DeepLinearMoments moments = DeepLinearMoments.of(Chains.deep(new Linear(), Laws.ntk(1, 0), 2, 6, 4));
        Matrix kernel = moments.kernel(Matrix.of(2, 2, 1, 0.3, 0.2, 1.1));
        assertPrinted(".4844296296", moments.pairMoment(kernel, 0, 0, 1, 1));
        assertPrinted(".3279481481", moments.pairMoment(kernel, 0, 1, 0, 1));
        double mean = kernel.at(0, 1);
        assertEquals(
                moments.pairMoment(kernel, 0, 1, 0, 1) - mean * mean,
                moments.pairCovariance(kernel, 0, 1, 0, 1),
                1e-15);
        assertEquals(moments.squareCovariance(kernel.at(0, 0)), moments.pairCovariance(kernel, 0, 0, 0, 0), 1e-15);
    }

    @Test
    void criticalReluMomentsHaveThePrintedValues() {
        DeepReluMoments moments = DeepReluMoments.of(Chains.deep(new Relu(), Laws.ntk(2, 0), 2, 10, 5));
        assertEquals(1, moments.relativeMoment(1), 1e-15);
        assertPrinted("5.0625", moments.relativeMoment(2));
        assertPrinted("74.71182096", moments.relativeMoment(3));
        assertPrinted("2495.66428148", moments.relativeMoment(4));
        DeepReluMoments other = DeepReluMoments.of(Chains.deep(new Relu(), Laws.ntk(2, 0), 2, 16, 3));
        assertEquals(2, other.kernel(1));
        assertPrinted("6.890625", 4 * other.relativeMoment(2));
        assertPrinted("20.671875", other.outputMoment(2, 2));
        assertEquals(6.890625 - 4, other.squareCovariance(2), 1e-14);
    }

    @Test
    void theSecondReluMomentIsKnownInClosedFormAtEveryWidth() {
        for (int width : new int[] {1, 2, 7, 100, 3000}) {
            DeepReluMoments moments = DeepReluMoments.of(Chains.of(new Relu(), Laws.ntk(2, 0), 2, width));
            assertEquals(1 + 5.0 / width, moments.relativeMoment(2), 1e-14 * (1 + 5.0 / width));
        }
    }

    @Test
    void aSingleHiddenUnitKeepsAllHigherLayersOfRankOne() {
        DeepLinearMoments moments = DeepLinearMoments.of(Chains.of(new Linear(), Laws.ntk(1, 0), 2, 1));
        Matrix orthogonal = Matrix.identity(2);
        assertEquals(1, moments.pairMoment(orthogonal, 0, 0, 1, 1), 1e-15);
        assertEquals(1, moments.pairMoment(orthogonal, 0, 1, 0, 1), 1e-15);
    }
}
