package wick.theory.generalization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.theory.ReferenceTable;

class EigenLearningTest {
    private static EigenLearning powerLaw(double ridge) {
        return new EigenLearning(
                Vector.range(1, 41).map(i -> Math.pow(i, -1.6)),
                Vector.range(1, 41).map(i -> 1 / (i * i)),
                ridge,
                0.03);
    }

    @Test
    void curvesOfAPowerLawAreThoseOfTheReference() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("eigen_learning.csv")) {
            EigenLearning.Point point = powerLaw(row.number(0)).at(row.number(1));
            assertEquals(row.number(2), point.threshold(), 1e-12 * row.number(2), row.toString());
            assertEquals(row.number(3), point.testError(), 1e-11 * row.number(3), row.toString());
            assertEquals(row.number(4), point.trainingError(), 1e-11 * row.number(4) + 1e-300, row.toString());
            compared++;
        }
        assertEquals(22, compared);
    }

    /// d equal modes: κ = λ(d − n)/n, so that error is 1 − n/d of the target, plus σ² n/(d − n) + σ² of
    /// noise.
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 99})
    void equalModesHaveTheCurveInClosedForm(int n) {
        int d = 100;
        double[] equal = new double[d];
        Arrays.fill(equal, 0.3);
        double[] power = new double[d];
        Arrays.fill(power, 0.02);
        EigenLearning.Point point = new EigenLearning(Vector.of(equal), Vector.of(power), 0, 0.1).at(n);
        assertEquals(0.3 * (d - n) / n, point.threshold(), 1e-12 * point.threshold());
        assertEquals(2 * (1 - n / 100.0) + 0.1 * d / (d - n), point.testError(), 1e-11 * point.testError());
        assertEquals(0, point.trainingError());
    }

    @Test
    void learnabilitiesSumToTheNumberOfPointsWithoutRidge() {
        EigenLearning curve = powerLaw(0);
        EigenLearning.Point point = curve.at(17);
        double sum = 0;
        for (int i = 0; i < 40; i++) {
            sum += point.learnability(curve.eigenvalues().at(i));
        }
        assertEquals(17, sum, 1e-11);
    }

    /// More points than modes, no ridge: least squares, of test error σ² n/(n − r) and training error σ²
    /// (1 − r/n).
    @Test
    void withMorePointsThanModesItIsLeastSquares() {
        EigenLearning.Point point = powerLaw(0).at(100);
        assertEquals(0.03 * 100 / 60, point.testError(), 1e-14);
        assertEquals(0.03 * 60 / 100, point.trainingError(), 1e-14);
        assertThrows(IllegalArgumentException.class, () -> powerLaw(0).at(40));
        assertThrows(IllegalArgumentException.class, () -> powerLaw(0).at(0));
    }

    /// Gaussian features, for which the curve is the limit of large n; at n = 200 what is left is of
    /// order 1/n. Four standard errors over 60 training sets and 1 % for the truncation; seed fixed.
    @ParameterizedTest
    @CsvSource({"0.02, 1", "2, 2", "40, 3"})
    void regressionOnGaussianFeaturesFollowsTheCurve(double ridge, long seed) {
        int n = 200;
        int modes = 300;
        int sets = 60;
        Vector eigenvalues = Vector.range(0, modes).map(i -> i < 100 ? 1 : 0.1);
        Vector power = Vector.range(0, modes).map(i -> i < 100 ? 0.008 : 0.001);
        double noise = 0.05;
        EigenLearning.Point point = new EigenLearning(eigenvalues, power, ridge, noise).at(n);
        double[] test = new double[sets];
        double[] training = new double[sets];
        double[] estimate = new double[sets];
        for (int s = 0; s < sets; s++) {
            RandomStream random = Address.of(seed, "features").network(s).open();
            double[] measured = regression(random, new EigenLearning(eigenvalues, power, ridge, noise), n);
            test[s] = measured[0];
            training[s] = measured[1];
            estimate[s] = measured[2];
        }
        assertMean(point.testError(), test);
        assertMean(point.trainingError(), training);
        assertMean(point.testError(), estimate);
    }

    /// Exact test error, training error and risk estimate of one training set: the target is Σ v_i u_i
    /// and the learned function Σ w_i u_i over independent standard normal u_i, features being √λ_i u_i.
    private static double[] regression(RandomStream random, EigenLearning setting, int n) {
        int modes = setting.power().size();
        Matrix u = Matrix.zeros(n, modes);
        random.normalsInto(n * modes, u.entries(), 0);
        Matrix features = u.copy();
        Matrix target = Matrix.zeros(modes, 1);
        for (int j = 0; j < modes; j++) {
            target.set(j, 0, random.nextSign() * Math.sqrt(setting.power().at(j)));
            for (int i = 0; i < n; i++) {
                features.set(i, j, u.at(i, j) * Math.sqrt(setting.eigenvalues().at(j)));
            }
        }
        Matrix y = Products.times(u, target);
        for (int i = 0; i < n; i++) {
            y.set(i, 0, y.at(i, 0) + Math.sqrt(setting.noise()) * random.nextNormal());
        }
        Matrix a = Products.gram(features);
        for (int i = 0; i < n; i++) {
            a.set(i, i, a.at(i, i) + setting.ridge());
        }
        if (!(Factorization.of(a) instanceof Factorization.Cholesky cholesky)) {
            throw new AssertionError("singular");
        }
        Matrix weights = cholesky.solve(y);
        Matrix learned = Products.transposedTimes(features, weights);
        double test = setting.noise();
        for (int j = 0; j < modes; j++) {
            double difference =
                    learned.at(j, 0) * Math.sqrt(setting.eigenvalues().at(j)) - target.at(j, 0);
            test += difference * difference;
        }
        double training = 0;
        for (double w : weights.entries()) {
            training += setting.ridge() * setting.ridge() * w * w / n;
        }
        double estimate = AlignmentEstimate.risk(weights, Vector.of(cholesky.inverseDiagonal()));
        return new double[] {test, training, estimate};
    }

    private static void assertMean(double expected, double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
        double error = Math.sqrt(variance / values.length) + 0.0025 * expected;
        assertTrue(
                Math.abs(mean - expected) < 4 * error,
                () -> "mean " + mean + " ± " + error + " for predicted " + expected);
    }

    @Test
    void thePoolGivesItsSpectrumAndTheTargetsPower() {
        Matrix kernel = Matrix.of(3, 3, 2, 0.5, 0.1, 0.5, 1.5, -0.3, 0.1, -0.3, 1);
        Matrix targets = Matrix.of(3, 2, 1, 0, 0, 2, -1, 1);
        EigenLearning pool = EigenLearning.ofPool(kernel, targets, 0.1);
        double power = 0;
        for (int i = 0; i < 3; i++) {
            power += pool.power().at(i);
            assertEquals(
                    SymmetricEigen.of(kernel).values().at(i) / 3,
                    pool.eigenvalues().at(i),
                    1e-15);
        }
        assertEquals(7 / 3.0, power, 1e-14);
    }
}
