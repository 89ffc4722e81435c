package wick.theory.dynamics;

import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.SampleTensor;
import wick.theory.finitewidth.TangentMotion;

/// What [TangentMotion] says of a network with one output, times n: means of products of the differentials of the
/// tangent kernel, entries (a, b, c, d) of which c and d are training inputs.
final class Differentials {
    private final TangentMotion motion;
    private final SampleTensor p;
    private final SampleTensor q;

    /// Entry (a, b, c, d) of a mean.
    interface Entry {
        double at(int a, int b, int c, int d);
    }

    Differentials(TangentMotion motion) {
        this.motion = motion;
        p = motion.statistics().driftP().orElseThrow();
        q = motion.statistics().driftQ().orElseThrow();
    }

    CorrelatorLayer statistics() {
        return motion.statistics();
    }

    /// E dH_abc z_d
    double first(int a, int b, int c, int d) {
        return p.at(a, b, c, d) + q.at(a, b, c, d) + q.at(a, c, b, d);
    }

    /// E z_d D_c H_ab, D_c the derivative along the gradient of z_c.
    double response(int a, int b, int c, int d) {
        return first(a, b, c, d) + first(b, a, c, d);
    }

    /// E dd₁H_abcd
    double third(int a, int b, int c, int d) {
        return motion.r().at(a, b, c, d)
                + motion.r().at(a, c, b, d)
                + motion.r().at(a, d, b, c);
    }

    /// E dd₂H_abcd
    private double squared(int a, int b, int c, int d) {
        return motion.s().at(a, b, c, d)
                + motion.t().at(a, b, c, d)
                + motion.u().at(a, b, c, d);
    }

    /// E D_d dH_abc
    double firstMoved(int a, int b, int c, int d) {
        return third(a, b, c, d) + squared(a, b, c, d) + squared(a, c, b, d);
    }

    /// E D_d D_c H_ab
    double responseMoved(int a, int b, int c, int d) {
        return firstMoved(a, b, c, d) + firstMoved(b, a, c, d);
    }

    /// The second variation of H_ab along the gradients of z_c and z_d, weights held: what two steps at once add.
    double curvature(int a, int b, int c, int d) {
        return third(a, b, c, d) + third(b, a, c, d) + squared(a, b, c, d) + squared(a, b, d, c);
    }

    /// Cov(H_ab, H_cd)
    double covariance(int a, int b, int c, int d) {
        CorrelatorLayer s = statistics();
        return s.tangentCovariance().at(a, b, c, d)
                + s.tangentMixing().at(a, b, c, d)
                + s.tangentMixing().at(a, b, d, c);
    }
}
