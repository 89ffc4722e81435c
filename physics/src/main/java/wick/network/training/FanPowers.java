package wick.network.training;

/// Powers of the width in what belongs to one parameter W: its deviation at initialization, its learning rate,
/// its weight decay and Adam's ε.
public record FanPowers(double deviation, double rate, double decay, double epsilon) {

    /// The maximal update parameterization, for a fan-in ∝ n^p and a fan-out ∝ n^q, p and q 0 or 1: every layer's
    /// own weights move what it makes by order one at every width.
    ///
    /// | | deviation | rate, sgd | rate, adam | gradient |
    /// |---|---|---|---|---|
    /// | input, p = 0, q = 1 | 1 | n | 1 | 1/n |
    /// | hidden, p = q = 1 | n^−½ | 1 | 1/n | 1/n |
    /// | output, p = 1, q = 0 | 1/n | 1/n | 1/n | 1 |
    ///
    /// A bias is a weight of fan-in 1. Decay keeps its part in a step: ∝ 1 / rate where it is multiplied by the
    /// rate (sgd and adamw), ∝ gradient / deviation where it is divided with the gradient (adam). ε is ∝ gradient.
    ///
    /// With logarithms of ratios of fans for p and q these are logarithms of factors.
    ///
    /// Sources: Yang and Hu 2021, arXiv:2011.14522; Yang et al. 2022, arXiv:2203.03466; Yang, Simon and Bernstein
    /// 2023, arXiv:2310.17813 (by fan-in and fan-out).
    public static FanPowers maximal(OptimizerKind optimizer, double p, double q) {
        double deviation = q == 0 ? -p : -p / 2;
        double rate = optimizer.normalizes() ? -p : q - p;
        double decay = optimizer == OptimizerKind.ADAM ? -q - deviation : -rate;
        // 0 − 0 would be written −0
        return new FanPowers(deviation + 0.0, rate + 0.0, decay + 0.0, -q + 0.0);
    }
}
