package wick.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Tells how far long work is, at most every few seconds.
final class Progression {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Console console;
    private Instant told = Instant.now();

    Progression(Console console) {
        this.console = console;
    }

    void at(String what, double fraction) {
        Instant now = Instant.now();
        if (Duration.between(told, now).compareTo(PAUSE) >= 0) {
            told = now;
            console.say(String.format(Locale.ROOT, "  ... %s: %.0f %%", what, 100 * Math.clamp(fraction, 0, 1)));
        }
    }

    /// Something else has been told, so that silence starts again.
    void spoke() {
        told = Instant.now();
    }
}
