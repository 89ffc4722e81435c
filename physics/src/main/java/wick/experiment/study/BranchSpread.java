package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Evidence;
import wick.experiment.Question;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.network.Wiring;
import wick.theory.finitewidth.KernelCorrections;
import wick.theory.finitewidth.ResidualCorrections;

/// The variance over networks of the output covariance where skip connections are among the layers: its
/// coefficient of 1/width against networks.
record BranchSpread(Bench bench, KernelCorrections readout) {

    /// Empty where the derivation does not cover the network.
    static Optional<BranchSpread> of(Bench bench) {
        if (!bench.anatomy().stack()
                || !bench.anatomy().gaussian()
                || bench.anatomy().plain()) {
            return Optional.empty();
        }
        return readout(bench, bench.anatomy().atWidth(bench.widths().getLast())).map(r -> new BranchSpread(bench, r));
    }

    private static Optional<KernelCorrections> readout(Bench bench, Wiring wiring) {
        try {
            return Optional.of(
                    ResidualCorrections.of(wiring, bench.probe().meanSquare()).getLast());
        } catch (IllegalArgumentException notCovered) {
            return Optional.empty();
        }
    }

    /// √(V/n)/K
    double deviation(int width) {
        return Math.sqrt(readout.fourPointVertex().value() / width)
                / readout.kernel().value();
    }

    void compare(List<Initial> initial, Foresight foresight) {
        Function<Initial, Evidence> measured = at -> at.sample().variance(at.output(0, 0));
        double v = readout.fourPointVertex().value();
        double k = readout.kernel().value();
        List<Alternative> rivals = new ArrayList<>();
        readout(bench, bench.anatomy().oneLayerFewer())
                .ifPresent(fewer -> rivals.add(new Alternative(
                        "a network with one layer or block fewer",
                        fewer.fourPointVertex().value())));
        rivals.add(new Alternative(
                "Gaussian units, 2K² for each layer", 2 * bench.anatomy().hidden() * k * k));
        Foresight.Choice choice = Foresight.choose(v, foresight.firstError(measured, v), rivals);
        Question question = Question.of(
                        Subject.of("nngp.variance", "width times the variance of the output covariance over networks")
                                .atLayer(bench.anatomy().hidden() + 1),
                        Bases.first(v, readout.fourPointVertex().error(), Bases.FIRST_ORDER),
                        choice.rival(),
                        bench.remedy())
                .expecting(choice.expected());
        bench.notebook().land(WidthExpansion.first(question, Initial.series(initial, measured), 0, bench.reading()));
    }
}
