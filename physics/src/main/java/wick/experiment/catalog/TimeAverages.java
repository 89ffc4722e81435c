package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import wick.experiment.Comparison;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.simulation.Course;
import wick.lab.simulation.Outcome;
import wick.lab.simulation.Population;
import wick.lab.simulation.Reading;
import wick.lab.simulation.Simulation;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// One reading of networks of several sizes with the same parameters, averaged over time in each network. Smaller
/// networks, which vary more, are drawn more often: as many units of each size.
record TimeAverages(List<Integer> sizes, List<Sample> samples) {
    /// The size at which terms in 1/N are naturally as large as one another.
    private static final double GROWTH = 4;

    /// The parameters of the networks, and their sizes.
    record Networks(RecurrentNetwork network, List<Integer> sizes) {}

    TimeAverages {
        sizes = List.copyOf(sizes);
        samples = List.copyOf(samples);
    }

    /// `settings` name the networks of the largest size, the realizations of noise and the seed; `name` the random
    /// numbers.
    static TimeAverages of(Settings settings, String name, Networks drawn, Course course, Reading reading) {
        List<Integer> sizes = drawn.sizes();
        RecurrentNetwork network = drawn.network();
        List<Sample> samples = new ArrayList<>();
        for (int size : sizes) {
            int networks = (int) Math.ceil(settings.size("networks") * (sizes.getLast() / (double) size));
            int realizations = network.noise() > 0 ? settings.size("realizations") : 1;
            Population population = new Population(size, networks, realizations);
            Address address = Address.of(settings.whole("seed"), name + ".size-" + size);
            Outcome outcome = Simulation.of(network, population, course, address)
                    .withEngine(Engine.REAL_WEIGHTS)
                    .run(reading);
            samples.add(new Sample(outcome.rows(), settings.whole("seed"), Engine.REAL_WEIGHTS));
        }
        return new TimeAverages(sizes, samples);
    }

    WidthSeries series(int column) {
        List<WidthSeries.Point> points = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            points.add(new WidthSeries.Point(sizes.get(i), samples.get(i).mean(column)));
        }
        return new WidthSeries(points);
    }

    /// The mean of a number over the largest networks.
    double largest(int column) {
        return samples.getLast().means().at(column);
    }

    Comparison limit(Question question, int column) {
        return WidthExpansion.limit(
                question, series(column), new WidthExpansion.Reading(GROWTH, OptionalInt.of(sizes.getLast())));
    }
}
