package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Evidence;
import wick.experiment.Question;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.theory.infinitewidth.MeanFieldState;

/// What depth does to the correlation of two inputs: its value in the last hidden layer, and how fast it
/// approaches its fixed point.
final class DepthChapter {
    private final Bench bench;
    private final List<Initial> initial;
    private final Foresight foresight;

    DepthChapter(Bench bench, List<Initial> initial, Foresight foresight) {
        this.bench = bench;
        this.initial = initial;
        this.foresight = foresight;
    }

    /// The correlation behind the last hidden weight matrix, or behind the readout of a network with one
    /// hidden layer.
    void correlation() {
        int layer = deepest();
        Initial own = initial.getFirst();
        double predicted = own.predictedCorrelation(layer);
        Function<Initial, Evidence> measured = at -> at.sample().mean(Initial.correlation(layer));
        double error = foresight.limitError(measured);
        List<Alternative> rivals = new ArrayList<>();
        rivals.add(new Alternative("the correlation one layer earlier", own.predictedCorrelation(layer - 1)));
        rivals.add(new Alternative("the correlation of the inputs, unchanged by depth", own.predictedCorrelation(0)));
        Foresight.Choice choice = Foresight.choose(predicted, error, rivals);
        Question question = Question.of(
                        Subject.of("depth.correlation", "correlation of two inputs at the last hidden layer")
                                .atLayer(layer + 1),
                        Bases.limit(predicted, own.theory().get(layer).nngpError(), Bases.MEAN_FIELD),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        bench.notebook().land(WidthExpansion.limit(question, Initial.series(initial, measured), bench.reading()));
    }

    private int deepest() {
        return Math.max(1, bench.anatomy().hidden() - 1);
    }

    /// The logarithm of the factor by which the last hidden layer brings the correlation closer to its
    /// fixed point.
    void decay(MeanFieldState state) {
        int layer = deepest();
        if (layer < 2 || state.correlationFixedPoint().isEmpty()) {
            return;
        }
        double fixed = state.correlationFixedPoint().get().value();
        Initial own = initial.getFirst();
        double before = own.predictedCorrelation(layer - 1) - fixed;
        double after = own.predictedCorrelation(layer) - fixed;
        if (!(before * after > 0) || Math.abs(after) < 0.02) {
            return;
        }
        double predicted = Math.log(after / before);
        Function<Initial, Evidence> measured = at -> {
            List<ToDoubleFunction<double[]>> pair = List.of(Initial.correlation(layer - 1), Initial.correlation(layer));
            return at.sample().derived(pair).jackknife(c -> rate(c, fixed), c -> c[1] - c[0]);
        };
        double error = foresight.limitError(measured);
        Foresight.Choice choice = Foresight.choose(predicted, error, rivals(state));
        Question question = Question.of(
                        Subject.of("depth.decay", "approach of the correlation to its fixed point, per layer")
                                .atLayer(layer + 1),
                        Bases.limit(predicted, 1e-9, Bases.MEAN_FIELD),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        bench.notebook().land(WidthExpansion.limit(question, Initial.series(initial, measured), bench.reading()));
    }

    /// ln((c_l − c*)/(c_{l−1} − c*)), from |·| so that no noise makes it undefined.
    private static double rate(double[] correlations, double fixed) {
        return Math.log(Math.abs(correlations[1] - fixed) / Math.abs(correlations[0] - fixed));
    }

    private static List<Alternative> rivals(MeanFieldState state) {
        List<Alternative> rivals = new ArrayList<>();
        logarithm(state.varianceSusceptibility().map(x -> x.value()))
                .ifPresent(ln -> rivals.add(new Alternative("ln χ_∥, the rate of the variance", ln)));
        logarithm(state.susceptibility().map(x -> x.value()))
                .ifPresent(ln -> rivals.add(new Alternative("ln χ₁, the rate at correlation 1", ln)));
        rivals.add(new Alternative("no approach at all", 0));
        return rivals;
    }

    private static Optional<Double> logarithm(Optional<Double> value) {
        return value.map(Math::abs).filter(x -> x > 1e-6).map(Math::log);
    }
}
