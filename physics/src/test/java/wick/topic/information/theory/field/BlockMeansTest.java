package wick.topic.information.theory.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Vector;
import wick.topic.information.QuadraticField;
import wick.topic.information.theory.field.BlockMeans.Direction;

class BlockMeansTest {
    private static final QuadraticField WORKED = QuadraticField.of(0.01, 1, 0.5);

    /// Values of reference/information/coarse_graining.py.
    @ParameterizedTest
    @CsvSource({"2, 0.04, 1.00249791840, 0.25020781322", "4, 0.16, 1.01247298075, 0.18879197773"})
    void couplingsOfBlockMeansAgreeWithTheReference(int block, double y0, double y1, double y2) {
        Vector couplings = new BlockMeans(WORKED, block).couplings(2, Direction.AXIS);
        assertEquals(y0, couplings.at(0), 1e-14);
        assertEquals(y1, couplings.at(1), 5e-12);
        assertEquals(y2, couplings.at(2), 5e-12);
    }

    /// Along an axis y2' = b⁻² y2 + (1 − b⁻²) y1/6 for y0 = 0, to y1/6 and not to 0; along the diagonal to y1/8.
    @Test
    void theSecondCouplingOfAMasslessFieldFlowsToASixth() {
        QuadraticField massless = QuadraticField.of(0, 1, 0.5);
        double[] expected = {0.25, 0.1875, 0.171875, 0.16796875};
        for (int step = 1; step <= 4; step++) {
            BlockMeans means = new BlockMeans(massless, 1 << step);
            assertEquals(expected[step - 1], means.couplings(2, Direction.AXIS).at(2), 1e-13);
            assertEquals(1, means.couplings(2, Direction.AXIS).at(1), 1e-13);
        }
        assertEquals(
                1.0 / 6,
                new BlockMeans(massless, 1024).couplings(2, Direction.AXIS).at(2),
                1e-6);
        assertEquals(
                0.125,
                new BlockMeans(massless, 128).couplings(2, Direction.DIAGONAL).at(2),
                1e-4);
    }

    /// In powers of |q|² the fixed point is y1 (|q|² + |q|⁴/12) in both directions.
    @Test
    void theFixedPointIsIsotropicInTheContinuum() {
        BlockMeans means = new BlockMeans(QuadraticField.of(0, 1, 0.5), 256);
        for (double angle : new double[] {0, 0.3, Math.PI / 4}) {
            double q = 0.01;
            double inverse = 1 / means.spectrum(q * Math.cos(angle), q * Math.sin(angle));
            assertEquals(1.0 / 12, (inverse - q * q) / (q * q * q * q), 2e-4);
        }
    }

    @Test
    void blocksOfBlocksAreBlocks() {
        for (Direction direction : Direction.values()) {
            Vector couplings = new BlockMeans(WORKED, 4).couplings(3, direction);
            double q = 1e-2;
            double sine = 4 * Math.sin(q / 2) * Math.sin(q / 2);
            double k = direction == Direction.AXIS ? sine : 2 * sine;
            double spectrum = new BlockMeans(WORKED, 4).spectrum(q, direction == Direction.AXIS ? 0 : q);
            assertEquals(QuadraticField.of(couplings.toArray()).stiffness(k), 1 / spectrum, 1e-13);
        }
        double aliased = 0;
        BlockMeans two = new BlockMeans(WORKED, 2);
        for (int m = 0; m < 4; m++) {
            double p1 = (0.7 + 2 * Math.PI * (m >> 1)) / 2;
            double p2 = (-1.9 + 2 * Math.PI * (m & 1)) / 2;
            aliased += Math.pow(Math.cos(p1 / 2) * Math.cos(p2 / 2), 2) * two.spectrum(p1, p2) / 4;
        }
        assertEquals(aliased, new BlockMeans(WORKED, 4).spectrum(0.7, -1.9), 1e-13);
    }

    /// Exact algebra, no floating point: for b = 2 the two aliases K₁, K₂ of an axis have K₁ + K₂ = 4, K₁ K₂ = Q, so
    /// 1/S' = 16 D(K₁) D(K₂) / (y0 p1 + y1 p2 + y2 p3) with power sums p1 = 4, p2 = 16 − 2Q, p3 = 64 − 12Q.
    @Test
    void inFractionsTheRuleOfTheSourceFailsForTheSecondCoupling() {
        BigFraction y1 = BigFraction.ONE;
        BigFraction y2 = new BigFraction(1, 2);
        BigFraction[] massless = halved(BigFraction.ZERO, y1, y2);
        assertEquals(y1, massless[1]);
        assertEquals(y2.divide(4).add(y1.divide(6).multiply(new BigFraction(3, 4))), massless[2]);
        assertEquals(new BigFraction(1, 4), massless[2], "the source: 1/8");
        BigFraction[] fixed = halved(BigFraction.ZERO, y1, y1.divide(6));
        assertEquals(y1.divide(6), fixed[2]);

        BigFraction[] massive = halved(new BigFraction(1, 100), y1, y2);
        Vector computed = new BlockMeans(WORKED, 2).couplings(2, Direction.AXIS);
        for (int i = 0; i < 3; i++) {
            assertEquals(massive[i].doubleValue(), computed.at(i), 1e-14);
        }
        assertEquals(new BigFraction(1, 25), massive[0]);
        // a mean divided by b² once more multiplies all couplings by b⁴
        assertEquals(
                16 * computed.at(0),
                ScalingRule.MEAN_DIVIDED.counted(WORKED.couplings(), 2).at(0),
                1e-12);
    }

    private static BigFraction[] halved(BigFraction y0, BigFraction y1, BigFraction y2) {
        BigFraction[] product = {
            y0.multiply(y0).add(y0.multiply(y1).multiply(4)).add(y0.multiply(y2).multiply(16)),
            y1.multiply(y1)
                    .subtract(y0.multiply(y2).multiply(2))
                    .add(y1.multiply(y2).multiply(4)),
            y2.multiply(y2)
        };
        BigFraction[] sum = {
            y0.multiply(4).add(y1.multiply(16)).add(y2.multiply(64)),
            y1.multiply(-2).subtract(y2.multiply(12)),
            BigFraction.ZERO
        };
        BigFraction[] quotient = new BigFraction[3];
        for (int n = 0; n < 3; n++) {
            BigFraction rest = product[n].multiply(16);
            for (int m = 0; m < n; m++) {
                rest = rest.subtract(quotient[m].multiply(sum[n - m]));
            }
            quotient[n] = rest.divide(sum[0]);
        }
        return quotient;
    }

    /// Counting powers: the mass grows as b², the gradient term stays, the next decays as b⁻².
    @Test
    void theRuleOfTheSourceCountsPowers() {
        assertEquals(Vector.of(0.04, 1, 0.125), ScalingRule.PLAIN_MEAN.counted(WORKED.couplings(), 2));
        assertEquals(Vector.of(0.16, 1, 0.03125), ScalingRule.PLAIN_MEAN.counted(WORKED.couplings(), 4));
        Vector literal = ScalingRule.MEAN_DIVIDED.counted(WORKED.couplings(), 2);
        assertEquals(0.64, literal.at(0), 1e-12);
        assertEquals(16, literal.at(1), 1e-12);
        assertEquals(2, literal.at(2), 1e-12);
        assertTrue(ScalingRule.counted(WORKED.couplings(), 2, 3, 1).at(1) == 2);
    }
}
