package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.network.Activation;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.finitewidth.SingleInputCorrections;

/// A statement that is wrong, so that the bar is seen to fail it: random networks are Gaussian
/// processes, whatever their
/// width. Then the fourth cumulant of an output would be 0; it is about 3V/n.
public final class GaussianAtAnyWidth implements Experiment {
    @Override
    public String id() {
        return "gaussian-at-any-width";
    }

    @Override
    public String title() {
        return "Wrong: random networks are Gaussian at any width";
    }

    @Override
    public String question() {
        return "Are the outputs of random networks Gaussian at a finite width already?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.76, 0.05).stream(),
                        Stream.of(
                                Setup.hidden(2),
                                new Parameter.Whole("width", "width of the hidden layers", 64, 1, 100_000),
                                Setup.networks(2000),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.LEE_2018, Bibliography.YAIDA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        int hidden = settings.size("hidden");
        int width = settings.size("width");
        Stack stack = Stack.of(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"),
                new Stack.Size(2, hidden, 1));
        Wiring wiring = stack.network(width).wire();
        Ensemble ensemble = new Ensemble(
                wiring, Engine.IMPLICIT_WEIGHTS, Address.of(settings.whole("seed"), id()), settings.size("networks"));
        Sample sample = Sample.draw(ensemble, Matrix.of(1, 2, 1, 1), new Reading.Kernels(List.of(hidden)));
        Evidence cumulant = sample.variance(row -> Math.sqrt(3) * row[0]);
        double first = 3
                * SingleInputCorrections.of(wiring, 1)
                        .getLast()
                        .fourPointVertex()
                        .value()
                / width;
        Question question = Question.of(
                        Subject.of("output.fourth-cumulant", "fourth cumulant of an output")
                                .atLayer(hidden + 1)
                                .atWidth(width),
                        new Prediction.Exact(0, 0, Bases.NNGP),
                        new Alternative("3V/n, the first order in 1/width", first),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        Comparison comparison = Judge.of(question, cumulant);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: at width %d the fourth cumulant of an output is %.3g ± %.2g, not 0, by %.0f standard errors.",
                        width,
                        comparison.measurement().mean(),
                        comparison.measurement().standardError(),
                        comparison.z().orElse(0)),
                List.of(new Section(
                        id(),
                        title(),
                        "The infinite-width law taken for that of a finite network.",
                        List.of(comparison),
                        List.of())),
                new TreeMap<>());
    }
}
