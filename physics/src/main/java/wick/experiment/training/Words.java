package wick.experiment.training;

import java.util.Locale;

/// Numbers in sentences.
final class Words {
    private Words() {}

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    static String percent(double share) {
        return share < 0.1
                ? String.format(Locale.ROOT, "%.2g %%", 100 * share)
                : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
