package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.ScalingFit;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.Wiring;
import wick.observable.Basis;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.theory.finitewidth.SingleInputLayer;
import wick.theory.infinitewidth.Kernels;

/// The entries of one kernel, covariance (NNGP) or neural tangent kernel (NTK), against width: their
/// limit, how far single networks stray from it, and whether their mean stays within that.
final class KernelChapter {
    private static final Alternative ORDER_OF_MEAN = new Alternative("1/n, the order of the mean's correction", -1);

    private static final Alternative NONE = new Alternative("no dependence on width", 0);

    private final Bench bench;
    private final List<Initial> initial;
    private final Foresight foresight;
    private final Kind kind;

    KernelChapter(Bench bench, List<Initial> initial, Foresight foresight, Kind kind) {
        this.bench = bench;
        this.initial = initial;
        this.foresight = foresight;
        this.kind = kind;
    }

    /// Which kernel.
    enum Kind {
        NNGP("nngp", "covariance of the outputs"),
        NTK("ntk", "neural tangent kernel");

        private final String id;
        private final String words;

        Kind(String id, String words) {
            this.id = id;
            this.words = words;
        }

        Basis basis() {
            return this == NNGP ? Bases.NNGP : Bases.NTK;
        }

        double predicted(Kernels kernels) {
            return this == NNGP ? kernels.nngp().at(0, 1) : kernels.ntk().at(0, 1);
        }

        double error(Kernels kernels) {
            return this == NNGP ? kernels.nngpError() : kernels.ntkError();
        }

        double scale(Initial at) {
            return this == NNGP ? at.outputScale() : at.tangentScale();
        }

        Initial.Entry entry(Initial at) {
            return this == NNGP ? at.output(0, 1) : at.ntk(0, 1);
        }
    }

