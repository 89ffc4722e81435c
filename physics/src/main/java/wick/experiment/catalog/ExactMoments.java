package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Remedy;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Measurement.Engine;

/// Runs an experiment on exact moments: every depth with every width, the second moment everywhere and
/// the third at the smallest depth, where its tails are tame.
record ExactMoments(Experiment experiment, Settings settings, Activation activation, MomentCase.Law law) {
    /// No case takes more networks than this; a case that needs more may stay open.
    private static final long MOST = 400_000;

    static List<Parameter> parameters(List<Integer> hidden, List<Integer> widths) {
        return List.of(
                new Parameter.Wholes("hidden", "hidden layers", hidden, 1, 1000),
                new Parameter.Wholes("widths", "widths of the hidden layers", widths, 1, 100_000),
                new Parameter.Whole(
                        "networks", "networks for each case; 0 takes as many as planned", 0, 0, 100_000_000),
                new Parameter.Choice(
                        "weights",
                        "real: every weight drawn; implicit: same law",
                        "implicit",
                        List.of("implicit", "real")),
                Setup.SEED);
    }

    private record Judged(MomentCase of, Comparison comparison, long networks) {}

    Result run(double weightVariance, Progress progress) {
        List<MomentCase> cases = cases(weightVariance);
        List<Judged> judged = new ArrayList<>();
        for (MomentCase one : cases) {
            progress.at(
                    one.stack().size().hidden() + " hidden layers of width " + one.width(),
                    judged.size() / (double) cases.size());
            judged.add(judge(one));
        }
        List<Comparison> comparisons = judged.stream().map(Judged::comparison).toList();
        return new Result(
                experiment.id(),
                answer(comparisons),
                List.of(new Section(
                        experiment.id(),
                        experiment.title(),
                        "S is the variance of an output given the hidden layers, K its mean; errors are theory's exact"
                                + " ones.",
                        comparisons,
                        List.of(figure(judged)))),
                table(judged));
    }

    private List<MomentCase> cases(double weightVariance) {
        List<MomentCase> cases = new ArrayList<>();
        List<Integer> depths = settings.wholes("hidden");
        for (int order = 2; order <= 3; order++) {
            for (int hidden : order == 2 ? depths : depths.subList(0, 1)) {
                for (int width : settings.wholes("widths")) {
                    Stack stack = Stack.of(activation, weightVariance, 0, new Stack.Size(2, hidden, 1));
                    cases.add(new MomentCase(stack, width, order, law));
                }
            }
        }
        return cases;
    }

    private Judged judge(MomentCase one) {
        Alternative rival = one.deeper();
        Engine engine = settings.choice("weights").equals("real") ? Engine.REAL_WEIGHTS : Engine.IMPLICIT_WEIGHTS;
        MomentCase.Budget budget = new MomentCase.Budget(settings.size("networks"), settings.whole("seed"), engine);
        long wanted = budget.networks() > 0 ? budget.networks() : Math.min(MOST, one.planned(rival));
        Evidence evidence = one.measure(one.draw(experiment.id(), budget, (int) Math.max(2, wanted)));
        Remedy remedy = new Remedy(settings.command(experiment, "networks"), "-p networks=", wanted);
        String id = "moment-" + one.order() + ".hidden-" + one.stack().size().hidden() + ".width-" + one.width();
        return new Judged(one, one.judge(id, rival, evidence, remedy), wanted);
    }

    private static String answer(List<Comparison> comparisons) {
        double worst = comparisons.stream()
                .mapToDouble(c -> Math.abs(c.z().orElse(0)))
                .max()
                .orElse(0);
        double factor = comparisons.stream()
                .mapToDouble(c -> c.prediction().value())
                .max()
                .orElse(1);
        return String.format(
                Locale.ROOT,
                "Moments up to %.3g times their Gaussian value hold at every width and depth measured: the largest"
                        + " deviation of %d is %.1f standard errors.",
                factor,
                comparisons.size(),
                worst);
    }

    /// The second moment against width, a line and dots for every depth.
    private Figure figure(List<Judged> judged) {
        List<Figure.Trace> traces = new ArrayList<>();
        for (int hidden : settings.wholes("hidden")) {
            List<Judged> own = judged.stream()
                    .filter(j -> j.of().order() == 2 && j.of().stack().size().hidden() == hidden)
                    .toList();
            Vector x = column(own, j -> j.of().width());
            String name = hidden + (hidden == 1 ? " hidden layer" : " hidden layers");
            traces.add(new Figure.Trace.Line(
                    name + ": theory", x, column(own, j -> j.of().predicted()), Optional.empty()));
            traces.add(new Figure.Trace.Dots(
                    name + ": measured",
                    x,
                    column(own, j -> j.comparison().measurement().mean()),
                    Optional.of(column(own, j -> j.comparison().measurement().standardError()))));
        }
        return new Figure.Plot(
                "second-moment",
                "How uneven networks are",
                "E S² / K² is 1 for a Gaussian process; it grows with depth over width, exactly as predicted.",
                new Figure.Axis("width n", true),
                new Figure.Axis("E S² / K²", true),
                traces);
    }

    private static Vector column(List<Judged> rows, java.util.function.ToDoubleFunction<Judged> number) {
        return Vector.of(rows.stream().mapToDouble(number).toArray());
    }

    /// Columns: order, hidden layers, width, theory, mean, standard error, networks.
    private static SequencedMap<String, Matrix> table(List<Judged> judged) {
        Matrix table = Matrix.zeros(judged.size(), 7);
        for (int i = 0; i < judged.size(); i++) {
            Judged row = judged.get(i);
            table.set(i, 0, row.of().order());
            table.set(i, 1, row.of().stack().size().hidden());
            table.set(i, 2, row.of().width());
            table.set(i, 3, row.of().predicted());
            table.set(i, 4, row.comparison().measurement().mean());
            table.set(i, 5, row.comparison().measurement().standardError());
            table.set(i, 6, (double) row.networks());
        }
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("moments", table);
        return arrays;
    }
}
