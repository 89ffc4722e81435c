package wick.theory.scaling;

import java.util.ArrayList;
import java.util.List;
import wick.network.Network;
import wick.network.training.FanPowers;
import wick.network.training.OptimizerKind;

/// The maximal update parameterization (mu-P) of a network: how each parameter must be drawn and trained for
/// every layer's own weights to move its activations by order one at every width.
///
/// The powers are those of [FanPowers#maximal]. Only powers are fixed; constants are those of the width at which
/// rates were tuned.
public record MaximalUpdate(OptimizerKind optimizer, List<Row> rows) {

    /// Powers of the width for one weight matrix or bias: its deviation at initialization, its learning rate, its
    /// weight decay, Adam's ε, and a factor it is multiplied with where it is used.
    public record Row(
            String layer,
            boolean bias,
            boolean fanInGrows,
            boolean fanOutGrows,
            double deviation,
            double rate,
            double decay,
            double epsilon,
            double multiplier) {

        private Row times(double power) {
            return new Row(layer, bias, fanInGrows, fanOutGrows, deviation, rate, decay, epsilon, power);
        }
    }

    public MaximalUpdate {
        rows = List.copyOf(rows);
    }

    /// The table of a network; with `tied` the readout uses the first layer's weights, transposed, divided by n.
    ///
    /// @throws IllegalArgumentException if the network has no width that could grow
    public static MaximalUpdate of(Network network, OptimizerKind optimizer, boolean tied) {
        List<Fans> fans = Fans.of(network);
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < fans.size(); k++) {
            Fans own = fans.get(k);
            boolean shared = tied && k == fans.size() - 1;
            Row weight = row(own, false, shared ? fans.getFirst() : own, optimizer);
            rows.add(shared ? weight.times(-1) : weight);
            rows.add(row(own, true, new Fans(own.layer(), 1, own.fanOut(), false, own.outGrows()), optimizer));
        }
        return new MaximalUpdate(optimizer, rows);
    }

    private static Row row(Fans named, boolean bias, Fans fans, OptimizerKind optimizer) {
        FanPowers powers = FanPowers.maximal(optimizer, fans.in(), fans.out());
        return new Row(
                named.layer(),
                bias,
                fans.inGrows(),
                fans.outGrows(),
                powers.deviation(),
                powers.rate(),
                powers.decay(),
                powers.epsilon(),
                0);
    }

    /// The table as powers that can be carried through the network.
    List<Powers> powers() {
        List<Powers> powers = new ArrayList<>();
        for (Row row : rows) {
            if (row.bias()) {
                Powers weight = powers.removeLast();
                powers.add(new Powers(
                        weight.deviation(), weight.multiplier(), weight.rate(), row.deviation(), 0, row.rate()));
            } else {
                powers.add(new Powers(row.deviation(), row.multiplier(), row.rate(), Powers.NONE, Powers.NONE, 0));
            }
        }
        return powers;
    }
}
