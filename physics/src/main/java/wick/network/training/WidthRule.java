package wick.network.training;

import java.util.ArrayList;
import java.util.List;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Step;
import wick.network.Wiring;

/// A network at any width, in its parameterization: at the base width drawn and trained as a framework does it,
/// variances as written and one rate for all parameters; at other widths variances, rates, decay and ε follow
/// the powers of the parameterization. So all parameterizations are the same network at the base width.
///
/// With a weight W = μ w, where w is what is trained with the rate ∝ n^−c, steps of w move W by
///
/// | | rate of W | decay of W | ε for W |
/// |---|---|---|---|
/// | sgd | μ² n^−c | μ^−2 | |
/// | adam | μ n^−c | μ^−2 | 1/μ |
/// | adamw | μ n^−c | 1/μ | 1/μ |
///
/// `mup` is mu-P of the optimizer, with decay and ε as [FanPowers#maximal] has them.
public final class WidthRule {

    /// The network of one width and what its parameters' rates are multiplied with. Rates of the wiring are
    /// those of the weights: [RateFactors#ofDescent] gives `factors` for gradient descent.
    public record Sized(int width, Wiring wiring, RateFactors factors) {}

    private final Network network;
    private final OptimizerKind optimizer;
    private final WidthGrid grid;
    private final List<Step.Linear> written;
    private final List<Step.Linear> scaledBase;

    /// @throws IllegalArgumentException if the network has no width that could grow, or none of its sizes is
    /// `base`: widths are those of the widest hidden layer, the others in proportion
    public WidthRule(Network network, OptimizerKind optimizer, int base) {
        this.network = network;
        this.optimizer = optimizer;
        grid = WidthGrid.of(network);
        grid.require(base);
        Network there = network.withHiddenWidth(base);
        written = there.withParameterization(Parameterization.STANDARD).wire().matrices();
        scaledBase = there.wire().matrices();
    }

    /// The width that is written is the base.
    ///
    /// @throws IllegalArgumentException if the network has no width that could grow
    public static WidthRule fromOwnWidth(Network network, OptimizerKind optimizer) {
        return new WidthRule(network, optimizer, WidthGrid.of(network).widest());
    }

    /// @throws IllegalArgumentException if a hidden layer would not have a whole number of units
    public Sized at(int width) {
        grid.require(width);
        Network there = network.withHiddenWidth(width);
        Wiring wiring = there.wire();
        List<RateFactors.Matrix> factors = new ArrayList<>();
        List<Step.Linear> numbers = new ArrayList<>();
        for (int k = 0; k < written.size(); k++) {
            Step.Linear to = wiring.matrices().get(k);
            Scale weight = weight(k, to);
            Scale bias = bias(k, to);
            factors.add(new RateFactors.Matrix(weight.factors(), bias.factors()));
            Step.Linear from = written.get(k);
            numbers.add(new Step.Linear(
                    to.index(),
                    to.fanIn(),
                    to.fanOut(),
                    from.weightVariance() / from.fanIn() * weight.variance() * to.fanIn(),
                    from.biasVariance() * bias.variance(),
                    weight.factors().rate() * to.fanIn(),
                    bias.factors().rate()));
        }
        return new Sized(
                width,
                wiring.with(linear -> linear.withNumbersOf(numbers.get(linear.index()))),
                new RateFactors(factors));
    }

    /// What a parameter's variance, rate, decay and ε are multiplied with.
    private record Scale(double variance, RateFactors.Parameter factors) {

        static Scale of(FanPowers logarithms) {
            return new Scale(
                    Math.pow(2, 2 * logarithms.deviation()),
                    new RateFactors.Parameter(
                            Math.pow(2, logarithms.rate()),
                            Math.pow(2, logarithms.decay()),
                            Math.pow(2, logarithms.epsilon())));
        }
    }

    private Scale weight(int k, Step.Linear to) {
        Step.Linear from = scaledBase.get(k);
        double in = (double) to.fanIn() / from.fanIn();
        double out = (double) to.fanOut() / from.fanOut();
        if (maximal()) {
            return Scale.of(FanPowers.maximal(optimizer, log2(in), log2(out)));
        }
        double variance = ratio(to.weightVariance() / to.fanIn(), from.weightVariance() / from.fanIn());
        double descent = ratio(to.weightRate() / to.fanIn(), from.weightRate() / from.fanIn());
        double c = network.parameterization().at(k, written.size()).c();
        return scaled(variance, descent, Math.pow(k == 0 ? out : in, -c));
    }

    /// A bias takes the input layer's exponents with its own fan-out for n.
    private Scale bias(int k, Step.Linear to) {
        Step.Linear from = scaledBase.get(k);
        double out = (double) to.fanOut() / from.fanOut();
        if (maximal()) {
            return Scale.of(FanPowers.maximal(optimizer, 0, log2(out)));
        }
        double c = network.parameterization().at(0, written.size()).c();
        boolean readout = k == written.size() - 1;
        return scaled(
                ratio(to.biasVariance(), from.biasVariance()),
                ratio(to.biasRate(), from.biasRate()),
                readout ? 1 : Math.pow(out, -c));
    }

    private boolean maximal() {
        return network.parameterization().equals(Parameterization.MUP);
    }

    /// From the factors of gradient descent on W, μ² n^−c, and of the rate of w, n^−c.
    private Scale scaled(double variance, double descent, double trained) {
        double multiplier = Math.sqrt(descent / trained);
        double square = descent / trained;
        return new Scale(
                variance,
                switch (optimizer) {
                    case SGD -> new RateFactors.Parameter(descent, 1 / square, 1);
                    case ADAM -> new RateFactors.Parameter(multiplier * trained, 1 / square, 1 / multiplier);
                    case ADAMW -> new RateFactors.Parameter(multiplier * trained, 1 / multiplier, 1 / multiplier);
                });
    }

    /// What is 0 at every width has no power.
    private static double ratio(double to, double from) {
        return from == 0 ? 1 : to / from;
    }

    private static double log2(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }
}
