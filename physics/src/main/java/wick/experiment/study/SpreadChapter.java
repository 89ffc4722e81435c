package wick.experiment.study;

import java.util.List;
import java.util.function.Function;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Evidence;
import wick.experiment.Question;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.theory.finitewidth.SingleInputCorrections;
import wick.theory.finitewidth.SingleInputLayer;

/// The variance over networks of the kernels of one input, V/n for the covariance and (A + 2B)/n for the
/// neural tangent kernel: the coefficients at first order in 1/width.
final class SpreadChapter {
    private final Bench bench;
    private final List<Initial> initial;
    private final Foresight foresight;

    SpreadChapter(Bench bench, List<Initial> initial, Foresight foresight) {
        this.bench = bench;
        this.initial = initial;
        this.foresight = foresight;
    }

    /// The derivation covers plain stacks with Gaussian weights.
    static boolean applies(Anatomy anatomy) {
        return anatomy.plain() && anatomy.gaussian();
    }

    void compare() {
        SingleInputLayer own = readout(bench.anatomy().wiring());
        SingleInputLayer fewer = readout(bench.anatomy().oneLayerFewer());
        double v = own.fourPointVertex().value();
        List<Alternative> kernels = List.of(
                new Alternative(
                        "a network with one layer fewer",
                        fewer.fourPointVertex().value()),
                new Alternative("Gaussian units, 2K² for each layer", 2 * square(own.kernel())));
        judge(
                new Item(
                        "nngp.variance",
                        "width times the variance of the output covariance over networks",
                        kernels,
                        false),
                own.fourPointVertex(),
                at -> at.sample().variance(Initial.nngp(at.last(), 0, 0)));
        double a = own.tangentCovariance().value();
        double b = own.tangentMixing().value();
        List<Alternative> tangents = List.of(
                new Alternative("A + B, each index pairing once", a + b),
                new Alternative("a network with one layer fewer", tangent(fewer).value()),
                new Alternative("A, outputs moving together", a));
        judge(
                new Item(
                        "ntk.variance",
                        "width times the variance of the neural tangent kernel over networks",
                        tangents,
                        true),
                tangent(own),
                at -> at.sample().variance(at.ntk(0, 0)));
        bench.notebook().array("first_order_coefficients", Matrix.of(1, 3, v, a, b));
    }

    /// A + 2B
    static Approximation tangent(SingleInputLayer layer) {
        return new Approximation(
                layer.tangentCovariance().value() + 2 * layer.tangentMixing().value(),
                layer.tangentCovariance().error() + 2 * layer.tangentMixing().error());
    }

    private static double square(Approximation x) {
        return x.value() * x.value();
    }

    private SingleInputLayer readout(Wiring wiring) {
        return readout(bench, wiring);
    }

    /// First-order coefficients of the first of the two inputs at the readout.
    static SingleInputLayer readout(Bench bench, Wiring wiring) {
        return SingleInputCorrections.of(wiring, bench.probe().meanSquare()).getLast();
    }

    private record Item(String id, String quantity, List<Alternative> rivals, boolean tangent) {}

    private void judge(Item item, Approximation predicted, Function<Initial, Evidence> measured) {
        double error = foresight.firstError(measured, predicted.value());
        Foresight.Choice chosen = Foresight.choose(predicted.value(), error, item.rivals());
        Foresight.Choice choice = item.tangent() ? foresight.ofTangentKernel(chosen) : chosen;
        Question question = Question.of(
                        Subject.of(item.id(), item.quantity())
                                .atLayer(bench.anatomy().hidden() + 1),
                        Bases.first(predicted.value(), predicted.error(), Bases.FIRST_ORDER),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        bench.notebook().land(WidthExpansion.first(question, Initial.series(initial, measured), 0, bench.reading()));
    }
}
