package wick.topic.expressivity.lab.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.topic.expressivity.structure.ClassModel;
import wick.topic.expressivity.theory.structure.SumsOfUniforms;

class LearnedStructureTest {

    /// Two methods of integration and of maximization that share no code.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50})
    void fittedQuarticsAreThoseOfLargestEntropy(int terms) {
        SumsOfUniforms sums = new SumsOfUniforms(terms);
        assertEquals(sums.quartic(), QuarticFit.quartic(1, 3 + sums.fourthCumulant()), 1e-8);
        assertEquals(sums.quartic() / 4, QuarticFit.quartic(2, 4 * (3 + sums.fourthCumulant())), 1e-8);
    }

    /// ⟨x²⟩ = 1 and ⟨x⁴⟩ = 3 − 6/(5n), with errors of at most √(⟨x⁸⟩/N) < √(105/N); false alarm once in 16 000 seeds.
    @Test
    void drawnSumsHaveTheMomentsOfTheirLaw() {
        double[] moments = new double[2];
        int count = 100_000;
        QuarticFit.momentsInto(Address.of(1, "sums-of-uniforms").open(), 5, count, moments);
        assertEquals(1, moments[0], 4 * Math.sqrt(2.0 / count));
        assertEquals(3 - 1.2 / 5, moments[1], 4 * Math.sqrt(105.0 / count));
    }

    /// At the best weights what is left, label less probability, is orthogonal to every feature, products among them.
    @Test
    void aTrainedQuadraticSoftmaxLeavesNothingThatIsQuadratic() {
        int count = 400;
        var stream = Address.of(2, "quadratic-softmax").open();
        Matrix inputs = Matrix.zeros(count, 2);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            stream.normalsInto(2, inputs.entries(), 2 * i);
            double odds = Math.exp(2 * inputs.at(i, 0) * inputs.at(i, 1));
            labels[i] = stream.nextUniform() * (1 + odds) < odds ? 1 : 0;
        }
        SoftmaxRegression softmax = SoftmaxRegression.train(inputs, labels, 2, 2);
        double product = 0;
        for (int i = 0; i < count; i++) {
            product += (labels[i] - softmax.probabilities(inputs.row(i))[1]) * inputs.at(i, 0) * inputs.at(i, 1);
        }
        assertEquals(0, product, 1e-6);
        // 1, x, y, x², x y, y²: the logit's coefficient of x y is 2, with an error of about .25
        assertEquals(2, softmax.logit(1)[4], 1);
    }

    /// A table of 2 x 2 counts has its odds as the best weights.
    @Test
    void aTrainedSoftmaxOfOneBitHasTheOddsOfItsExamples() {
        Matrix inputs = Matrix.of(10, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        int[] labels = {0, 0, 0, 0, 1, 0, 1, 1, 1, 2};
        int[] two = {0, 0, 0, 0, 1, 0, 1, 1, 1, 1};
        SoftmaxRegression softmax = SoftmaxRegression.train(inputs, two, 2, 1);
        assertArrayEquals(new double[] {Math.log(0.25), Math.log(4) - Math.log(0.25)}, softmax.logit(1), 1e-9);
        assertArrayEquals(new double[] {0.2, 0.8}, softmax.probabilities(new double[] {1}), 1e-9);
        assertThrows(IllegalStateException.class, () -> SoftmaxRegression.train(inputs, labels, 3, 1));
    }

    /// False alarm once in 16 000 seeds for each of the fourteen means; the seed is fixed.
    @Test
    void drawnExamplesHaveTheMeansOfTheirClasses() {
        Vector priors = Vector.of(0.25, 0.75);
        List<ClassModel> models = List.of(
                new ClassModel.Gaussians(
                        priors,
                        Matrix.of(2, 2, 1, 2, 3, 4),
                        List.of(Matrix.of(2, 2, 2, 0.5, 0.5, 1), Matrix.identity(2))),
                new ClassModel.Bits(priors, Matrix.of(2, 2, 0.1, 0.2, 0.3, 0.4)),
                new ClassModel.Counts(priors, Matrix.of(2, 2, 1, 2, 3, 4)),
                new ClassModel.Draws(priors, Matrix.of(2, 3, 0.2, 0.3, 0.5, 0.6, 0.3, 0.1), 5));
        double[][] means = {{2.5, 3.5}, {0.25, 0.35}, {2.5, 3.5}, {2.5, 1.5}};
        for (int m = 0; m < models.size(); m++) {
            DrawnClasses classes = new DrawnClasses(models.get(m));
            var stream = Address.of(1, "drawn-classes").network(m).open();
            double[] x = new double[2];
            double[] sums = new double[3];
            double[] squares = new double[2];
            int count = 40_000;
            for (int i = 0; i < count; i++) {
                sums[2] += classes.drawInto(stream, x);
                for (int k = 0; k < 2; k++) {
                    sums[k] += x[k];
                    squares[k] += x[k] * x[k];
                }
            }
            assertEquals(0.75, sums[2] / count, 4 * Math.sqrt(0.75 * 0.25 / count));
            for (int k = 0; k < 2; k++) {
                double mean = sums[k] / count;
                double error = Math.sqrt((squares[k] / count - mean * mean) / count);
                assertTrue(Math.abs(mean - means[m][k]) < 4 * error, models.get(m) + " component " + k);
            }
        }
    }
}
