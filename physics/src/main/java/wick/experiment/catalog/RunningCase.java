package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.theory.action.Couplings;
import wick.theory.action.Running;

/// Networks of one kind at several widths, the kernel behind every hidden layer read off each.
record RunningCase(Experiment experiment, Settings settings, Kind kind, Sweep sweep, List<Couplings> theory) {

    /// A repeated layer, and by how much V/K² would grow per layer in a network of another class.
    record Kind(String id, Stack stack, double otherSlope, String other) {}

    static RunningCase draw(Experiment experiment, Settings settings, Kind kind) {
        int hidden = kind.stack().size().hidden();
        List<Integer> layers = new ArrayList<>();
        for (int l = 1; l <= hidden; l++) {
            layers.add(l);
        }
        List<Sweep.AtWidth> widths = new ArrayList<>();
        for (int width : settings.wholes("widths")) {
            Address address = Address.of(settings.whole("seed"), experiment.id() + "." + kind.id() + ".width-" + width);
            Ensemble ensemble = new Ensemble(
                    kind.stack().network(width).wire(), Engine.IMPLICIT_WEIGHTS, address, settings.size("networks"));
            Sample sample = Sample.draw(ensemble, Matrix.of(1, 2, 1, 1), new Reading.Kernels(layers));
            widths.add(new Sweep.AtWidth(width, sample));
        }
        List<Couplings> theory =
                Running.of(kind.stack().network(widths.getLast().width()).wire(), 1);
        return new RunningCase(experiment, settings, kind, new Sweep(widths), theory);
    }

    /// ln (E S²/(E S)²), which is V/(n K²) to first order. In scale-invariant networks the logarithm is a sum over
    /// layers, with smaller terms of higher order than the ratio itself.
    private WidthSeries series(int hidden) {
        return sweep.series(sample -> {
            Sample powers = sample.derived(List.of(row -> row[hidden - 1], row -> row[hidden - 1] * row[hidden - 1]));
            // the share that one network has in Var S
            return powers.jackknife(m -> Math.log(m[1] / (m[0] * m[0])), row -> row[0]);
        });
    }

    private Question question(String id, int hidden, double value, Alternative rival) {
        Prediction prediction = new Prediction.Expansion(
                value, 1e-9 * value, new Prediction.Order("1/n", 0, 1), OptionalDouble.empty(), Bases.FIRST_ORDER);
        Subject subject = Subject.of(id + ".hidden-" + hidden, "V/K² behind " + hidden + " hidden layers, " + kind.id())
                .atLayer(hidden + 1);
        return Question.of(subject, prediction, rival, settings.more(experiment, "networks"));
    }

    private Comparison judge(Question question, int hidden) {
        return WidthExpansion.first(
                question, series(hidden), 0, new WidthExpansion.Reading(hidden, OptionalInt.empty()));
    }

    /// The flow of this network against the slope of the other class.
    Comparison right(int hidden) {
        Alternative rival = new Alternative(kind.other(), kind.otherSlope() * hidden);
        return judge(question(kind.id(), hidden, theory.get(hidden).vertex(), rival), hidden);
    }

    /// The slope of the other class.
    Comparison wrong(int hidden) {
        Alternative rival =
                new Alternative("the flow of this network", theory.get(hidden).vertex());
        Question question = question("wrong." + kind.id(), hidden, kind.otherSlope() * hidden, rival);
        return judge(question.expecting(Verdict.DISAGREES), hidden);
    }

    /// The prediction for every depth and what came out at some.
    List<Figure.Trace> traces(List<Integer> depths, List<Comparison> comparisons) {
        Vector all = Vector.range(0, theory.size());
        Vector some = Vector.of(depths.stream().mapToDouble(d -> d).toArray());
        Vector means = Vector.of(
                comparisons.stream().mapToDouble(c -> c.measurement().mean()).toArray());
        Vector errors = Vector.of(comparisons.stream()
                .mapToDouble(c -> c.measurement().standardError())
                .toArray());
        return List.of(
                new Figure.Trace.Line(
                        kind.id(), all, all.map(l -> theory.get((int) l).vertex()), Optional.empty()),
                new Figure.Trace.Dots(kind.id() + ", measured", some, means, Optional.of(errors)));
    }
}
