package wick.experiment.diagnosis;

import java.util.Locale;

/// Numbers in sentences.
final class Numbers {
    private Numbers() {}

    /// Three digits, such as 0.0412 or 1.7e-09.
    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-3 || size >= 1e5) {
            return String.format(Locale.ROOT, "%.2g", value);
        }
        int digits = (int) Math.max(0, 2 - Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /// A share in per cent.
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
