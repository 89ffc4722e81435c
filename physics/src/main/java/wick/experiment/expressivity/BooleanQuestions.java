package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Family;
import wick.experiment.Figure;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.topic.expressivity.theory.bits.FormulaSize;
import wick.topic.expressivity.theory.prior.BooleanPrior;

/// What [RandomBooleanFunctions] asks of the functions drawn at several widths.
record BooleanQuestions(RandomBooleanFunctions experiment, Settings settings, BooleanPrior prior, Sweep sweep) {
    private static final int COMPLEX = 6;
    private static final int RARE = 1;
    private static final FormulaSize SIZES = FormulaSize.ofAll(BooleanPrior.BITS);

    List<Comparison> simple() {
        return List.of(
                limit(
                        Subject.of("constant", "probability that the function is constant"),
                        f -> SIZES.of(f) == 0 ? 1 : 0),
                limit(
                        Subject.of("complex", "probability of functions of formula size 6 and more"),
                        f -> SIZES.of(f) >= COMPLEX ? 1 : 0),
                limit(Subject.of("size", "mean formula size"), SIZES::of));
    }

    /// The mean of something about functions in the limit of infinite width.
    private Comparison limit(Subject subject, IntToDoubleFunction about) {
        double mean = 0;
        double error = 0;
        double uniform = 0;
        for (int f = 0; f < BooleanPrior.FUNCTIONS; f++) {
            mean += prior.probability(f) * about.applyAsDouble(f);
            error += prior.error(f) * Math.abs(about.applyAsDouble(f));
            uniform += about.applyAsDouble(f) / BooleanPrior.FUNCTIONS;
        }
        return WidthExpansion.limit(
                Question.of(
                        subject,
                        Bases.limit(mean, error, Bases.NNGP),
                        new Alternative("all functions equally probable", uniform),
                        settings.more(experiment, "networks")),
                sweep.series(sample -> sample.mean(row -> about.applyAsDouble((int) row[0]))),
                new WidthExpansion.Reading(settings.size("hidden"), OptionalInt.empty()));
    }

    /// All classes but the rarest, which the others fix, with the terms in 1/n and 1/n² removed.
    Comparison histogram() {
        List<BooleanPrior.Kind> classes = prior.all().subList(0, prior.all().size() - RARE);
        Extrapolation extrapolation = new Extrapolation(
                sweep.widths().stream().map(Sweep.AtWidth::width).toList());
        double omitted = extrapolation.omitted(settings.size("hidden"));
        List<ToDoubleFunction<double[]>> indicators = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            int number = c;
            indicators.add(row -> prior.classOf((int) row[0]) == number ? 1 : 0);
        }
        List<Family.Measured> measured = sweep.widths().stream()
                .map(at -> at.sample().family(indicators))
                .toList();
        return Family.judge(
                new Family.Asked(
                        Subject.of("histogram", "chi-square of the classes of functions, each in the wide limit"),
                        Bases.NNGP,
                        "all functions equally probable",
                        settings.more(experiment, "networks")),
                new Family.Predicted(
                        vector(classes, c -> c.probability().value()),
                        vector(
                                classes,
                                c -> c.probability().error()
                                        + omitted * c.probability().value()),
                        vector(classes, c -> c.functions() / (double) BooleanPrior.FUNCTIONS)),
                extrapolation.of(measured));
    }

    private static Vector vector(List<BooleanPrior.Kind> classes, ToDoubleFunction<BooleanPrior.Kind> number) {
        return Vector.of(classes.stream().mapToDouble(number).toArray());
    }

    /// For every function its formula size, its probability at infinite width and how often it was drawn at
    /// the largest width.
    Matrix table() {
        Sample widest = sweep.widths().getLast().sample();
        Matrix table = Matrix.zeros(BooleanPrior.FUNCTIONS, 3);
        for (int i = 0; i < widest.networks(); i++) {
            int f = (int) widest.rows().at(i, 0);
            table.set(f, 2, table.at(f, 2) + 1.0 / widest.networks());
        }
        for (int f = 0; f < BooleanPrior.FUNCTIONS; f++) {
            table.set(f, 0, SIZES.of(f));
            table.set(f, 1, prior.probability(f));
        }
        return table;
    }

    Figure figure() {
        Matrix table = table();
        int classes = prior.all().size();
        Vector size = vector(prior.all(), c -> SIZES.of(c.first()));
        Vector predicted = vector(prior.all(), c -> prior.probability(c.first()));
        double[] drawn = new double[classes];
        double[] error = new double[classes];
        double networks = sweep.widths().getLast().sample().networks();
        for (int f = 0; f < BooleanPrior.FUNCTIONS; f++) {
            int own = prior.classOf(f);
            drawn[own] += table.at(f, 2) / prior.all().get(own).functions();
        }
        for (int c = 0; c < classes; c++) {
            error[c] = Math.sqrt(drawn[c] / (networks * prior.all().get(c).functions()));
        }
        double uniform = 1.0 / BooleanPrior.FUNCTIONS;
        return new Figure.Plot(
                "probability",
                "Probability of one function against its complexity",
                "Simple functions are drawn thousands of times as often as complex ones.",
                new Figure.Axis("formula size", false),
                new Figure.Axis("probability", true),
                List.of(
                        new Figure.Trace.Dots("infinite width", size, predicted, Optional.empty()),
                        new Figure.Trace.Dots("networks", size, Vector.of(drawn), Optional.of(Vector.of(error))),
                        new Figure.Trace.Line(
                                "all alike", Vector.of(0, 10), Vector.of(uniform, uniform), Optional.empty())));
    }
}
