package wick.experiment.catalog;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.observable.Measurement;
import wick.theory.recurrent.Instability;

/// Eigenvalues measured at one size beside the exact expected numbers of eigenvalues beyond 1/`ratios` (in units of
/// σ_w), and what follows from them for the median of the largest real part.
///
/// P(largest real part > x) is at most the expected number n(x) of eigenvalues beyond x, those of a pair counted
/// once. So the median lies below `medianBound`, where n = 1/2.
record GrowingModes(Abscissas measured, List<Double> ratios, List<Instability> theory, double medianBound) {
    private static final RecurrentNetwork UNIT = RecurrentNetwork.of(new Linear(), 1, 1, 0);

    /// To which the bound is solved for.
    static final double TOLERANCE = 1e-7;

    static GrowingModes of(Abscissas measured, List<Double> ratios) {
        int size = measured.size();
        DoubleUnaryOperator logarithm = x -> {
            Instability at = Instability.beyond(UNIT, size, x);
            return Math.log(at.real() + at.pairs());
        };
        return new GrowingModes(
                measured,
                ratios,
                ratios.stream().map(r -> Instability.beyond(UNIT, size, 1 / r)).toList(),
                where(logarithm, Math.log(0.5)));
    }

    int size() {
        return measured.size();
    }

    Measurement unstable(int ratio) {
        return measured.unstable(1 / ratios.get(ratio)).measurement();
    }

    /// Where a falling function has this value: by the secant through the ends of a bracket, the end that stays
    /// weighed half.
    private static double where(DoubleUnaryOperator falling, double value) {
        double low = 0;
        double high = 3;
        double above = falling.applyAsDouble(low) - value;
        double below = falling.applyAsDouble(high) - value;
        while (high - low > TOLERANCE) {
            double share = Math.clamp(above / (above - below), 1e-3, 1 - 1e-3);
            double middle = low + share * (high - low);
            double found = falling.applyAsDouble(middle) - value;
            if (Math.abs(found) < TOLERANCE) {
                return middle;
            }
            if (found > 0) {
                low = middle;
                above = found;
                below /= 2;
            } else {
                high = middle;
                below = found;
                above /= 2;
            }
        }
        return low + (high - low) / 2;
    }
}
