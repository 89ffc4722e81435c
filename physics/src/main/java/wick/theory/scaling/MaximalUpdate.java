package wick.theory.scaling;

import java.util.ArrayList;
import java.util.List;
import wick.network.Network;
import wick.network.training.OptimizerKind;

/// The maximal update parameterization (mu-P) of a network: how each parameter must be drawn and trained for
/// every layer's own weights to move its activations by order one at every width.
///
/// With fan-in ∝ n^p and fan-out ∝ n^q, p and q 0 or 1, weights W used as they are trained have
///
/// | | deviation of W | rate, sgd | rate, adam | ∂L/∂W |
/// |---|---|---|---|---|
/// | input, p = 0, q = 1 | 1 | n | 1 | 1/n |
/// | hidden, p = q = 1 | n^−½ | 1 | 1/n | 1/n |
/// | output, p = 1, q = 0 | 1/n | 1/n | 1/n | 1 |
/// | neither grows | 1 | 1 | 1 | 1 |
///
/// that is n^(−p/2 − p(1−q)/2), n^(q−p), n^−p and n^−q; a bias is a weight of fan-in 1. Weight decay keeps its
/// part in a step: λ ∝ 1 / rate where it is multiplied by the rate (sgd and adamw), λ ∝ gradient / weight where
/// it is divided with the gradient (adam). Adam's ε is ∝ gradient. Only powers are fixed; constants are those
/// of the width at which rates were tuned.
///
/// Sources: Yang and Hu 2021, arXiv:2011.14522; Yang et al. 2022, arXiv:2203.03466; Yang, Simon and Bernstein
/// 2023, arXiv:2310.17813 (by fan-in and fan-out).
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
        double p = fans.in();
        double q = fans.out();
        double deviation = -p / 2 - p * (1 - q) / 2;
        double rate = optimizer.normalizes() ? -p : q - p;
        double decay = optimizer == OptimizerKind.ADAM ? -q - deviation : -rate;
        // 0 − 0 would be written −0
        return new Row(
                named.layer(),
                bias,
                fans.inGrows(),
                fans.outGrows(),
                deviation + 0.0,
                rate + 0.0,
                decay + 0.0,
                -q + 0.0,
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
