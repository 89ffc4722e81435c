package wick.network.series;

import java.util.Arrays;
import wick.numeric.elementwise.Elementwise;

/// c₀ + c₁ h + … + c_K h^K with everything beyond h^K dropped, and its arithmetic. Functions of a series
/// u come from the differential equation they solve, such as e′ = u′ e for e = exp u.
final class PowerSeries {
    private final double[] c;

    private PowerSeries(double[] coefficients) {
        c = coefficients;
    }

    static PowerSeries constant(double value, int order) {
        double[] c = new double[order + 1];
        c[0] = value;
        return new PowerSeries(c);
    }

    /// at + h
    static PowerSeries variable(double at, int order) {
        PowerSeries series = constant(at, order);
        if (order > 0) {
            series.c[1] = 1;
        }
        return series;
    }

    int order() {
        return c.length - 1;
    }

    double at(int k) {
        return c[k];
    }

    double[] coefficients() {
        return c.clone();
    }

    PowerSeries plus(PowerSeries other) {
        double[] sum = new double[c.length];
        Arrays.setAll(sum, k -> c[k] + other.c[k]);
        return new PowerSeries(sum);
    }

    PowerSeries times(double factor) {
        return new PowerSeries(Arrays.stream(c).map(x -> factor * x).toArray());
    }

    PowerSeries times(PowerSeries other) {
        double[] product = new double[c.length];
        for (int k = 0; k < c.length; k++) {
            for (int i = 0; i <= k; i++) {
                product[k] += c[i] * other.c[k - i];
            }
        }
        return new PowerSeries(product);
    }

    /// Throws [IllegalArgumentException] where the divisor vanishes.
    PowerSeries over(PowerSeries divisor) {
        if (divisor.c[0] == 0) {
            throw new IllegalArgumentException("a divisor is 0");
        }
        double[] quotient = new double[c.length];
        for (int k = 0; k < c.length; k++) {
            double rest = c[k];
            for (int i = 0; i < k; i++) {
                rest -= quotient[i] * divisor.c[k - i];
            }
            quotient[k] = rest / divisor.c[0];
        }
        return new PowerSeries(quotient);
    }

    PowerSeries power(int exponent) {
        PowerSeries power = constant(1, order());
        PowerSeries base = exponent < 0 ? constant(1, order()).over(this) : this;
        for (int i = 0; i < Math.abs(exponent); i++) {
            power = power.times(base);
        }
        return power;
    }

    /// `value` at h = 0 and everywhere the derivative `slope`(h) u′(h).
    PowerSeries integral(double value, PowerSeries slope) {
        double[] y = new double[c.length];
        y[0] = value;
        for (int k = 1; k < c.length; k++) {
            y[k] = integrated(slope.c, k);
        }
        return new PowerSeries(y);
    }

    /// Coefficient k of ∫ slope u′, which needs `slope` up to k − 1.
    private double integrated(double[] slope, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += i * c[i] * slope[k - i];
        }
        return sum / k;
    }

    PowerSeries exp() {
        double[] e = new double[c.length];
        e[0] = Elementwise.exp(c[0]);
        for (int k = 1; k < c.length; k++) {
            e[k] = integrated(e, k);
        }
        return new PowerSeries(e);
    }

    /// s′ = s (1 − s) u′; 1 − s is built beside s, so that nothing cancels where s is close to 1.
    PowerSeries sigmoid() {
        double[] s = new double[c.length];
        double[] rest = new double[c.length];
        double[] slope = new double[c.length];
        s[0] = Elementwise.sigmoid(c[0]);
        rest[0] = Elementwise.sigmoid(-c[0]);
        for (int k = 0; k < c.length; k++) {
            if (k > 0) {
                s[k] = integrated(slope, k);
                rest[k] = -s[k];
            }
            for (int i = 0; i <= k; i++) {
                slope[k] += s[i] * rest[k - i];
            }
        }
        return new PowerSeries(s);
    }

    /// tanh u = 2 sigmoid(2u) − 1, whose first coefficient is taken from tanh itself.
    PowerSeries tanh() {
        PowerSeries twice = times(2).sigmoid().times(2);
        twice.c[0] = Elementwise.tanh(c[0]);
        return twice;
    }

    /// exp(−u²/2)/√(2π)
    PowerSeries normalDensity() {
        double first = Elementwise.normalDensity(c[0]);
        if (first == 0) {
            return constant(0, order());
        }
        PowerSeries exponent = times(this).times(-0.5);
        exponent.c[0] = 0;
        return exponent.exp().times(first);
    }

    PowerSeries sin() {
        return turned(Elementwise.sin(c[0]), Elementwise.cos(c[0]));
    }

    PowerSeries cos() {
        return turned(Elementwise.cos(c[0]), -Elementwise.sin(c[0]));
    }

    /// The solution of y″ = −y in u with this value and slope.
    private PowerSeries turned(double value, double slope) {
        double[] y = new double[c.length];
        double[] dy = new double[c.length];
        y[0] = value;
        dy[0] = slope;
        for (int k = 1; k < c.length; k++) {
            y[k] = integrated(dy, k);
            dy[k] = -integrated(y, k);
        }
        return new PowerSeries(y);
    }

    /// Throws [IllegalArgumentException] where u is not positive.
    PowerSeries log() {
        return integral(StrictMath.log(positive("log")), constant(1, order()).over(this));
    }

    /// u^a for u > 0: y′ u = a y u′
    PowerSeries power(double exponent) {
        double[] y = new double[c.length];
        y[0] = StrictMath.pow(positive("a power"), exponent);
        for (int k = 1; k < c.length; k++) {
            double sum = 0;
            for (int i = 1; i <= k; i++) {
                sum += (i * (exponent + 1) - k) * c[i] * y[k - i];
            }
            y[k] = sum / (k * c[0]);
        }
        return new PowerSeries(y);
    }

    private double positive(String what) {
        if (!(c[0] > 0)) {
            throw new IllegalArgumentException("the argument of " + what + " is " + c[0] + ", not positive");
        }
        return c[0];
    }
}
