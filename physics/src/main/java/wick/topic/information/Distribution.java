package wick.topic.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import wick.text.InputException;
import wick.text.Numbers;
import wick.text.Place;

/// Probabilities that are to sum to one: exactly where all are exact, else within [#SLACK], and then divided by
/// their sum.
record Distribution(List<Probability> parts) {
    /// How far a sum may be from one.
    static final double SLACK = 1e-9;

    Distribution {
        parts = List.copyOf(parts);
    }

    /// The same with a sum of one, or what is wrong with `name` at `place`.
    Distribution checked(Place place, String name) {
        Optional<BigFraction> exact = exactSum();
        if (exact.isPresent() && exact.get().equals(BigFraction.ONE)) {
            return this;
        }
        double short_ = exact.map(sum -> BigFraction.ONE.subtract(sum).doubleValue())
                .orElseGet(
                        () -> 1 - parts.stream().mapToDouble(Probability::value).sum());
        if (!(Math.abs(short_) <= SLACK)) {
            throw wrong(place, name, short_);
        }
        double sum = 1 - short_;
        List<Probability> scaled = new ArrayList<>();
        parts.forEach(part -> scaled.add(new Probability(part.value() / sum, Optional.empty())));
        return new Distribution(scaled);
    }

    private static InputException wrong(Place place, String name, double missing) {
        return place.problem(name + " sums to " + shown(1 - missing) + ", " + shown(Math.abs(missing)) + " too "
                + (missing > 0 ? "little" : "much") + "; it must sum to one within " + Numbers.text(SLACK));
    }

    /// To ten digits, so that rounding does not clutter a message.
    static String shown(double number) {
        return Numbers.text(Double.parseDouble(String.format(java.util.Locale.ROOT, "%.10g", number)));
    }

    private Optional<BigFraction> exactSum() {
        BigFraction sum = BigFraction.ZERO;
        for (Probability part : parts) {
            if (part.exact().isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(part.exact().get());
        }
        return Optional.of(sum);
    }
}
