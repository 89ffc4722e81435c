package wick.numeric.elementwise;

/// One step of gradient descent with momentum, number by number: g ← g + λ w; v ← μ v + g; w ← w − η v, or with
/// `nesterov` w ← w − η (g + μ v).
///
/// `rate` is η, `momentum` μ, `decay` λ. Gradients g, weights w and velocities v begin at the same place of
/// their arrays. The loops are plain, so that the just-in-time compiler makes vectors of them, and every
/// operation is rounded as written: the bits do not depend on it.
public record MomentumUpdate(double rate, double momentum, boolean nesterov, double decay) {

    /// Without momentum: no velocities.
    public void apply(double[] g, int from, int count, double[] w) {
        double keep = 1 - rate * decay;
        if (decay == 0) {
            for (int i = from; i < from + count; i++) {
                w[i] = Math.fma(-rate, g[i], w[i]);
            }
        } else {
            for (int i = from; i < from + count; i++) {
                w[i] = Math.fma(-rate, g[i], keep * w[i]);
            }
        }
    }

    public void apply(double[] g, int from, int count, double[] w, double[] v) {
        double own = nesterov ? rate : 0;
        double carried = nesterov ? rate * momentum : rate;
        for (int i = from; i < from + count; i++) {
            double slope = Math.fma(decay, w[i], g[i]);
            double velocity = Math.fma(momentum, v[i], slope);
            v[i] = velocity;
            w[i] = Math.fma(-carried, velocity, Math.fma(-own, slope, w[i]));
        }
    }

    /// As for doubles.
    public void apply(float[] g, int from, int count, float[] w) {
        float step = (float) -rate;
        float keep = (float) (1 - rate * decay);
        if (decay == 0) {
            for (int i = from; i < from + count; i++) {
                w[i] = Math.fma(step, g[i], w[i]);
            }
        } else {
            for (int i = from; i < from + count; i++) {
                w[i] = Math.fma(step, g[i], keep * w[i]);
            }
        }
    }

    /// As for doubles.
    public void apply(float[] g, int from, int count, float[] w, float[] v) {
        float own = nesterov ? (float) -rate : 0;
        float carried = (float) (nesterov ? -rate * momentum : -rate);
        float kept = (float) momentum;
        float shrinking = (float) decay;
        for (int i = from; i < from + count; i++) {
            float slope = Math.fma(shrinking, w[i], g[i]);
            float velocity = Math.fma(kept, v[i], slope);
            v[i] = velocity;
            w[i] = Math.fma(carried, velocity, Math.fma(own, slope, w[i]));
        }
    }
}
