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

    TimeAverages {
        sizes = List.copyOf(sizes);
        samples = List.copyOf(samples);
    }

    /// Networks without noise vary more, and have no realizations of it: so many times as many are drawn.
    private static final int WITHOUT_NOISE = 3;

    /// `settings` name the sizes, the networks of the largest size and the seed; `name` the random numbers.
    static TimeAverages of(Settings settings, String name, RecurrentNetwork network, Course course, Reading reading) {
        List<Integer> sizes = settings.wholes("sizes");
        List<Sample> samples = new ArrayList<>();
        for (int size : sizes) {
            boolean driven = network.noise() > 0;
            int largest = settings.size("networks") * (driven ? 1 : WITHOUT_NOISE);
            int networks = (int) Math.ceil(largest * (sizes.getLast() / (double) size));
            int realizations = driven ? settings.size("realizations") : 1;
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
