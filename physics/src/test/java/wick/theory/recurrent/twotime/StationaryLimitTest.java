package wick.theory.recurrent.twotime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.recurrent.RecurrentNetwork;
import wick.theory.recurrent.meanfield.Fluctuating;
import wick.theory.recurrent.meanfield.StationaryState;

/// The end of the transient against the stationary equations, which are solved by a potential or by iteration in
/// frequency; what is left of the start after thirty decay times is below 2e-5.
class StationaryLimitTest {

    @ParameterizedTest
    @CsvSource({
        "tanh, 1, 0.81, 1, 0",
        "tanh, 1, 1.44, 0.6, 0.3",
        "tanh, 2, 4, 0.5, 0.2",
        "softplus, 1, 0.6, 0.5, 0.1",
        "relu, 1, 1, 0.4, 0.2",
        "sigmoid, 0.5, 2, 0.3, 0",
        "erf, 1, 1.5, 1, 0.1"
    })
    void theTwoTimeEquationsEndInTheStationaryState(
            String activation, double decay, double weightVariance, double noise, double biasVariance) {
        RecurrentNetwork network = RecurrentNetwork.of(
                        Activation.named(activation).orElseThrow(), decay, weightVariance, noise)
                .withBiasVariance(biasVariance);
        Fluctuating end = (Fluctuating) StationaryState.of(network);
        double variance = end.variance().orElseThrow().value();
        Window window = new Window(30 / decay, 30);
        TwoTimeMeanField field = TwoTimeMeanField.of(network, variance).withAccuracy(1e-5);
        TwoTimeState state = field.over(window);
        double tolerance = 2e-5 * variance;
        for (int k = 0; k <= 6; k++) {
            double lag = k / decay;
            assertEquals(end.autocorrelation(lag), state.states().values().at(30, 30 - k), tolerance, "lag " + lag);
            assertEquals(
                    end.activityAutocorrelation(lag),
                    state.activities().values().at(30, 30 - k),
                    2e-5 * end.meanSquareActivity(),
                    "activities at lag " + lag);
        }
        Copies copies = field.copies(window, 0.5, CopyNoise.INDEPENDENT);
        assertEquals(end.staticVariance(), copies.cross().values().at(30, 30), 2e-5 * variance);
    }
}
