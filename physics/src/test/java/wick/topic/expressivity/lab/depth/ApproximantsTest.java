package wick.topic.expressivity.lab.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.random.Address;
import wick.topic.expressivity.theory.depth.Sawtooth;
import wick.topic.expressivity.theory.depth.Staircase;

class ApproximantsTest {

    @Test
    void foldedTentsHaveTwoToTheLayersPieces() {
        for (int layers = 1; layers <= 10; layers++) {
            Sawtooth theory = new Sawtooth(layers);
            WeightedNetwork network = Approximants.sawtooth(layers);
            assertEquals(theory.neurons(), network.neurons());
            assertEquals(layers, network.hiddenLayers());
            assertEquals(theory.pieces(), Approximants.pieces(network, 2 << layers));
        }
    }

    @Test
    void sawteethAddUpToASquare() {
        for (int layers = 1; layers <= 12; layers++) {
            WeightedNetwork network = Approximants.square(layers);
            assertTrue(network.skips());
            assertEquals(
                    new Sawtooth(layers).squareError(),
                    Approximants.largestError(network, x -> x * x, 4 << layers),
                    1e-15);
        }
    }

    @Test
    void bendsPassThroughTheirKnots() {
        WeightedNetwork network = Approximants.bends(Math::exp, 16);
        assertEquals(16, network.neurons());
        assertEquals(0, Approximants.largestError(network, Math::exp, 16), 1e-13);
        assertEquals(16, Approximants.pieces(network, 64));
    }

    /// A straight line has no curvature: what is left is the step alone, exactly, away from both ends.
    @Test
    void stepsLeaveWhatTheoryFindsForAStraightLine() {
        WeightedNetwork network = Approximants.steps(x -> x, 16, 50);
        double largest = 0;
        for (int i = 4000; i <= 12_000; i++) {
            double x = i / 16_000.0;
            largest = Math.max(largest, Math.abs(network.apply(x)[0] - x));
        }
        assertEquals(new Staircase(16).steps(1, 50), largest, 1e-5);
    }

    @Test
    void trainingDoesNotFindTheSawtoothThatItsNetworkCouldBe() {
        List<Double> errors = new LearnedSawtooth(5, 2, 300).errors(3, Address.of(1, "learned"));
        assertEquals(3, errors.size());
        assertTrue(errors.stream().allMatch(error -> error > 0.1 && error < 1), errors::toString);
    }
}
