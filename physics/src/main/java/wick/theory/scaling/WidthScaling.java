package wick.theory.scaling;

import java.util.ArrayList;
import java.util.List;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.training.OptimizerKind;

/// How a network's signals and the change of them in the first step scale with its width n, all widths that
/// [Network#withHiddenWidth] changes growing in proportion: inputs, outputs, positions and the number of
/// layers do not.
///
/// `activation` and `update` are those of the output. Rates are of order one but for what the
/// parameterization gives them.
///
/// Powers are counted as in tensor programs: what is stable has no positive power, and features move where
/// the update of a hidden layer has the power 0. They are those of generic data and of a first step; signals
/// that only later steps align (keys of attention at initialization) are smaller here than soon after.
///
/// Sources: Yang and Hu 2021, arXiv:2011.14522; Yang et al. 2022, arXiv:2203.03466; Yang and Littwin 2023,
/// arXiv:2308.01814 (Adam).
public record WidthScaling(
        OptimizerKind optimizer,
        Parameterization parameterization,
        List<LayerScaling> layers,
        double activation,
        double update,
        Regime regime,
        List<String> remarks) {

    /// Exponents closer than this are equal.
    private static final double EQUAL = 1e-9;

    public WidthScaling {
        layers = List.copyOf(layers);
        remarks = List.copyOf(remarks);
    }

    /// The exponents of mu-P for optimizers that divide gradients by their size.
    public static final Parameterization MUP_NORMALIZED = new Parameterization(
            List.of(
                    new Parameterization.Exponents(-0.5, 0.5, 0.5),
                    new Parameterization.Exponents(0, 0.5, 1),
                    new Parameterization.Exponents(0.5, 0.5, 0.5)),
            false);

    /// Those of the network's own parameterization; `mup` means mu-P of this optimizer, exponents mean what
    /// they say.
    ///
    /// @throws IllegalArgumentException if the network has no width that could grow
    public static WidthScaling of(Network network, OptimizerKind optimizer) {
        return of(network, optimizer, false);
    }

    /// With `tied` the readout uses the first layer's weights, transposed: their law and rate are the first
    /// layer's, and each use has the factor n^−a of its own layer.
    ///
    /// @throws IllegalArgumentException if the network has no width that could grow or its weights cannot be
    /// shared so
    public static WidthScaling of(Network network, OptimizerKind optimizer, boolean tied) {
        List<Fans> fans = Fans.of(network);
        if (tied) {
            requireTransposed(fans.getFirst(), fans.getLast());
        }
        Parameterization meant = meant(network.parameterization(), optimizer);
        List<Powers> powers = Powers.of(network, meant, fans);
        Tape tape = Tape.of(network.wire());
        Propagation propagation = new Propagation(tape, fans, powers, optimizer, tied);
        int output = tape.nodes().size() - 1;
        Judgment judgment = Judgment.of(tape, fans, propagation);
        return new WidthScaling(
                optimizer,
                meant,
                layers(tape, fans, propagation),
                propagation.size(output),
                propagation.update(output),
                judgment.regime(),
                judgment.remarks());
    }

    /// mu-P differs between optimizers; other parameterizations do not.
    private static Parameterization meant(Parameterization given, OptimizerKind optimizer) {
        return given.equals(Parameterization.MUP) && optimizer.normalizes() ? MUP_NORMALIZED : given;
    }

    private static void requireTransposed(Fans first, Fans last) {
        if (first.fanIn() != last.fanOut() || first.fanOut() != last.fanIn()) {
            throw new IllegalArgumentException("the first layer and the readout cannot share weights: " + first.layer()
                    + " is " + first.fanOut() + " x " + first.fanIn() + " and " + last.layer() + " " + last.fanOut()
                    + " x " + last.fanIn() + "; one must be the other transposed");
        }
    }

    private static List<LayerScaling> layers(Tape tape, List<Fans> fans, Propagation propagation) {
        List<LayerScaling> layers = new ArrayList<>();
        for (int node = 0; node < tape.nodes().size(); node++) {
            if (tape.nodes().get(node) instanceof Node.Weighted(int matrix, int from)) {
                layers.add(new LayerScaling(
                        fans.get(matrix).layer(),
                        propagation.size(node),
                        propagation.update(node),
                        propagation.ownUpdate(matrix, from),
                        propagation.outputUpdate(matrix),
                        propagation.weightDerivative(matrix)));
            }
        }
        return layers;
    }

    /// Whether a power is above, at or below 0: 1, 0 or −1.
    static int sign(double power) {
        return Math.abs(power) <= EQUAL ? 0 : power > 0 ? 1 : -1;
    }
}
