package wick.numeric.gaussian;

import java.util.Arrays;

/// ⟨f(z)⟩ for z ~ N(mean, deviation²), f smooth between the given breaks.
///
/// Without breaks: the trapezoid rule over the whole line. With breaks: the double exponential rule on
/// every piece. The window starts at 9.5 standard deviations and grows until the integrand has died out
/// at its ends.
final class NormalAverage {
    private static final double[] REACHES = {9.5, 14, 20, 28, 38};
    private static final double NEGLIGIBLE = 1e-17;
    private static final double PLAIN_UP_TO = 2;

    private final Integrand f;
    private final int levels;

    NormalAverage(Integrand f, int levels) {
        this.f = f;
        this.levels = levels;
    }

    /// `breaks` ascending; those outside the window are ignored.
    Approximation over(double mean, double deviation, double[] breaks) {
        if (deviation == 0) {
            double value = f.at(mean);
            if (!Double.isFinite(value)) {
                throw new ArithmeticException("the integrand is " + value + " at z = " + mean);
            }
            return new Approximation(value, Math.ulp(value) + f.error());
        }
        for (double reach : REACHES) {
            Approximation inside = inside(mean, deviation, reach, breaks);
            double outside = edge(mean, deviation, reach) + edge(mean, deviation, -reach);
            if (outside <= NEGLIGIBLE * Math.abs(inside.value()) || outside <= inside.error() / 8) {
                return new Approximation(inside.value(), inside.error() + outside);
            }
        }
        throw new ArithmeticException("the average over a normal variable of mean " + mean + " and deviation "
                + deviation + " does not converge: the integrand outgrows the density");
    }

    private double edge(double mean, double deviation, double reach) {
        double value = Math.abs(f.at(mean + reach * deviation));
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("the integrand is " + value + " at z = " + (mean + reach * deviation)
                    + ", where its Gaussian average still needs it");
        }
        return value * Math.exp(-reach * reach / 2);
    }

    private Approximation inside(double mean, double deviation, double reach, double[] breaks) {
        double from = mean - reach * deviation;
        double to = mean + reach * deviation;
        double[] inner = Arrays.stream(breaks)
                .filter(point -> from < point && point < to)
                .toArray();
        if (inner.length == 0) {
            Nodes nodes = deviation <= PLAIN_UP_TO
                    ? new NormalNodes(mean, deviation, reach)
                    : new SinhNodes(mean, deviation, reach);
            return TrapezoidSum.limit(nodes, f, levels);
        }
        double value = 0;
        double error = 0;
        double start = from;
        for (int i = 0; i <= inner.length; i++) {
            double end = i < inner.length ? inner[i] : to;
            if (end > start) {
                Approximation piece = TrapezoidSum.limit(new PanelNodes(mean, deviation, start, end), f, levels);
                value += piece.value();
                error += piece.error();
            }
            start = end;
        }
        return new Approximation(value, error + Math.ulp(value));
    }
}
