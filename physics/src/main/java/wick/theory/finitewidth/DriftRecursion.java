package wick.theory.finitewidth;

import wick.network.Step;

/// P and Q of the next layer, see [CorrelatorRecursion].
final class DriftRecursion {
    private final CorrelatorLayer s;
    private final LayerMoments moments;
    private final LayerMoments.Bends bends;
    private final double c;
    private final double rate;
    private final double perUnit;

    DriftRecursion(CorrelatorLayer state, LayerMoments moments, LayerMoments.Bends bends, Step.Linear layer) {
        s = state;
        this.moments = moments;
        this.bends = bends;
        c = layer.weightVariance();
        rate = layer.weightRate();
        perUnit = 1.0 / layer.fanIn();
    }

    private Bounded theta(int a, int b) {
        return s.tangentKernel().bounded(a, b);
    }

    private Bounded slopes(int a, int b) {
        return moments.slopes(a, b).mean();
    }

    Bounded first(int a, int b, int c1, int d) {
        SampleTensor p = s.driftP().orElseThrow();
        Bounded own = bends.bent(a, b, c1, d).times(theta(a, b)).times(theta(a, c1));
        Bounded ofMixing = bends.bend(a, d).times(s.tangentMixing().bounded(a, b, a, c1));
        Gradient left = Gradient.of(moments.values(d, a), d, a);
        Bounded inherited = ofMixing.plus(left.along(e -> p.bounded(a, b, c1, e)));
        return own.times(perUnit).plus(slopes(b, c1).times(inherited)).times(c * c);
    }

    Bounded second(int a, int b, int c1, int d) {
        SampleTensor q = s.driftQ().orElseThrow();
        Bounded own = bends.bent(a, b, c1, d)
                .times(theta(a, b))
                .times(c)
                .plus(moments.mixed(b, d, a, c1).times(rate))
                .times(theta(a, c1))
                .times(c * perUnit);
        Gradient right = Gradient.of(moments.values(d, c1), d, c1);
        Gradient bent = Gradient.of(moments.slopes(b, a), b, a);
        Gradient plain = Gradient.of(moments.values(b, a), b, a);
        Gradient.Coefficients f = (e, g) -> s.outputTangentMixing().bounded(e, g, a, c1);
        Bounded ofF = bent.times(right, f)
                .times(theta(a, b))
                .times(c * c)
                .plus(plain.times(right, f).times(rate * c));
        Bounded ofQ =
                slopes(a, b).times(right.along(g -> q.bounded(a, b, c1, g))).times(c * c);
        return own.plus(ofF).plus(ofQ);
    }
}
