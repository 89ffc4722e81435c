package wick.lab.networkfields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.field.CosineNeuron;
import wick.network.field.ExponentialNeuron;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.network.field.Phases;
import wick.network.field.Readout;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;

/// Seed 1. Bounds are four standard errors unless said otherwise: a right law fails in one of 16 000
/// cases.
class FieldEnsembleTest {

    private static Matrix column(double... places) {
        return Matrix.of(places.length, 1, places);
    }

    private static Matrix sample(FieldNetwork network, int networks, Matrix points) {
        return new FieldEnsemble(network, Address.of(1, "field-test"), networks).sample(points);
    }

    private static void assertWithin(double exact, Estimate measured) {
        assertEquals(0, measured.deviationsFrom(exact), 4, () -> measured + " for " + exact);
    }

    /// The propagators of mass 1 with the cutoff 10, printed elsewhere.
    @ParameterizedTest
    @CsvSource({
        "1, 1, .4682744826, .2976031119, .0690241649",
        "1, 8, .4682744826, .2976031119, .0690241649",
        "2, 2, .3672596216, .1397151255, .0185204983",
        "3, 5, .4320777196, .0943873145, .0048201098"
    })
    void theFreeScalarHasItsPropagatorAtEveryWidth(int d, int width, double zero, double half, double two) {
        FieldNetwork network = FieldNetwork.freeScalar(new Frequencies.Ball(d, 1, 10), width);
        Matrix points = Matrix.zeros(3, d);
        points.set(1, d - 1, 0.5);
        points.set(2, 0, 2);
        Matrix values = sample(network, 60_000, points);
        assertWithin(zero, ConnectedEstimates.two(values, 0, 0));
        assertWithin(half, ConnectedEstimates.two(values, 0, 1));
        assertWithin(two, ConnectedEstimates.two(values, 0, 2));
    }

    @Test
    void fourPointFunctionsAreThoseOfOneNeuronOverTheWidth() {
        Matrix points = column(0, 0.5, 1, 2);
        Matrix cosine = sample(FieldNetwork.cosine(10, 1.0), 200_000, points);
        assertWithin(.025625584584, ConnectedEstimates.four(cosine, 0, 1, 2, 3));
        assertWithin(.0375, ConnectedEstimates.four(cosine, 0, 0, 0, 0));
        var uniform = new CosineNeuron(
                new Frequencies.Normal(Vector.of(1)), Phases.circle(), new Readout(Readout.Law.UNIFORM, 0, 1));
        Matrix flat = sample(FieldNetwork.of(uniform, 10), 200_000, points);
        // (9/5) (1/8) 3 − 3/4, over 10
        assertWithin(-.0075, ConnectedEstimates.four(flat, 0, 0, 0, 0));
        Matrix gauss =
                sample(FieldNetwork.of(new ExponentialNeuron(1, .25, .1, Readout.standard()), 10), 200_000, points);
        assertWithin(.346045888930, ConnectedEstimates.four(gauss, 0, 1, 2, 3));
        assertWithin(Math.exp(-.25 * 4 / 2), ConnectedEstimates.two(gauss, 0, 3));
    }

    @Test
    void aSharedScaleHasItsSpread() {
        Matrix values = sample(FieldNetwork.cosine(500, 1.0).withScaleSpread(0.6), 50_000, column(0));
        // E s⁴ 3/(8N) + Var(s²) 3/4
        assertWithin(1.36 * 0.375 / 500 + 0.36 * 0.75, ConnectedEstimates.four(values, 0, 0, 0, 0));
        assertWithin(0.5, ConnectedEstimates.two(values, 0, 0));
    }

    /// From ensembles of 6 networks: the mean over 20 000 of them is right, where products of sample
    /// means are off by many errors.
    @Test
    void connectedCorrelatorsAreWithoutBiasInTheSmallestEnsembles() {
        Matrix values = sample(FieldNetwork.cosine(2, 1.0), 120_000, column(0, 0.7));
        Moments without = new Moments();
        Moments plain = new Moments();
        for (int e = 0; e < 20_000; e++) {
            Matrix few = values.rows(6 * e, 6 * e + 6);
            without.add(ConnectedEstimates.four(few, 0, 0, 1, 1).mean());
            double[] m = new double[4];
            for (int n = 0; n < 6; n++) {
                double f = few.at(n, 0);
                double g = few.at(n, 1);
                m[0] += f * f * g * g / 6;
                m[1] += f * f / 6;
                m[2] += g * g / 6;
                m[3] += f * g / 6;
            }
            plain.add(m[0] - (m[1] * m[2]) - (2 * m[3] * m[3]));
        }
        double u = Math.exp(-0.49 / 2);
        double u2 = Math.exp(-4 * 0.49 / 2);
        double exact = (3.0 / 8 * (2 + u2) - 0.25 - 0.5 * u * u) / 2;
        assertWithin(exact, without.estimate());
        assertTrue(Math.abs(plain.estimate().deviationsFrom(exact)) > 8, () -> "plain " + plain.estimate());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void frequenciesFillTheBallEvenly(int dimension) {
        FieldParameters drawn =
                new FieldParameters(FieldNetwork.freeScalar(new Frequencies.Ball(dimension, 1, 5), 20_000));
        drawn.draw(Address.of(1, "ball").open());
        Moments squares = new Moments();
        Moments first = new Moments();
        for (int i = 0; i < drawn.width(); i++) {
            squares.add(drawn.square(i));
            first.add(drawn.frequencies[i * dimension]);
            assertTrue(drawn.square(i) < 25);
        }
        assertWithin(25.0 * dimension / (dimension + 2), squares.estimate());
        assertWithin(0, first.estimate());
    }

    @Test
    void numbersDoNotDependOnTheNumberOfThreads() {
        List<Matrix> values = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            Parallel.withThreads(threads, () -> values.add(sample(FieldNetwork.cosine(3, 1.0), 1000, column(0, 1))));
        }
        assertEquals(values.get(0), values.get(1));
        assertThrows(IllegalArgumentException.class, () -> sample(FieldNetwork.cosine(3, 1.0), 10, Matrix.zeros(1, 2)));
    }
}
