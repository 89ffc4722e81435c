package wick.theory.spatial;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import wick.numeric.elementwise.Fold;

/// The variances of an [Encounter] as [Sheet] reads them: those of all pairs of inputs side by side at
/// every position. Each slot is laid out when it is first asked for.
final class Deviations {
    private final AtomicReferenceArray<Sides> found;

    Deviations(int slots) {
        found = new AtomicReferenceArray<>(slots);
    }

    /// Both sides, the largest `ratio` of two standard deviations.
    static final class Sides {
        final double[] first;
        final double[] second;
        final double ratio;

        private Sides(double[] first, double[] second, double ratio) {
            this.first = first;
            this.second = second;
            this.ratio = ratio;
        }
    }

    /// Standard deviations.
    Sides of(Encounter encounter, int slot, int positions) {
        Sides known = found.getAcquire(slot);
        return known != null ? known : keep(encounter, slot, positions, 1, Kinks.ratio(encounter, slot));
    }

    /// Half the variances.
    Sides halves(Encounter encounter, int slot, int positions) {
        Sides known = found.getAcquire(slot);
        return known != null ? known : keep(encounter, slot, positions, 0.5, 1);
    }

    private Sides keep(Encounter encounter, int slot, int positions, double factor, double ratio) {
        double[] first = sideBySide(encounter, Meeting::first, slot, positions, factor);
        double[] second = encounter.same() ? first : sideBySide(encounter, Meeting::second, slot, positions, factor);
        Sides sides = new Sides(first, second, ratio);
        found.setRelease(slot, sides);
        return sides;
    }

    private static double[] sideBySide(
            Encounter encounter, Function<Meeting, Variances> side, int slot, int positions, double factor) {
        int pairs = encounter.size();
        if (pairs == 1 && factor == 1) {
            return side.apply(encounter.at(0)).at(slot);
        }
        double[] all = new double[positions * pairs + Fold.SLACK];
        for (int c = 0; c < pairs; c++) {
            double[] own = side.apply(encounter.at(c)).at(slot);
            for (int p = 0; p < positions; p++) {
                all[p * pairs + c] = factor * own[p];
            }
        }
        return all;
    }
}
