package wick.text;

import java.util.Optional;
import java.util.regex.Pattern;

/// A single word, number or text. A quoted one is always text.
public record Scalar(Place place, String text, boolean quoted) implements Value {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,19}");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]{1,400}(\\.[0-9]{0,400})?|\\.[0-9]{1,400})([eE][-+]?[0-9]{1,9})?");

    /// Nothing was written, or `null` or `~`.
    public boolean isAbsent() {
        return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /// The whole number written here, if it is one and fits a `long`.
    Optional<Long> wholeNumber() {
        if (quoted || !WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The number written here, if it is one and finite.
    Optional<Double> number() {
        if (quoted || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }

    @Override
    public String shown() {
        return isAbsent() ? "an empty value" : quoted ? "\"" + Shown.brief(text) + "\"" : Shown.brief(text);
    }
}
