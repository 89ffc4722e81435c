package wick.theory.recurrent.twotime;

import java.util.Arrays;

/// One two-time function F(t, s) = ⟨a_t b_s⟩ on its way through time, with F(t, s) = F(s, t). Both a and b decay and
/// are driven by Gaussian currents whose covariance J(t, s) is the source. Only the last row is kept.
///
/// With x_t(s) = ⟨b_s j_t⟩, which obeys the same equation in s with the current J(s, t), a step makes
///
///     F(t + d, s) = retain F(t, s) + early x_t(s) + late x_{t+d}(s),   s ≤ t,
///
/// and the same once more for s = t + d. What lies ahead is extrapolated in [#predict]; from the source at
/// the prediction [#settle] makes the value, which may be done again from the source there. In steps the
/// prediction is the value.
final class Strand {
    private final Scheme scheme;
    private final double noise;
    /// F(t, s), x_t(s) and x_{t−d}(s) for s ≤ t.
    private double[] row;

    private double[] current;
    private double[] earlier;
    private double[] ahead;
    private double[] next;
    private double sourceHere;
    /// The time at which it started: there is no current before.
    private int begin;

    /// `noise` is the covariance per time of the white noises of both.
    Strand(Scheme scheme, double noise, int capacity) {
        this.scheme = scheme;
        this.noise = scheme.noise() * noise;
        row = new double[capacity + 1];
        current = new double[capacity + 1];
        earlier = new double[capacity + 1];
        ahead = new double[capacity + 1];
        next = new double[capacity + 1];
    }

    /// F(t, t) = `value`, with the source there; nothing before.
    void start(int t, double value, double source) {
        begin = t;
        row[t] = value;
        sourceHere = source;
    }

    /// F(t, s) for s ≤ t, and after [#predict] the prediction for the time after in [#next].
    double[] row() {
        return row;
    }

    double[] next() {
        return next;
    }

    void predict(int t) {
        double keep = scheme.retain();
        double early = scheme.early();
        double late = scheme.late();
        for (int s = 0; s <= t; s++) {
            next[s] = keep * row[s] + early * current[s] + late * (2 * current[s] - earlier[s]);
        }
        double ahead = keep * current[t] + scheme.whole() * sourceHere;
        double diagonal = t == 0 ? 0 : 2 * current[t] - earlier[t - 1];
        next[t + 1] = keep * next[t] + early * ahead + late * diagonal + noise;
    }

    /// `source` = J(t + d, s) for s ≤ t + d, at the prediction.
    void settle(int t, double[] source) {
        double keep = scheme.retain();
        double early = scheme.early();
        double late = scheme.late();
        current[t + 1] = keep * current[t] + early * sourceHere + late * source[t];
        Arrays.fill(ahead, 0, begin + 1, 0);
        for (int s = begin; s <= t; s++) {
            ahead[s + 1] = keep * ahead[s] + early * source[s] + late * source[s + 1];
        }
        for (int s = 0; s <= t; s++) {
            next[s] = keep * row[s] + early * current[s] + late * ahead[s];
        }
        next[t + 1] = keep * next[t] + early * current[t + 1] + late * ahead[t + 1] + noise;
    }

    /// Takes what was settled with this source as the row at t + d.
    void advance(int t, double[] source) {
        sourceHere = source[t + 1];
        double[] oldest = earlier;
        earlier = current;
        current = ahead;
        ahead = oldest;
        double[] old = row;
        row = next;
        next = old;
    }
}
