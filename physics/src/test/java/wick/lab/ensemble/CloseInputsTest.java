package wick.lab.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wick.lab.realization.Realization;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Linear;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Readings of two inputs that almost coincide.
class CloseInputsTest {
    private static final Address ADDRESS = Address.of(3, "close-inputs");

    private static Wiring wiring(wick.network.Activation activation, double biasVariance) {
        var variances = new Initialization.Variances(1.4, biasVariance);
        List<Layer> block = List.of(new Layer.Dense(20, variances), new Layer.Pointwise(activation));
        return new Network(
                        3,
                        List.of(new Layer.Repeat(3, block), new Layer.Dense(1, variances)),
                        Distribution.NORMAL,
                        Parameterization.NTK)
                .wire();
    }

    private static double[] read(Wiring wiring, Engine engine, Matrix inputs, Reading reading) {
        Matrix rows = new Ensemble(wiring, engine, ADDRESS, 1).sample(inputs, reading, _ -> {});
        return rows.row(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"REAL_WEIGHTS", "IMPLICIT_WEIGHTS"})
    void distancesAndDecorrelationsAreThoseOfTheKernel(Engine engine) {
        Matrix inputs = Matrix.of(3, 3, 1, 0.2, -0.3, 0.4, -0.9, 0.1, 0.7, 0.6, 0.5);
        Wiring wiring = wiring(new Tanh(), 0.1);
        List<Integer> layers = List.of(0, 1, 3);
        double[] kernels = read(wiring, engine, inputs, new Reading.Kernels(layers));
        double[] distances = read(wiring, engine, inputs, new Reading.SquaredDistances(layers));
        double[] apart = read(wiring, engine, inputs, new Reading.Decorrelations(layers));
        assertEquals(9, distances.length);
        int at = 0;
        for (int l = 0; l < 3; l++) {
            for (int a = 0; a < 3; a++) {
                for (int b = a + 1; b < 3; b++) {
                    double own = kernels[(6 * l) + Pairs.index(a, a, 3)];
                    double other = kernels[(6 * l) + Pairs.index(b, b, 3)];
                    double cross = kernels[(6 * l) + Pairs.index(a, b, 3)];
                    assertEquals(own + other - (2 * cross), distances[at], 1e-13);
                    assertEquals(1 - (cross / Math.sqrt(own * other)), apart[at], 1e-13);
                    at++;
                }
            }
        }
    }

    /// In a linear network without bias the difference of x and (1 + ε) x is ε times what x gives, and both stay
    /// parallel; a difference of kernels would lose every digit of ε².
    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"REAL_WEIGHTS", "IMPLICIT_WEIGHTS"})
    void aDifferenceFarBelowTheRoundingOfTheKernelKeepsItsDigits(Engine engine) {
        double epsilon = 0x1p-30;
        double grown = 1 + epsilon;
        Matrix inputs = Matrix.of(2, 3, 1, 0.25, -0.5, grown, 0.25 * grown, -0.5 * grown);
        Wiring wiring = wiring(new Linear(), 0);
        double[] kernels = read(wiring, engine, inputs, new Reading.Kernels(List.of(3)));
        double[] distances = read(wiring, engine, inputs, new Reading.SquaredDistances(List.of(3)));
        double[] apart = read(wiring, engine, inputs, new Reading.Decorrelations(List.of(3)));
        assertEquals(1, distances[0] / (epsilon * epsilon * kernels[0]), 2e-6);
        assertEquals(0, apart[0], 1e-5 * epsilon * epsilon);
    }

    /// A quarter turn by the angle ε: 1 − c = (1 − cos ε) / 1 at the first layer without bias.
    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"REAL_WEIGHTS", "IMPLICIT_WEIGHTS"})
    void aSmallAngleKeepsItsDigits(Engine engine) {
        double angle = 1e-7;
        Matrix inputs = Matrix.of(2, 3, 1, 0, 0, Math.cos(angle), Math.sin(angle), 0);
        double[] apart = read(wiring(new Linear(), 0), engine, inputs, new Reading.Decorrelations(List.of(0)));
        assertEquals(1, apart[0] / (angle * angle / 2), 1e-8);
    }

    @Test
    void aSignalThatHasDiedOutHasNoCorrelation() {
        Realization network = Realization.of(wiring(new Relu(), 0), Engine.REAL_WEIGHTS);
        Matrix zeros = Matrix.zeros(2, 3);
        network.realize(ADDRESS, zeros);
        Reading.Reader reader = new Reading.Decorrelations(List.of(1)).open(network.wiring(), 2);
        assertThrows(ArithmeticException.class, () -> reader.readInto(network, new double[1], 0));
    }
}
