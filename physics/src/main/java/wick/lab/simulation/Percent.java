package wick.lab.simulation;

import java.util.Locale;

/// A relative change for people.
final class Percent {
    private Percent() {}

    static String of(double part) {
        return Double.isInfinite(part) ? "without bound" : String.format(Locale.ROOT, "%+.2g %%", 100 * part);
    }
}
