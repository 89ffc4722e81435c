package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.observable.Bibliography;
import wick.observable.Source;

/// The whole law of the kernel of narrow deep networks, not an expansion: its variance, the mean of its
/// logarithm and its distribution function against ensembles. A normal and a lognormal law with the same two
/// moments must fail.
public final class KernelLawExperiment implements Experiment {
    static final List<Double> PROBABILITIES = List.of(0.02, 0.1, 0.3, 0.5, 0.98);

    @Override
    public String id() {
        return "kernel-law";
    }

    @Override
    public String title() {
        return "The law of the kernel in narrow deep networks";
    }

    @Override
    public String question() {
        return "Is the distribution of the kernel over narrow deep networks the one that the chain of layers predicts?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1, 0).stream(),
                        Stream.of(
                                Setup.hidden(8),
                                new Parameter.Whole("width", "width of the hidden layers", 8, 1, 100_000),
                                Setup.networks(100_000),
                                new Parameter.Choice(
                                        "weights",
                                        "real: every weight drawn; implicit: same law",
                                        "implicit",
                                        List.of("implicit", "real")),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.YAIDA_2020, Bibliography.HANIN_NICA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        KernelLawCase one = KernelLawCase.of(this, settings);
        progress.at("networks", 0);
        Sample sample = one.draw();
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(one.spread(sample));
        comparisons.add(one.logarithm(sample));
        PROBABILITIES.forEach(p -> comparisons.add(one.below(sample, p)));
        List<Comparison> wrong = List.of(one.normal(sample), one.lognormal(sample));
        return new Result(
                id(),
                answer(one, comparisons),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "K is the variance of an output given the hidden layers; q(p) the quantile of its law.",
                                comparisons,
                                List.of(one.figure(sample))),
                        new Section(
                                "two-moments",
                                "Wrong: two moments are enough",
                                "Laws of other shapes with the right mean and variance, which must disagree.",
                                wrong,
                                List.of())),
                one.arrays(sample));
    }

    private static String answer(KernelLawCase one, List<Comparison> comparisons) {
        double worst = comparisons.stream()
                .mapToDouble(c -> Math.abs(c.z().orElse(0)))
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "With %d hidden layers of width %d the kernel has a relative standard deviation of %.3g; %d numbers of"
                        + " its law deviate by at most %.1f standard errors.",
                one.hidden(),
                one.width(),
                one.law().relativeDeviation().value(),
                comparisons.size(),
                worst);
    }
}
