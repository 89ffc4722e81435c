package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Reading;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.finitewidth.SingleInputCorrections;
import wick.theory.finitewidth.SingleInputLayer;
import wick.theory.infinitewidth.KernelRecursion;

/// The outputs of a random network become a Gaussian process: their covariance tends to the NNGP
/// kernel, and what is not
/// Gaussian about them, the fourth cumulant κ₄ = 3 Var S, falls as 3V/n.
///
/// S is the variance of an output given all layers before the readout; an output is √S times a standard
/// normal, so that κ₄ = E z⁴ − 3 (E z²)² = 3 Var S without any noise from the readout.
public final class GaussianProcessLimit implements Experiment {
    @Override
    public String id() {
        return "gaussian-process-limit";
    }

    @Override
    public String title() {
        return "Wide random networks are Gaussian processes";
    }

    @Override
    public String question() {
        return "Do the outputs of random networks become Gaussian with the NNGP kernel as covariance, and how fast?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.76, 0.05).stream(),
                        Stream.of(Setup.hidden(2), Setup.widths(32, 64, 128, 256), Setup.networks(20_000), Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.LEE_2018, Bibliography.YAIDA_2020, Bibliography.HALVERSON_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(2, settings.size("hidden"), 1));
        Reading reading = new Reading.Kernels(List.of(setup.readout()));
        Sweep sweep = setup.draw(Setup.PAIR, reading, progress);
        WidthSeries covariance = sweep.series(sample -> sample.mean(1));
        WidthSeries cumulant = sweep.series(sample -> sample.variance(row -> Math.sqrt(3) * row[0]));
        Comparison limit = limit(setup, covariance, settings);
        SingleInputLayer own = corrections(setup);
        Comparison first = cumulant(setup, cumulant, settings);
        double coefficient = 3 * own.fourPointVertex().value();
        Section section = new Section(
                id(),
                title(),
                String.format(
                        Locale.ROOT,
                        "Theory: covariance %.6g at infinite width, fourth cumulant %.4g/n.",
                        limit.prediction().value(),
                        coefficient),
                List.of(limit, first),
                List.of(Curves.overWidth(
                        new Curves.Caption(
                                "fourth-cumulant",
                                "Fourth cumulant of an output",
                                "What is not Gaussian about an output falls as 1/n.",
                                "fourth cumulant"),
                        cumulant,
                        n -> coefficient / n)));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Outputs become Gaussian: the fourth cumulant falls as (%.3g ± %.2g)/n, theory says %.4g/n.",
                        first.measurement().mean(),
                        first.measurement().standardError(),
                        coefficient),
                List.of(section),
                Curves.tables(Map.of("output_covariance", covariance, "fourth_cumulant", cumulant)));
    }

    private Comparison limit(Setup setup, WidthSeries series, Settings settings) {
        var own = KernelRecursion.of(setup.wiring(setup.widths().getLast())).kernels(Setup.PAIR);
        Setup fewer = setup.deeper(setup.stack().size().hidden() + 1);
        double deeper = KernelRecursion.of(fewer.wiring(setup.widths().getLast()))
                .kernels(Setup.PAIR)
                .nngp()
                .at(0, 1);
        Question question = Question.of(
                Subject.of("nngp.covariance", "covariance of the outputs for two inputs, wide limit")
                        .atLayer(setup.readout() + 1),
                Bases.limit(own.nngp().at(0, 1), own.nngpError(), Bases.NNGP),
                new Alternative("the kernel behind one more hidden layer", deeper),
                settings.more(this, "networks"));
        return WidthExpansion.limit(question, series, setup.reading());
    }

    private Comparison cumulant(Setup setup, WidthSeries series, Settings settings) {
        SingleInputLayer own = corrections(setup);
        Question question = Question.of(
                Subject.of("output.fourth-cumulant", "width times the fourth cumulant of an output")
                        .atLayer(setup.readout() + 1),
                Bases.first(
                        3 * own.fourPointVertex().value(),
                        3 * own.fourPointVertex().error(),
                        Bases.FIRST_ORDER),
                new Alternative("outputs Gaussian at every width", 0),
                settings.more(this, "networks"));
        return WidthExpansion.first(question, series, 0, setup.reading());
    }

    private static SingleInputLayer corrections(Setup setup) {
        return SingleInputCorrections.of(setup.wiring(setup.widths().getLast()), 1)
                .getLast();
    }
}
