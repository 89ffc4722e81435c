package wick.report.chart;

import java.util.ArrayList;
import java.util.List;

/// The marks of one axis, ascending, all labels to be multiplied by 10^`exponent`.
record Ticks(List<Tick> marks, int exponent) {

    Ticks {
        marks = List.copyOf(marks);
    }

    /// Steps of 1, 2 or 5 times a power of ten, about `wanted` of them inside `from` … `to`.
    static Ticks linear(double from, double to, int wanted) {
        double span = to - from;
        if (!(span > 0) || Double.isInfinite(span)) {
            throw new IllegalArgumentException("no ticks between " + from + " and " + to);
        }
        int power = (int) Math.floor(Math.log10(span / wanted));
        double unit = tenTo(power);
        double ratio = span / wanted / unit;
        int factor = ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10;
        int exponent = commonExponent(Math.max(Math.abs(from), Math.abs(to)));
        int decimals = Math.max(0, exponent - power - (factor == 10 ? 1 : 0));
        List<Tick> marks = new ArrayList<>();
        double slack = 1e-9 * span;
        double first = Math.ceil((from - slack) / (factor * unit));
        for (double k = first; k * factor * unit <= to + slack; k++) {
            double inUnits = k * factor;
            double value = power < 0 ? inUnits / tenTo(-power) : inUnits * unit;
            marks.add(Tick.major(value, Decimal.fixed(value / tenTo(exponent), decimals)));
        }
        return new Ticks(marks, exponent);
    }

    /// Powers of ten written 10^k with minor marks between them; within one decade 1, 2, 5 or finer in
    /// plain numbers.
    static Ticks logarithmic(double from, double to, int wanted) {
        if (!(from > 0) || !(to > from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException("no logarithmic ticks between " + from + " and " + to);
        }
        int low = (int) Math.ceil(Math.log10(from) - 1e-9);
        int high = (int) Math.floor(Math.log10(to) + 1e-9);
        if (high - low >= 1) {
            return decades(new Range(from, to), low, high, wanted);
        }
        for (int[] factors : new int[][] {{1, 2, 5}, {1, 2, 3, 5, 7}}) {
            Ticks within = within(new Range(from, to), factors);
            if (within.marks.size() >= 3) {
                return within;
            }
        }
        Ticks even = linear(from, to, wanted);
        return even;
    }

    /// Marks at the given places, labelled as whole numbers.
    static Ticks at(List<Double> places) {
        return new Ticks(
                places.stream().map(p -> Tick.major(p, Decimal.fixed(p, 0))).toList(), 0);
    }

    private static Ticks decades(Range range, int low, int high, int wanted) {
        int stride = Math.max(1, (int) Math.ceil((high - low + 1) / (double) (wanted + 1)));
        List<Tick> marks = new ArrayList<>();
        for (int decade = low - 1; decade <= high; decade++) {
            double power = tenTo(decade);
            if (decade >= low) {
                boolean labelled = Math.floorMod(decade, stride) == 0;
                marks.add(labelled ? Tick.major(power, "10^" + decade) : Tick.minor(power));
            }
            for (int factor = 2; factor <= 9 && high - low <= 6; factor++) {
                if (factor * power >= range.from() && factor * power <= range.to()) {
                    marks.add(Tick.minor(factor * power));
                }
            }
        }
        return new Ticks(marks, 0);
    }

    private static Ticks within(Range range, int... factors) {
        List<Tick> marks = new ArrayList<>();
        int low = (int) Math.floor(Math.log10(range.from()));
        int exponent = commonExponent(range.to());
        for (int decade = low; decade <= low + 2; decade++) {
            for (int factor : factors) {
                double value = decade < 0 ? factor / tenTo(-decade) : factor * tenTo(decade);
                if (value >= range.from() * (1 - 1e-9) && value <= range.to() * (1 + 1e-9)) {
                    int decimals = Math.max(0, exponent - decade);
                    marks.add(Tick.major(value, Decimal.fixed(value / tenTo(exponent), decimals)));
                }
            }
        }
        return new Ticks(marks, exponent);
    }

    /// Large and small numbers share one power of ten, which the axis names once.
    private static int commonExponent(double largest) {
        if (largest == 0) {
            return 0;
        }
        int power = (int) Math.floor(Math.log10(largest) + 1e-9);
        return power >= 5 || power <= -4 ? power : 0;
    }

    private static double tenTo(int power) {
        return power < 0 ? 1 / Math.pow(10, -power) : Math.pow(10, power);
    }
}
