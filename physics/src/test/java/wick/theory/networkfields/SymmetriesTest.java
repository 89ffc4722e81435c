package wick.theory.networkfields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.field.CosineNeuron;
import wick.network.field.ExponentialNeuron;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.network.field.Neuron;
import wick.network.field.Phases;
import wick.network.field.Readout;
import wick.numeric.matrix.Vector;

class SymmetriesTest {
    private static final List<Vector> POINTS =
            List.of(Vector.of(0.1, 0.2), Vector.of(0.7, -0.4), Vector.of(-0.3, 0.5), Vector.of(0.2, 0.9));

    static Stream<Neuron> neurons() {
        Readout centered = Readout.standard();
        Readout offset = new Readout(Readout.Law.NORMAL, 0.5, 1);
        Frequencies round = new Frequencies.Normal(Vector.of(1, 1));
        Frequencies stretched = new Frequencies.Normal(Vector.of(1, 1.6));
        Frequencies ball = new Frequencies.Ball(2, 1, 3);
        Phases circle = Phases.circle();
        Phases half = new Phases(0.3, Math.PI / 2);
        Phases arc = new Phases(0.3, 1);
        return Stream.of(
                new CosineNeuron(round, circle, centered),
                new CosineNeuron(ball, circle, centered),
                new CosineNeuron(ball, circle, offset),
                new CosineNeuron(stretched, circle, centered),
                new CosineNeuron(round, half, centered),
                new CosineNeuron(round, half, offset),
                new CosineNeuron(ball, arc, centered),
                new CosineNeuron(stretched, arc, offset),
                new ExponentialNeuron(2, 0.3, 0.1, centered),
                new ExponentialNeuron(2, 0.3, 0.1, offset));
    }

    /// A claimed symmetry leaves all connected correlators up to four points as they are to 1e-12, and a
    /// transformation that is not claimed changes one of them by more than 1e-3.
    @ParameterizedTest
    @MethodSource("neurons")
    void whatTheDensityOfTheParametersSaysTheCorrelatorsShow(Neuron neuron) {
        Symmetries claimed = Symmetries.of(neuron);
        assertEquals(claimed.translations(), unchanged(neuron, x -> Vector.of(x.at(0) + 0.8, x.at(1) - 0.5)));
        double c = Math.cos(0.9);
        double s = Math.sin(0.9);
        assertEquals(
                claimed.rotations(),
                unchanged(neuron, x -> Vector.of((c * x.at(0)) - (s * x.at(1)), (s * x.at(0)) + (c * x.at(1)))));
        assertEquals(true, !(neuron instanceof CosineNeuron) || unchanged(neuron, x -> x.map(u -> -u)));
        NetworkCorrelators correlators = NetworkCorrelators.of(FieldNetwork.of(neuron, 3));
        double odd = Math.max(
                Math.abs(correlators.connected(POINTS.subList(0, 1))),
                Math.abs(correlators.connected(POINTS.subList(0, 3))));
        assertEquals(claimed.sign(), odd < 1e-12);
    }

    private static boolean unchanged(Neuron neuron, UnaryOperator<Vector> motion) {
        NetworkCorrelators correlators = NetworkCorrelators.of(FieldNetwork.of(neuron, 3));
        List<Vector> moved = POINTS.stream().map(motion).toList();
        double largest = 0;
        for (int count = 1; count <= 4; count++) {
            double before = correlators.connected(POINTS.subList(0, count));
            largest = Math.max(largest, Math.abs(correlators.connected(moved.subList(0, count)) - before));
        }
        if (largest > 1e-12 && largest < 1e-3) {
            throw new AssertionError("neither a symmetry nor clearly broken: " + largest);
        }
        return largest <= 1e-12;
    }
}
