package wick.cli;

import java.util.List;
import java.util.Optional;
import wick.numeric.matrix.Vector;
import wick.theory.action.Couplings;
import wick.theory.action.DepthFlow;
import wick.theory.action.HermiteDensity;
import wick.theory.action.OutputCumulants;
import wick.theory.action.ScalarAction;
import wick.theory.finitewidth.SecondOrderLayer;
import wick.theory.kernellaw.LayerLaw;

/// What came out for one input: the layers' corrections, the couplings, the flow, and the law of the
/// readout's kernel.
record ActionOfOne(
        double meanSquare,
        Asked asked,
        List<SecondOrderLayer> layers,
        List<Couplings> couplings,
        Optional<DepthFlow> flow,
        LayerLaw law) {

    ActionOfOne {
        layers = List.copyOf(layers);
        couplings = List.copyOf(couplings);
    }

    /// The order in 1/width, whether loops are left out, and where the density is wanted.
    record Asked(int order, boolean tree, Vector at) {}

    OutputCumulants cumulants(SecondOrderLayer layer) {
        return OutputCumulants.of(layer, asked.order());
    }

    ScalarAction action(SecondOrderLayer layer) {
        OutputCumulants cumulants = cumulants(layer);
        return asked.tree() ? ScalarAction.treeLevel(cumulants) : ScalarAction.of(cumulants);
    }

    HermiteDensity gaussian() {
        return OutputCumulants.of(layers.getLast(), 1).gaussian();
    }

    HermiteDensity edgeworth(int order) {
        return OutputCumulants.of(layers.getLast(), order).edgeworth();
    }

    double exact(double f) {
        return law.outputDensity(f).value();
    }

    /// √E f² at the readout.
    double deviation() {
        return Math.sqrt(cumulants(layers.getLast()).second());
    }

    /// The largest relative deviation of a density from the exact one within two standard deviations.
    double deviation(HermiteDensity density) {
        return density.largestDeviation(this::exact, 2 * deviation());
    }
}
