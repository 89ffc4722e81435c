package wick.theory.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.training.OptimizerKind;

/// The powers of the width in one weight matrix and its bias: W = n^−a w with Var w ∝ n^−2b and learning
/// rate ∝ n^−c. What is exactly 0 has the power −∞.
///
/// `deviation` is that of the entries of W and `biasDeviation` that of b. `multiplier` and `biasMultiplier`
/// are the powers by which W and b differ from what is trained, `rate` and `biasRate` those of the rates of
/// what is trained.
record Powers(
        double deviation,
        double multiplier,
        double rate,
        double biasDeviation,
        double biasMultiplier,
        double biasRate) {

    static final double NONE = Double.NEGATIVE_INFINITY;

    /// Those of every weight matrix in order.
    static List<Powers> of(Network network, Parameterization parameterization, List<Fans> fans) {
        List<Drawn> drawn = Drawn.of(network.layers());
        List<Powers> powers = new ArrayList<>();
        for (int k = 0; k < fans.size(); k++) {
            powers.add(of(k, drawn.get(k), parameterization, fans));
        }
        return powers;
    }

    private static Powers of(int k, Drawn drawn, Parameterization parameterization, List<Fans> fans) {
        Fans own = fans.get(k);
        boolean last = k == fans.size() - 1;
        Parameterization.Exponents first = parameterization.at(0, fans.size());
        Parameterization.Exponents abc = parameterization.at(k, fans.size());
        // n is the fan-out of the first matrix and the fan-in of the others; of a bias its own fan-out
        int n = k == 0 ? own.out() : own.in();
        int biasN = last ? 0 : own.out();
        double weight = constant(own, fan -> drawn.initialization().weightVariance(fan.fanIn(), fan.fanOut()));
        double bias = constant(own, fan -> drawn.initialization().biasVariance(fan.fanIn(), fan.fanOut()));
        boolean unit = parameterization.unitVariance();
        return new Powers(
                weight - (abc.a() + abc.b()) * n,
                (unit ? weight : 0) - abc.a() * n,
                -abc.c() * n,
                bias - (first.a() + first.b()) * biasN,
                (unit ? bias : 0) - first.a() * biasN,
                -first.c() * biasN);
    }

    /// Half the power of a variance: read off where fans are wide, in quarters, since schemes are ratios of
    /// fans and their roots.
    private static double constant(Fans fans, ToDoubleFunction<Fans> variance) {
        double narrow = variance.applyAsDouble(wide(fans, 1));
        double wide = variance.applyAsDouble(wide(fans, 4));
        return narrow == 0 ? NONE : Math.rint(4 * Math.log(wide / narrow) / Math.log(4)) / 8;
    }

    private static Fans wide(Fans fans, int times) {
        return new Fans(fans.layer(), fans.wideIn(times), fans.wideOut(times), fans.inGrows(), fans.outGrows());
    }

    /// The power of the change of W in one step where its derivative has the power `gradient`. The learning
    /// rate is that of what is trained: w moves by rate · ∂L/∂w = rate · n^−a ∂L/∂W, or by the rate alone.
    double step(OptimizerKind optimizer, double gradient) {
        return moved(optimizer, gradient, multiplier, rate);
    }

    double biasStep(OptimizerKind optimizer, double gradient) {
        return moved(optimizer, gradient, biasMultiplier, biasRate);
    }

    private static double moved(OptimizerKind optimizer, double gradient, double multiplier, double rate) {
        if (gradient == NONE || multiplier == NONE) {
            return NONE;
        }
        return optimizer.normalizes() ? multiplier + rate : 2 * multiplier + rate + gradient;
    }
}
