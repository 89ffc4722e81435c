package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.numeric.parallel.Parallel;

/// The averages of one activation on a logarithmic grid of variances, shared by all searches for fixed
/// points; it ends where averages become infinite.
final class MomentTable {
    private static final int DECADES_DOWN = 10;
    private static final int DECADES = 18;
    private static final int PER_DECADE = 12;

    private final AverageForm form;
    private final double[] variances;
    private final Moments[] moments;

    private MomentTable(AverageForm form, double[] variances, Moments[] moments) {
        this.form = form;
        this.variances = variances;
        this.moments = moments;
    }

    AverageForm form() {
        return form;
    }

    static MomentTable of(AverageForm form) {
        int count = DECADES * PER_DECADE + 2;
        double[] variances = new double[count];
        for (int i = 1; i < count; i++) {
            variances[i] = Math.pow(10, (i - 1.0) / PER_DECADE - DECADES_DOWN);
        }
        int finite = 1;
        while (finite < count && form.reaches(variances[finite])) {
            finite++;
        }
        Moments[] moments = new Moments[finite];
        Parallel.forEach(finite, i -> moments[i] = form.moments(variances[i]));
        return new MomentTable(form, Arrays.copyOf(variances, finite), moments);
    }

    /// A function of the variance and its average there.
    interface Quantity {
        double at(double variance, Moments moments);
    }

    /// All zeros on the grid's range, ascending: by change of sign, and in pairs around an extremum of
    /// known slope. A zero at variance 0 is not reported.
    List<Double> zeros(Quantity quantity, Quantity slope) {
        List<Double> zeros = new ArrayList<>();
        for (int i = 0; i + 1 < variances.length; i++) {
            double left = quantity.at(variances[i], moments[i]);
            double right = quantity.at(variances[i + 1], moments[i + 1]);
            if (left * right < 0 || (left == 0 && i > 0)) {
                zeros.add(solve(quantity, slope, variances[i], variances[i + 1]));
            } else if (left * right > 0) {
                double leftSlope = slope.at(variances[i], moments[i]);
                double rightSlope = slope.at(variances[i + 1], moments[i + 1]);
                if (leftSlope * left < 0 && rightSlope * right > 0) {
                    addAround(zeros, quantity, slope, i);
                }
            }
        }
        return zeros;
    }

    /// All changes of sign on the grid's range, ascending.
    List<Double> crossings(Quantity quantity) {
        List<Double> crossings = new ArrayList<>();
        for (int i = 1; i + 1 < variances.length; i++) {
            double left = quantity.at(variances[i], moments[i]);
            double right = quantity.at(variances[i + 1], moments[i + 1]);
            if (left * right < 0) {
                crossings.add(bisect(quantity, variances[i], variances[i + 1]));
            }
        }
        return crossings;
    }

    /// The extremum touches zero within rounding, or it lies beyond and there are two zeros, or there is
    /// none.
    private void addAround(List<Double> zeros, Quantity quantity, Quantity slope, int cell) {
        double from = variances[cell];
        double to = variances[cell + 1];
        double extremum = bisect(slope, from, to);
        double value = at(quantity, extremum);
        if (Math.abs(value) <= 1e-11 * extremum) {
            zeros.add(extremum);
        } else if (value * at(quantity, from) < 0) {
            zeros.add(solve(quantity, slope, from, extremum));
            zeros.add(solve(quantity, slope, extremum, to));
        }
    }

    private double at(Quantity quantity, double variance) {
        return quantity.at(variance, form.moments(variance));
    }

    /// Newton steps kept inside a shrinking bracket.
    private double solve(Quantity quantity, Quantity slope, double from, double to) {
        double atLeft = at(quantity, from);
        double atRight = at(quantity, to);
        boolean positiveLeft = atLeft > 0;
        double left = from;
        double right = to;
        double secant = (from * atRight - to * atLeft) / (atRight - atLeft);
        double variance = secant > from && secant < to ? secant : (from + to) / 2;
        for (int step = 0; step < 120; step++) {
            Moments here = form.moments(variance);
            double value = quantity.at(variance, here);
            if (value == 0) {
                return variance;
            }
            if (value > 0 == positiveLeft) {
                left = variance;
            } else {
                right = variance;
            }
            double newton = variance - value / slope.at(variance, here);
            double next = newton > left && newton < right ? newton : (left + right) / 2;
            if (Math.abs(next - variance) <= 4e-16 * variance) {
                return next;
            }
            variance = next;
        }
        return variance;
    }

    private double bisect(Quantity quantity, double from, double to) {
        boolean positiveLeft = at(quantity, from) > 0;
        double left = from;
        double right = to;
        for (int step = 0; step < 70; step++) {
            double middle = (left + right) / 2;
            if (at(quantity, middle) > 0 == positiveLeft) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return (left + right) / 2;
    }
}
