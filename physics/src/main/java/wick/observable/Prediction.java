package wick.observable;

import java.util.OptionalDouble;

/// What theory says of one number, and how far it can be trusted.
public sealed interface Prediction {

    /// The predicted number: a value, a limit, or an exponent.
    double value();

    /// Its numerical error, not counting what an expansion leaves out.
    double error();

    Basis basis();

    /// What kind of statement this is, as written in results.
    default String kind() {
        return switch (this) {
            case Exact _ -> "exact";
            case Expansion _ -> "expansion";
            case Bound _ -> "bound";
            case ScalingLaw _ -> "scaling_law";
            case Heuristic _ -> "heuristic";
        };
    }

    /// True as it stands, up to the numerical error.
    record Exact(double value, double error, Basis basis) implements Prediction {
        public Exact {
            requireNumber(value, error);
        }
    }

    /// The first terms of a series in a small parameter such as 1/n; `next` is the size of the first
    /// omitted term at the parameter's value, where known.
    record Expansion(double value, double error, Order order, OptionalDouble next, Basis basis) implements Prediction {
        public Expansion {
            requireNumber(value, error);
        }
    }

    /// The parameter of an expansion, its value here, and the highest power kept (0: the limit).
    record Order(String parameter, double parameterValue, int kept) {}

    /// The quantity does not exceed (`upper`) or does not fall below `value`.
    record Bound(double value, double error, boolean upper, Basis basis) implements Prediction {
        public Bound {
            requireNumber(value, error);
        }
    }

    /// y ∝ x^value for x between `from` and `to`.
    record ScalingLaw(double value, double error, Range range, Basis basis) implements Prediction {
        public ScalingLaw {
            requireNumber(value, error);
        }
    }

    record Range(String variable, double from, double to) {
        public Range {
            if (!(from < to)) {
                throw new IllegalArgumentException(
                        "range of " + variable + " from " + from + " to " + to + " is empty");
            }
        }
    }

    /// A rule of thumb: shown, never graded.
    record Heuristic(double value, double error, Basis basis) implements Prediction {
        public Heuristic {
            requireNumber(value, error);
        }
    }

    private static void requireNumber(double value, double error) {
        if (!Double.isFinite(value) || !(error >= 0) || Double.isInfinite(error)) {
            throw new IllegalArgumentException("predicted " + value + " with numerical error " + error
                    + ": the value must be finite, the error finite and not negative");
        }
    }
}