    /// The entry for two inputs at infinite width. Where rates or variances depend on the width, the
    /// deviation from the prediction at each width is added to the one at the user's own.
    void limit() {
        Kernels own = bench.kernels(bench.anatomy().wiring());
        double scale = scale(own);
        double predicted = kind.predicted(own);
        Function<Initial, Evidence> measured = at -> at.sample().mean(row -> predicted + scale * residual(at, row));
        double error = foresight.limitError(measured);
        List<Alternative> rivals = rivals();
        Foresight.Choice choice = expected(Foresight.choose(predicted, error, rivals));
        Question question = Question.of(
                        Subject.of(kind.id + ".limit", kind.words + " for two inputs, wide limit")
                                .atLayer(readout()),
                        Bases.limit(predicted, kind.error(own) * scale, kind.basis()),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        bench.notebook().land(WidthExpansion.limit(question, Initial.series(initial, measured), bench.reading()));
    }

    private List<Alternative> rivals() {
        Anatomy anatomy = bench.anatomy();
        List<Alternative> rivals = new ArrayList<>();
        if (anatomy.stack()) {
            rivals.add(rival("a network with one layer fewer", anatomy.oneLayerFewer()));
        } else {
            anatomy.withoutAbsences().ifPresent(zeros -> rivals.add(rival("zeros for absent positions", zeros)));
            anatomy.withoutPlaces()
                    .ifPresent(dense -> rivals.add(rival("dense layers in place of convolutions", dense)));
        }
        rivals.add(rival("weight variances taken for standard deviations", anatomy.variancesSquared()));
        return rivals;
    }

    private Alternative rival(String name, Wiring wiring) {
        return new Alternative(name, kind.predicted(bench.kernels(wiring)));
    }

    private Foresight.Choice expected(Foresight.Choice choice) {
        return kind == Kind.NTK ? foresight.ofTangentKernel(choice) : choice;
    }

    private double scale(Kernels own) {
        return kind == Kind.NNGP
                ? Math.sqrt(own.nngp().at(0, 0) * own.nngp().at(1, 1))
                : Math.sqrt(own.ntk().at(0, 0) * own.ntk().at(1, 1));
    }

    private int readout() {
        return bench.anatomy().hidden() + 1;
    }

    /// (one network − prediction) in units of the kernel's diagonal.
    private double residual(Initial at, double[] row) {
        return (kind.entry(at).applyAsDouble(row) - kind.predicted(at.theory().getLast())) / kind.scale(at);
    }

    /// The root mean square over networks of (one network − prediction) falls as n^(−1/2).
    void spread() {
        WidthSeries series = spreads();
        Foresight.Choice choice =
                expected(Foresight.choose(-0.5, foresight.exponentError(this::spread), List.of(ORDER_OF_MEAN, NONE)));
        Question question = Question.of(
                        Subject.of(
                                        kind.id + ".spread",
                                        "spread of the " + kind.words + " from network to network, exponent")
                                .atLayer(readout()),
                        Bases.power(-0.5, series.narrowest(), bench.widths().getLast(), kind.basis()),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        Comparison comparison = ScalingFit.of(question, series, bench.reading());
        Optional<Comparison.Deviation> deviation =
                ScalingFit.deviation(series, 1, bench.anatomy().width());
        bench.notebook().land(deviation.map(comparison::with).orElse(comparison));
    }

    private Evidence spread(Initial at) {
        return at.sample().rootMeanSquare(row -> residual(at, row));
    }

    WidthSeries spreads() {
        return Initial.series(initial, this::spread);
    }

    /// The mean over networks strays from the limit by no more than single networks do, |E r| ≤ √(E r²);
    /// theory gives the latter at first order for plain stacks of Gaussian weights, otherwise it is
    /// measured.
    void meanResidual() {
        Initial at = closest();
        Measurement spread = at.sample().rootMeanSquare(row -> own(at, row)).measurement();
        Prediction.Bound bound = SpreadChapter.applies(bench.anatomy())
                ? new Prediction.Bound(predictedSpread(at), 0, true, Bases.FIRST_ORDER)
                : new Prediction.Bound(spread.mean(), spread.standardError(), true, kind.basis());
        Evidence mean = at.sample().mean(row -> own(at, row));
        Measurement measured = mean.measurement()
                .with(Math.abs(mean.measurement().mean()), mean.measurement().standardError());
        Question question = new Question(
                Subject.of(
                                kind.id + ".mean-residual",
                                "mean deviation of the " + kind.words + " from its limit, relative")
                        .atLayer(readout())
                        .atWidth(at.width()),
                bound,
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                bench.remedy());
        bench.notebook().land(Judge.of(question, new Evidence(measured, mean.heaviestShare())));
    }

    /// (one network − prediction) / prediction for the first input by itself.
    private double own(Initial at, double[] row) {
        Kernels limit = at.theory().getLast();
        return kind == Kind.NNGP
                ? at.output(0, 0).applyAsDouble(row) / limit.nngp().at(0, 0) - 1
                : at.ntk(0, 0).applyAsDouble(row) / limit.ntk().at(0, 0) - 1;
    }

    /// √(V/n)/K or √((A + 2B)/n)/Θ
    private double predictedSpread(Initial at) {
        SingleInputLayer layer = SpreadChapter.readout(bench, at.wiring());
        double variance = kind == Kind.NNGP
                ? layer.fourPointVertex().value()
                : SpreadChapter.tangent(layer).value();
        double limit = kind == Kind.NNGP
                ? layer.kernel().value()
                : layer.tangentKernel().value();
        return Math.sqrt(variance / layer.width()) / limit;
    }

    /// The measured width next to the user's own.
    private Initial closest() {
        int own = bench.anatomy().width();
        Initial best = initial.getFirst();
        for (Initial at : initial) {
            if (Math.abs(Math.log((double) at.width() / own)) < Math.abs(Math.log((double) best.width() / own))) {
                best = at;
            }
        }
        return best;
    }
}
