package wick.topic.expressivity.theory.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.topic.expressivity.structure.ClassModel;

class PosteriorTest {
    private static final Vector PRIORS = Vector.of(0.6, 0.4);

    @Test
    void probabilitiesOfAllInputsSumToOne() {
        var bits = new ClassModel.Bits(PRIORS, Matrix.of(2, 2, 0.3, 0.9, 0.5, 0.2));
        var draws = new ClassModel.Draws(PRIORS, Matrix.of(2, 3, 0.2, 0.3, 0.5, 0.6, 0.3, 0.1), 4);
        var counts = new ClassModel.Counts(PRIORS, Matrix.of(2, 1, 2, 5));
        for (int y = 0; y < 2; y++) {
            double ofBits = 0;
            for (int s = 0; s < 4; s++) {
                ofBits += Math.exp(-new Posterior(bits).hamiltonians(new double[] {s & 1, s >> 1})[y]);
            }
            double ofDraws = 0;
            for (int a = 0; a <= 4; a++) {
                for (int b = 0; a + b <= 4; b++) {
                    ofDraws += Math.exp(-new Posterior(draws).hamiltonians(new double[] {a, b})[y]);
                }
            }
            double ofCounts = 0;
            for (int k = 0; k < 60; k++) {
                ofCounts += Math.exp(-new Posterior(counts).hamiltonians(new double[] {k})[y]);
            }
            assertEquals(1, ofBits, 1e-12);
            assertEquals(1, ofDraws, 1e-12);
            assertEquals(1, ofCounts, 1e-12);
        }
    }

    /// N(0, 1) with prior 0.6 and N(1, 4) with prior 0.4 at x = 2, and at x = 0.
    @Test
    void posteriorsOfTwoNormalsAreThoseOfBayes() {
        var model = new ClassModel.Gaussians(
                PRIORS, Matrix.of(2, 1, 0, 1), List.of(Matrix.of(1, 1, 1), Matrix.of(1, 1, 4)));
        double one = 0.6 * Math.exp(-2);
        double two = 0.4 * Math.exp(-0.125) / 2;
        assertEquals(one / (one + two), new Posterior(model).of(new double[] {2})[0], 1e-14);
        assertEquals(2, new Posterior(model).order());
        assertEquals(3, new Posterior(model).freeWeights());
    }

    /// With unit variances and correlation r, H = (x² − 2 r x y + y²)/(2 (1 − r²)) + ln 2π √(1 − r²).
    @Test
    void theEnergyOfACorrelatedNormalHasTheProductOfBoth() {
        double r = 0.6;
        Matrix tilted = Matrix.of(2, 2, 1, r, r, 1);
        var model = new ClassModel.Gaussians(PRIORS, Matrix.of(2, 2, 0, 0, 1, 1), List.of(tilted, tilted));
        double expected = (4 - 2 * r * 2 * -3 + 9) / (2 * (1 - r * r)) + Math.log(2 * Math.PI * Math.sqrt(1 - r * r));
        assertEquals(expected, new Posterior(model).hamiltonians(new double[] {2, -3})[0], 1e-12);
        // three weights that the classes do not share, and half of one over n for each
        assertEquals(0.015, new Posterior(model).learnedDivergence(100), 1e-15);
    }

    /// Third differences of ln p(1|x)/p(0|x) vanish for all, second differences where the order is 1.
    @Test
    void logOddsAreOfTheDegreeThatIsStated() {
        Matrix round = Matrix.of(1, 1, 1);
        List<ClassModel> models = List.of(
                new ClassModel.Gaussians(PRIORS, Matrix.of(2, 1, 0, 1), List.of(round, round)),
                new ClassModel.Gaussians(PRIORS, Matrix.of(2, 1, 0, 1), List.of(round, Matrix.of(1, 1, 4))),
                new ClassModel.Counts(PRIORS, Matrix.of(2, 1, 2, 5)),
                new ClassModel.Draws(PRIORS, Matrix.of(2, 2, 0.2, 0.8, 0.6, 0.4), 4));
        for (ClassModel model : models) {
            Posterior posterior = new Posterior(model);
            double[] odds = new double[4];
            for (int k = 0; k < 4; k++) {
                double[] p = posterior.of(new double[] {k});
                odds[k] = Math.log(p[1] / p[0]);
            }
            double second = odds[2] - 2 * odds[1] + odds[0];
            assertEquals(0, odds[3] - 3 * odds[2] + 3 * odds[1] - odds[0], 1e-10);
            assertEquals(posterior.order() == 1, Math.abs(second) < 1e-10, model::toString);
        }
    }
}
