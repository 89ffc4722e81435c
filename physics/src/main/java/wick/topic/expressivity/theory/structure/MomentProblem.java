package wick.topic.expressivity.theory.structure;

import java.util.List;
import java.util.Optional;
import wick.numeric.matrix.Vector;

/// A density of several variables is sought of which some moments are known, on a box or on the whole space.
public record MomentProblem(int variables, List<Moment> moments, Optional<Box> box) {
    private static final int MOST_VARIABLES = 3;
    private static final int MOST_MOMENTS = 60;

    /// ⟨Π x_i^α_i⟩ for these exponents α.
    public record Moment(List<Integer> exponents, double value) {
        public Moment {
            exponents = List.copyOf(exponents);
            if (exponents.stream().anyMatch(a -> a < 0)
                    || exponents.stream().allMatch(a -> a == 0)
                    || !Double.isFinite(value)) {
                throw new IllegalArgumentException("moment " + value + " of exponents " + exponents
                        + ": must be a finite number, exponents not negative and not all 0");
            }
        }

        int degree() {
            return exponents.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// The variables lie between `low` and `high`.
    public record Box(Vector low, Vector high) {
        public Box {
            for (int i = 0; i < low.size(); i++) {
                if (!(low.at(i) < high.at(i)) || Double.isInfinite(high.at(i) - low.at(i))) {
                    throw new IllegalArgumentException(
                            "bounds " + low.at(i) + " and " + high.at(i) + " must be finite and ascending");
                }
            }
        }
    }

    public MomentProblem {
        moments = List.copyOf(moments);
        if (variables < 1 || variables > MOST_VARIABLES) {
            throw new IllegalArgumentException("variables " + variables + " must be from 1 to " + MOST_VARIABLES);
        }
        if (moments.size() > MOST_MOMENTS) {
            throw new IllegalArgumentException(moments.size() + " moments are given, at most " + MOST_MOMENTS);
        }
        for (Moment moment : moments) {
            if (moment.exponents().size() != variables) {
                throw new IllegalArgumentException(
                        "exponents " + moment.exponents() + " do not fit " + variables + " variables");
            }
        }
        if (moments.stream().map(Moment::exponents).distinct().count() < moments.size()) {
            throw new IllegalArgumentException("a moment is given twice");
        }
    }

    /// Of one variable on the whole line: ⟨x⟩, ⟨x²⟩, ...
    public static MomentProblem ofLine(double... moments) {
        return new MomentProblem(1, powers(moments), Optional.empty());
    }

    /// Of one variable between two bounds: ⟨x⟩, ⟨x²⟩, ...
    public static MomentProblem ofInterval(double low, double high, double... moments) {
        return new MomentProblem(1, powers(moments), Optional.of(new Box(Vector.of(low), Vector.of(high))));
    }

    private static List<Moment> powers(double... moments) {
        return java.util.stream.IntStream.range(0, moments.length)
                .mapToObj(k -> new Moment(List.of(k + 1), moments[k]))
                .toList();
    }
}
