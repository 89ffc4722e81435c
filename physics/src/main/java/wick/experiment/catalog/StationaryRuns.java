package wick.experiment.catalog;

import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.WidthSeries;
import wick.lab.simulation.Course;
import wick.lab.simulation.Field;
import wick.lab.simulation.Outcome;
import wick.lab.simulation.Population;
import wick.lab.simulation.Reading;
import wick.lab.simulation.Simulation;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Stationary variances of simulated recurrent networks with γ = 1. Smaller networks, which vary more, are drawn more
/// often: as many units of each size.
record StationaryRuns(String name, Settings settings) {
    /// Times in units of 1/γ: until the start is forgotten, and while variances are averaged.
    private static final int SETTLE = 20;

    private static final int DURATION = 100;

    /// (1/N) Σ h² averaged over time, in networks that stayed finite.
    Evidence variance(RecurrentNetwork network, int size, Engine engine) {
        double more = settings.wholes("sizes").getLast() / (double) size;
        Population population = new Population(size, (int) Math.ceil(settings.size("networks") * more), 1);
        Address address = Address.of(settings.whole("seed"), name + "." + network.ties() + ".size-" + size);
        Course course = new Course(1, SETTLE, DURATION, 1);
        Reading reading = new Reading.Autocorrelation(Field.CURRENT, 0);
        Outcome outcome = Simulation.of(network, population, course, address)
                .withEngine(engine)
                .run(reading);
        return new Sample(outcome.rows(), settings.whole("seed"), engine).mean(0);
    }

    WidthSeries series(RecurrentNetwork network, Engine engine) {
        return new WidthSeries(settings.wholes("sizes").stream()
                .map(size -> new WidthSeries.Point(size, variance(network, size, engine)))
                .toList());
    }
}
