package wick.model;

import java.util.Locale;
import wick.text.Place;

/// How many numbers a model may still bring into memory: half the Java heap in all.
final class Allowance {
    private final long most = Runtime.getRuntime().maxMemory() / (2 * Double.BYTES);
    private long taken;

    void take(long count, Place place) {
        taken += count;
        if (taken > most) {
            throw place.problem(String.format(
                    Locale.ROOT,
                    "the model's arrays need more than the %.2f GB that may be used for them: give Java more memory, such"
                            + " as WICK_JAVA_OPTIONS=-Xmx8g",
                    most * 8e-9));
        }
    }
}
