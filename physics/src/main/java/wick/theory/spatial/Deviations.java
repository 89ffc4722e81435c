package wick.theory.spatial;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import wick.numeric.elementwise.Fold;

/// The variances of an [Encounter] as [Sheet] reads them: those of the second inputs side by side at every
/// position, those of the first as often. Each is laid out when it is first asked for.
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
        if (known != null) {
            return known;
        }
        int seconds = encounter.seconds().size();
        double[] first = encounter.first().at(slot);
        if (seconds > 1) {
            double[] each = new double[positions * seconds + Fold.SLACK];
            for (int p = 0; p < positions; p++) {
                Arrays.fill(each, p * seconds, (p + 1) * seconds, first[p]);
            }
            first = each;
        }
        Sides sides = new Sides(first, second(encounter, slot, positions, 1), Kinks.ratio(encounter, slot));
        found.setRelease(slot, sides);
        return sides;
    }

    /// Half the variances, those of the first input once.
    Sides halves(Encounter encounter, int slot) {
        Sides known = found.getAcquire(slot);
        if (known != null) {
            return known;
        }
        double[] first = encounter.first().at(slot).clone();
        for (int p = 0; p < first.length; p++) {
            first[p] *= 0.5;
        }
        Sides sides = new Sides(first, second(encounter, slot, first.length, 0.5), 1);
        found.setRelease(slot, sides);
        return sides;
    }

    private static double[] second(Encounter encounter, int slot, int positions, double factor) {
        int seconds = encounter.seconds().size();
        if (seconds == 1 && factor == 1) {
            return encounter.seconds().getFirst().at(slot);
        }
        double[] all = new double[positions * seconds + Fold.SLACK];
        for (int c = 0; c < seconds; c++) {
            double[] own = encounter.seconds().get(c).at(slot);
            for (int p = 0; p < positions; p++) {
                all[p * seconds + c] = factor * own[p];
            }
        }
        return all;
    }
}
