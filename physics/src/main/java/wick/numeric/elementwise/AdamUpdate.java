package wick.numeric.elementwise;

/// One step of Adam, number by number: g ← g + `decay` w; m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²;
/// w ← `keep` w − `step` m / (`scale` √v + ε).
///
/// Corrections for the first steps are in `step` and `scale`, decay beside the step is in `keep`. Loops as in
/// [MomentumUpdate].
///
/// Source: Kingma and Ba 2014, arXiv:1412.6980.
public record AdamUpdate(Averages averages, double step, double scale, double decay, double keep) {

    /// β₁, β₂ and ε.
    public record Averages(double first, double second, double epsilon) {}

    /// Step `t` = 1, 2, … of rate η with decay λ, added to the gradient, or with `decoupled` beside the step.
    public static AdamUpdate at(int t, double rate, Averages averages, Decay decay) {
        return new AdamUpdate(
                averages,
                rate / (1 - Math.pow(averages.first(), t)),
                1 / Math.sqrt(1 - Math.pow(averages.second(), t)),
                decay.decoupled() ? 0 : decay.size(),
                decay.decoupled() ? 1 - rate * decay.size() : 1);
    }

    /// λ, and whether it stands beside the step.
    public record Decay(double size, boolean decoupled) {}

    public void apply(double[] g, int from, int count, double[] w, double[] m, double[] v) {
        double first = averages.first();
        double second = averages.second();
        double epsilon = averages.epsilon();
        double fresh = 1 - first;
        double freshSquare = 1 - second;
        for (int i = from; i < from + count; i++) {
            double slope = Math.fma(decay, w[i], g[i]);
            double mean = Math.fma(first, m[i], fresh * slope);
            double square = Math.fma(second, v[i], freshSquare * slope * slope);
            m[i] = mean;
            v[i] = square;
            w[i] = keep * w[i] - step * mean / Math.fma(scale, Math.sqrt(square), epsilon);
        }
    }

    /// As for doubles.
    public void apply(float[] g, int from, int count, float[] w, float[] m, float[] v) {
        float first = (float) averages.first();
        float second = (float) averages.second();
        float fresh = (float) (1 - averages.first());
        float freshSquare = (float) (1 - averages.second());
        float shrinking = (float) decay;
        float kept = (float) keep;
        float length = (float) step;
        float scaled = (float) scale;
        float least = (float) averages.epsilon();
        for (int i = from; i < from + count; i++) {
            float slope = Math.fma(shrinking, w[i], g[i]);
            float mean = Math.fma(first, m[i], fresh * slope);
            float square = Math.fma(second, v[i], freshSquare * slope * slope);
            m[i] = mean;
            v[i] = square;
            w[i] = kept * w[i] - length * mean / Math.fma(scaled, (float) Math.sqrt(square), least);
        }
    }
}
