package wick.lab.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;

/// What the tests of simulations have in common. Seed 1; bounds are four standard errors unless said
/// otherwise: a right law fails in one of 16 000 cases.
final class Ask {
    static final Reading.Autocorrelation VARIANCE = new Reading.Autocorrelation(Field.CURRENT, 0);

    private Ask() {}

    static RecurrentNetwork linear(double weightVariance) {
        return RecurrentNetwork.of(new Linear(), 1, weightVariance, 1);
    }

    static Simulation of(RecurrentNetwork network, Population population, Course course) {
        return Simulation.of(network, population, course, Address.of(1, "simulation-test"));
    }

    static void within(double exact, Estimate measured) {
        assertEquals(0, measured.deviationsFrom(exact), 4, () -> measured + " for " + exact);
    }
}
