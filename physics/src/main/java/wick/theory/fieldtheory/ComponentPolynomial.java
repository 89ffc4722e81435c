package wick.theory.fieldtheory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Σ c_p N^p, N the number of components of a vector field; a plain number where only p = 0 occurs. Powers may be
/// negative.
public record ComponentPolynomial(SortedMap<Integer, Fraction> coefficients) {
    public static final ComponentPolynomial ZERO = new ComponentPolynomial(new TreeMap<>());

    public ComponentPolynomial {
        SortedMap<Integer, Fraction> present = new TreeMap<>(coefficients);
        present.values().removeIf(c -> c.signum() == 0);
        coefficients = Collections.unmodifiableSortedMap(present);
    }

    public static ComponentPolynomial term(Fraction coefficient, int power) {
        return new ComponentPolynomial(new TreeMap<>(Map.of(power, coefficient)));
    }

    public ComponentPolynomial plus(ComponentPolynomial other) {
        SortedMap<Integer, Fraction> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((power, c) -> sum.merge(power, c, Fraction::plus));
        return new ComponentPolynomial(sum);
    }

    /// The value for N = `components`.
    public Fraction at(int components) {
        Fraction sum = Fraction.ZERO;
        for (Map.Entry<Integer, Fraction> term : coefficients.entrySet()) {
            sum = sum.plus(term.getValue().times(Fraction.of(components).power(term.getKey())));
        }
        return sum;
    }

    /// Such as `-1/3 N - 1/6 N^2`, or `3/16 + 9/16 N^-1`.
    @Override
    public String toString() {
        if (coefficients.isEmpty()) {
            return "0";
        }
        StringBuilder text = new StringBuilder();
        List<Integer> powers = new ArrayList<>(coefficients.keySet());
        powers.sort(Comparator.comparingInt(Math::abs));
        powers.forEach(power -> {
            Fraction c = Objects.requireNonNull(coefficients.get(power));
            boolean negative = c.signum() < 0;
            text.append(text.isEmpty() ? negative ? "-" : "" : negative ? " - " : " + ");
            Fraction size = negative ? c.negated() : c;
            boolean one = size.equals(Fraction.ONE) && power > 0;
            text.append(one ? "" : size.toString());
            text.append(power == 0 ? "" : (one ? "" : " ") + (power == 1 ? "N" : "N^" + power));
        });
        return text.toString();
    }
}
