package wick.network.formula;

import java.util.Locale;
import wick.numeric.elementwise.Elementwise;

/// The functions a formula may name, with two derivatives. Where one has a kink, the derivative there is
/// the mean of both sides.
public enum Function {
    EXP,
    LOG,
    SQRT,
    ABS,
    SIGN,
    SIN,
    COS,
    TANH,
    ERF,
    SIGMOID;

    /// The name in formulas.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    double value(double x) {
        return switch (this) {
            case EXP -> Elementwise.exp(x);
            case LOG -> StrictMath.log(x);
            case SQRT -> Math.sqrt(x);
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case SIN -> Elementwise.sin(x);
            case COS -> Elementwise.cos(x);
            case TANH -> Elementwise.tanh(x);
            case ERF -> Elementwise.erf(x);
            case SIGMOID -> Elementwise.sigmoid(x);
        };
    }

    double slope(double x) {
        return switch (this) {
            case EXP -> Elementwise.exp(x);
            case LOG -> 1 / x;
            case SQRT -> 0.5 / Math.sqrt(x);
            case ABS -> Math.signum(x);
            case SIGN -> 0 * Math.signum(x);
            case SIN -> Elementwise.cos(x);
            case COS -> -Elementwise.sin(x);
            case TANH -> Elementwise.sechSquared(x);
            case ERF -> Elementwise.erfDerivative(x);
            case SIGMOID -> Elementwise.sigmoidDerivative(x);
        };
    }

    double curvature(double x) {
        return switch (this) {
            case EXP -> Elementwise.exp(x);
            case LOG -> -1 / (x * x);
            case SQRT -> -0.25 / (x * Math.sqrt(x));
            case ABS, SIGN -> 0 * Math.signum(x);
            case SIN -> -Elementwise.sin(x);
            case COS -> -Elementwise.cos(x);
            case TANH -> -2 * Elementwise.tanh(x) * Elementwise.sechSquared(x);
            case ERF -> -2 * Math.clamp(x, -40, 40) * Elementwise.erfDerivative(x);
            case SIGMOID -> -Elementwise.tanh(x / 2) * Elementwise.sigmoidDerivative(x);
        };
    }

    /// x\[i] ← value of x\[i]
    void valueInto(int count, double[] x) {
        switch (this) {
            case EXP -> Elementwise.expInto(x, 0, count, x, 0);
            case SIN -> Elementwise.sinInto(x, 0, count, x, 0);
            case COS -> Elementwise.cosInto(x, 0, count, x, 0);
            case TANH -> Elementwise.tanhInto(x, 0, count, x, 0);
            case ERF -> Elementwise.erfInto(x, 0, count, x, 0);
            case SIGMOID -> Elementwise.sigmoidInto(x, 0, count, x, 0);
            case LOG, SQRT, ABS, SIGN -> {
                for (int i = 0; i < count; i++) {
                    x[i] = value(x[i]);
                }
            }
        }
    }

    /// y\[i] ← slope at x\[i]
    void slopeInto(double[] x, int count, double[] y) {
        switch (this) {
            case EXP -> Elementwise.expInto(x, 0, count, y, 0);
            case SIN -> Elementwise.cosInto(x, 0, count, y, 0);
            case TANH -> Elementwise.sechSquaredInto(x, 0, count, y, 0);
            case ERF -> Elementwise.erfDerivativeInto(x, 0, count, y, 0);
            case SIGMOID -> Elementwise.sigmoidDerivativeInto(x, 0, count, y, 0);
            case COS, LOG, SQRT, ABS, SIGN -> {
                for (int i = 0; i < count; i++) {
                    y[i] = slope(x[i]);
                }
            }
        }
    }
}
