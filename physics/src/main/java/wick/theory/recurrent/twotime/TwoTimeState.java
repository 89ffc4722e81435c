package wick.theory.recurrent.twotime;

import wick.numeric.matrix.Vector;

/// Correlations of a network of infinitely many units: `states` is C(t, s) = ⟨h(t) h(s)⟩, `activities` is
/// ⟨φ(h(t)) φ(h(s))⟩, both averaged over units, and so over networks.
public record TwoTimeState(TwoTimeFunction states, TwoTimeFunction activities) {

    /// The end of the window read as a stationary state: `values` at `lags` is C(T, T − lag), which differs by
    /// at most `drift` from what it was halfway, at (T + longest lag)/2.
    public record Stationary(Vector lags, Vector values, double drift) {}

    /// The autocorrelation up to this lag at the end of the window.
    ///
    /// @throws IllegalArgumentException where the window is too short for it: where between halfway and the
    ///     end it still moves by more than `tolerance` of the variance
    public Stationary stationary(double longestLag, double tolerance) {
        Vector times = states.times();
        int last = times.size() - 1;
        double duration = times.at(last);
        int lags = (int) Math.floor(longestLag / duration * last + 1e-9);
        if (!(longestLag >= 0) || 2 * lags > last) {
            throw new IllegalArgumentException("a longest lag of " + longestLag + " needs a window of at least "
                    + 2 * longestLag + ", not " + duration);
        }
        int halfway = (last + lags) / 2;
        double[] values = new double[lags + 1];
        double drift = 0;
        for (int k = 0; k <= lags; k++) {
            values[k] = states.values().at(last, last - k);
            drift = Math.max(drift, Math.abs(values[k] - states.values().at(halfway, halfway - k)));
        }
        if (drift > tolerance * values[0]) {
            throw new IllegalArgumentException("the window of " + duration + " is too short for a stationary state: "
                    + "between " + times.at(halfway) + " and its end the autocorrelation moves by "
                    + drift / values[0] + " of the variance, more than " + tolerance);
        }
        double[] at = new double[lags + 1];
        for (int k = 0; k <= lags; k++) {
            at[k] = times.at(k);
        }
        return new Stationary(Vector.of(at), Vector.of(values), drift);
    }
}
