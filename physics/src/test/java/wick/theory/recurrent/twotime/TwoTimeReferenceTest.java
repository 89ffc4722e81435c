package wick.theory.recurrent.twotime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.Softplus;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Matrix;
import wick.theory.ReferenceTable;

/// Eight steps of seven networks against `reference/theory/two_time.py`, which iterates the whole table of times
/// and averages by quadrature over the plane.
class TwoTimeReferenceTest {
    private static final Signal SERIES = new Signal.Series(0.9, 0.4, Matrix.of(3, 2, 1, -0.5, 0.3, 2, -1.2, 0.4));

    @ParameterizedTest
    @ValueSource(strings = {"relu", "softplus", "series", "white", "fresh", "fresh series", "map"})
    void correlationsActivitiesPerturbationsAndCopiesAreThoseOfTheReference(String name) {
        Case here = of(name);
        Window window = Window.ofSteps(here.network, 8);
        TwoTimeMeanField field = TwoTimeMeanField.of(here.network, here.initialVariance);
        TwoTimeState state = field.over(window);
        TwoTimeFunction perturbation = field.perturbation(window, 0);
        Copies copies = field.copies(window, 0.4, CopyNoise.SHARED);

        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("two_time.csv")) {
            if (row.text(0).equals(name)) {
                int t = (int) row.number(1);
                int s = (int) row.number(2);
                String at = name + " at " + t + ", " + s;
                assertEquals(row.number(3), state.states().values().at(t, s), 2e-10, at);
                assertEquals(row.number(4), state.activities().values().at(t, s), 2e-10, at);
                assertEquals(row.number(5), perturbation.values().at(t, s), 2e-10, at);
                assertEquals(row.number(6), copies.cross().values().at(t, s), 2e-10, at);
                assertEquals(row.number(3), copies.original().values().at(t, s), 2e-10, at);
                compared++;
            }
        }
        assertEquals(45, compared);
    }

    private record Case(RecurrentNetwork network, double initialVariance) {}

    private static Case of(String name) {
        Signal none = new Signal.None();
        return switch (name) {
            case "relu" -> new Case(network(new Relu(), none, 0.25, 1, 1.5, 0.2, 0.3), 0.7);
            case "softplus" ->
                new Case(network(new Softplus(), new Signal.Constant(0.6), 0.5, 0.7, 1.2, 0.1, 0.5), 0.4);
            case "series" -> new Case(network(new Tanh(), SERIES, 0.2, 1, 2.25, 0.05, 0.2), 1.1);
            case "white" -> new Case(network(new Sigmoid(), new Signal.White(0.4), 0.3, 1.5, 4, 0, 0.1), 0.9);
            case "fresh" ->
                new Case(network(new Relu(), none, 0.25, 1, 1.5, 0.2, 0.3).withFreshWeights(0.25), 0.7);
            case "fresh series" -> {
                Signal slow = new Signal.Series(0.9, 2, Matrix.of(3, 2, 1, -0.5, 0.3, 2, -1.2, 0.4));
                yield new Case(network(new Tanh(), slow, 1, 1, 2.25, 0.3, 0.2).withFreshWeights(1), 1.1);
            }
            case "map" -> new Case(network(new Softplus(), none, 1, 1, 1.1, 0.3, 0), 0.8);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static RecurrentNetwork network(
            Activation activation,
            Signal signal,
            double step,
            double decay,
            double weightVariance,
            double biasVariance,
            double noise) {
        return new RecurrentNetwork(
                decay, weightVariance, biasVariance, noise, activation, signal, new Time.Steps(step), Ties.TIED);
    }
}
