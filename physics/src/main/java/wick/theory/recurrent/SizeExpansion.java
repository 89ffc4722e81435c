package wick.theory.recurrent;

import java.util.OptionalDouble;

/// A quantity of a random network of N units: `infinite` + `first`/N + `second`/N² + ...
///
/// `second` is empty where it is not known. Where a quantity does not depend on N at all
/// ([LinearTheory#exactAtAnySize]) both coefficients are 0. `error` bounds the numerical error of each
/// coefficient, not what the series leaves out.
public record SizeExpansion(double infinite, double first, OptionalDouble second, double error) {
    public SizeExpansion {
        if (!Double.isFinite(infinite) || !Double.isFinite(first) || !Double.isFinite(second.orElse(0))) {
            throw new IllegalArgumentException("coefficients " + infinite + ", " + first + ", " + second
                    + " of an expansion in 1/N must be finite numbers");
        }
        if (!(error >= 0)) {
            throw new IllegalArgumentException("error " + error + " of an expansion in 1/N must not be negative");
        }
    }

    /// The same at every N.
    static SizeExpansion independent(double value) {
        return new SizeExpansion(value, 0, OptionalDouble.of(0), 4 * Math.ulp(value));
    }

    static SizeExpansion of(double infinite, double first, double second, double error) {
        return new SizeExpansion(infinite, first, OptionalDouble.of(second), error);
    }

    /// Through order 1/N.
    public double throughFirst(int size) {
        return infinite + first / checked(size);
    }

    /// Through order 1/N², or 1/N where the second coefficient is not known.
    public double at(int size) {
        double inverse = 1.0 / checked(size);
        return infinite + inverse * (first + inverse * second.orElse(0));
    }

    /// The coefficient of 1/N relative to the value at infinite N.
    public double relativeFirst() {
        return first / infinite;
    }

    /// The coefficient of 1/N² relative to the value at infinite N, where known.
    public OptionalDouble relativeSecond() {
        return second.isPresent() ? OptionalDouble.of(second.getAsDouble() / infinite) : OptionalDouble.empty();
    }

    /// |second|/N², the size of the first term that [#throughFirst] omits, where known.
    public OptionalDouble omitted(int size) {
        double inverse = 1.0 / checked(size);
        return second.isPresent()
                ? OptionalDouble.of(Math.abs(second.getAsDouble()) * inverse * inverse)
                : OptionalDouble.empty();
    }

    SizeExpansion times(double factor) {
        OptionalDouble scaled =
                second.isPresent() ? OptionalDouble.of(factor * second.getAsDouble()) : OptionalDouble.empty();
        return new SizeExpansion(factor * infinite, factor * first, scaled, Math.abs(factor) * error);
    }

    SizeExpansion plus(SizeExpansion other) {
        OptionalDouble both = second.isPresent() && other.second.isPresent()
                ? OptionalDouble.of(second.getAsDouble() + other.second.getAsDouble())
                : OptionalDouble.empty();
        return new SizeExpansion(infinite + other.infinite, first + other.first, both, error + other.error);
    }

    private static int checked(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size " + size + " must be at least 1");
        }
        return size;
    }
}
