package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.ScalingFit;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.simulation.linear.LinearEnsemble;
import wick.lab.simulation.linear.LinearReading;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Source;
import wick.theory.recurrent.LinearTheory;

/// How far single linear networks are from the mean: their stationary variances X(0) scatter by a relative order 1/N,
/// while the cactus diagrams change X(0) at order 1. What cacti add is the same in every network.
///
/// N X(0) is a trace of a function of W; traces of Gaussian matrices with independent entries scatter by order 1.
public final class RecurrentSelfAveraging implements Experiment {
    private static final Basis BASIS =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.GROSVENOR_2021);

    @Override
    public String id() {
        return "recurrent-self-averaging";
    }

    @Override
    public String title() {
        return "Every large network is the average network";
    }

    @Override
    public String question() {
        return "Does what the cactus diagrams add to the variance differ from one recurrent network to the next?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Real("weight-deviation", "σ_w, in units of the decay rate", 0.5, 0.1, 0.7),
                new Parameter.Wholes(
                        "sizes", "numbers of units N", List.of(40, 64, 100, 160), WidthSeries.FEWEST, 2000),
                new Parameter.Whole("networks", "networks of each size", 1600, 100, 1_000_000),
                new Parameter.Real("margin", "least decay rate of a mode over γ, else left out", 0.1, 0.001, 0.5),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.JEFFERSON_2025, Bibliography.GROSVENOR_2021);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        double deviation = settings.real("weight-deviation");
        RecurrentNetwork network = RecurrentNetwork.of(new Linear(), 1, deviation * deviation, 1);
        double infinite = LinearTheory.of(network).variance().infinite();
        double cacti = infinite - 0.5;
        List<WidthSeries.Point> points = new ArrayList<>();
        List<Integer> sizes = settings.wholes("sizes");
        for (int size : sizes) {
            progress.at(size + " units", points.size() / (double) sizes.size());
            Address address = Address.of(settings.whole("seed"), id() + ".sigma-" + deviation + ".size-" + size);
            Sample sample = new Sample(
                    LinearEnsemble.of(network, size, address, settings.size("networks"))
                            .sampleStable(settings.real("margin"), new LinearReading.Variance())
                            .values(),
                    settings.whole("seed"),
                    Engine.REAL_WEIGHTS);
            points.add(new WidthSeries.Point(size, sample.variance(row -> row[0] / cacti)));
        }
        WidthSeries spread = new WidthSeries(points);
        Question question = Question.of(
                Subject.of("self-averaging", "variance over networks of what cacti add, over its square: exponent"),
                Bases.power(-2, sizes.getFirst(), sizes.getLast(), BASIS),
                new Alternative("units that scatter independently, 1/N", -1),
                settings.more(this, "networks"));
        WidthExpansion.Reading reading =
                new WidthExpansion.Reading(Math.pow(1 - deviation * deviation, -1.5), OptionalInt.of(sizes.getLast()));
        Comparison comparison = ScalingFit.of(question, spread, reading);
        double last = Math.sqrt(points.getLast().evidence().measurement().mean());
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "At %d units what the cacti add differs by %.2g %% from network to network, falling as N to the"
                                + " %.2f ± %.2f.",
                        sizes.getLast(),
                        100 * last,
                        comparison.measurement().mean() / 2,
                        comparison.measurement().standardError() / 2),
                List.of(new Section(
                        id(),
                        title(),
                        String.format(
                                Locale.ROOT,
                                "Without weights X(0) is κ/(2γ) = 0.5, with them %.5g; the difference, which is of order 1,"
                                        + " is the sum of the cacti.",
                                infinite),
                        List.of(comparison),
                        List.of(picture(spread)))),
                new TreeMap<>(Curves.tables(Map.of("relative_variance", spread))));
    }

    private static Figure picture(WidthSeries spread) {
        double[] sizes =
                spread.points().stream().mapToDouble(WidthSeries.Point::width).toArray();
        double[] means = spread.points().stream()
                .mapToDouble(p -> p.evidence().measurement().mean())
                .toArray();
        double[] errors = spread.points().stream()
                .mapToDouble(p -> p.evidence().measurement().standardError())
                .toArray();
        int last = sizes.length - 1;
        Vector ends = Vector.of(sizes[0], sizes[last]);
        return new Figure.Plot(
                "spread",
                "Scatter from network to network",
                "Variance over networks of X(0), over the square of what cacti add.",
                new Figure.Axis("units N", true),
                new Figure.Axis("relative variance", true),
                List.of(
                        new Figure.Trace.Line(
                                "1/N²",
                                ends,
                                ends.map(n -> means[last] * Math.pow(sizes[last] / n, 2)),
                                Optional.empty()),
                        new Figure.Trace.Line(
                                "1/N", ends, ends.map(n -> means[last] * sizes[last] / n), Optional.empty()),
                        new Figure.Trace.Dots(
                                "measured", Vector.of(sizes), Vector.of(means), Optional.of(Vector.of(errors)))));
    }
}
