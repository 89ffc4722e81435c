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
import wick.experiment.ScalingFit;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Reading;
import wick.lab.realization.Outputs;
import wick.numeric.matrix.Matrix;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.finitewidth.SingleInputCorrections;
import wick.theory.finitewidth.SingleInputLayer;

/// The neural tangent kernel of a random network scatters from network to network: Var Θ = (A + 2B)/n to
/// first order, its spread an n^(−1/2).
public final class TangentKernelVariance implements Experiment {
    @Override
    public String id() {
        return "ntk-variance";
    }

    @Override
    public String title() {
        return "The tangent kernel fluctuates as 1/√n";
    }

    @Override
    public String question() {
        return "How much does the neural tangent kernel differ from one random network to the next?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.76, 0.05).stream(),
                        Stream.of(Setup.hidden(3), Setup.widths(64, 128, 256, 512), Setup.networks(8000), Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.ROBERTS_2022, Bibliography.HANIN_NICA_2020, Bibliography.YAIDA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(2, settings.size("hidden"), 1));
        Matrix input = Matrix.of(1, 2, 1, 1);
        SingleInputLayer theory = SingleInputCorrections.of(
                        setup.wiring(setup.widths().getLast()), 1)
                .getLast();
        Reading reading = new Reading.TangentKernel(new Outputs.One(0));
        double limit = theory.tangentKernel().value();
        Sweep sweep = setup.draw(input, reading, progress);
        WidthSeries variance = sweep.series(s -> s.variance(row -> row[0]));
        WidthSeries spread = sweep.series(s -> s.rootMeanSquare(row -> row[0] / limit - 1));
        double a = theory.tangentCovariance().value();
        double b = theory.tangentMixing().value();
        Comparison coefficient = coefficient(settings, setup, theory, variance);
        Comparison exponent = exponent(settings, setup, spread);
        Section section = new Section(
                id(),
                title(),
                String.format(Locale.ROOT, "Theory: Var Θ = (A + 2B)/n with A = %.4g and B = %.4g.", a, b),
                List.of(exponent, coefficient),
                List.of(Curves.overWidth(
                        new Curves.Caption(
                                "ntk-variance",
                                "Variance of the neural tangent kernel over networks",
                                "The variance falls as 1/n with the predicted coefficient; narrow networks show"
                                        + " the next order.",
                                "Var Θ"),
                        variance,
                        n -> (a + 2 * b) / n)));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "At width %d the tangent kernel of one network is off by about %.2g %%.",
                        setup.widths().getLast(),
                        100 * spread.points().getLast().evidence().measurement().mean()),
                List.of(section),
                Curves.tables(Map.of("ntk_variance", variance, "ntk_spread", spread)));
    }

    private Comparison coefficient(Settings settings, Setup setup, SingleInputLayer theory, WidthSeries series) {
        double a = theory.tangentCovariance().value();
        double b = theory.tangentMixing().value();
        Question question = Question.of(
                Subject.of("ntk.variance", "width times the variance of the neural tangent kernel over networks")
                        .atLayer(setup.readout() + 1),
                Bases.first(
                        a + 2 * b,
                        theory.tangentCovariance().error()
                                + 2 * theory.tangentMixing().error(),
                        Bases.FIRST_ORDER),
                new Alternative("A alone, outputs moving together", a),
                settings.more(this, "networks"));
        return WidthExpansion.first(question, series, 0, setup.reading());
    }

    private Comparison exponent(Settings settings, Setup setup, WidthSeries series) {
        Question question = Question.of(
                Subject.of("ntk.spread", "spread of the neural tangent kernel from network to network, exponent")
                        .atLayer(setup.readout() + 1),
                Bases.power(-0.5, setup.widths().getFirst(), setup.widths().getLast(), Bases.NTK),
                new Alternative("1/n, the order of the mean's correction", -1),
                settings.more(this, "networks"));
        return ScalingFit.of(question, series, setup.reading());
    }
}
