package wick.topic.expressivity.lab.symbolic;

import org.hipparchus.special.BesselJ;

/// Functions that an edge may turn out to be. Outside its domain a function is NaN, and so is a network that contains
/// it: no step of training goes there.
public enum Symbol {
    IDENTITY("x", 1),
    SQUARE("x^2", 2),
    CUBE("x^3", 3),
    FOURTH("x^4", 3),
    EXP("exp", 2),
    SIN("sin", 2),
    LOG("log", 2),
    SQRT("sqrt", 2),
    RECIPROCAL("1/x", 2),
    RECIPROCAL_SQUARE("1/x^2", 3),
    TANH("tanh", 3),
    ABS("abs", 3),
    GAUSSIAN("gaussian", 3),
    ATAN("atan", 4),
    BESSEL_J0("J0", 4);

    private final String text;
    private final int complexity;

    Symbol(String text, int complexity) {
        this.text = text;
        this.complexity = complexity;
    }

    /// The name that people write.
    public String text() {
        return text;
    }

    /// What a fit has to gain, in units of a factor 2 of its squared error, for this function to be worth naming.
    public int complexity() {
        return complexity;
    }

    /// The power of which the function is a monomial, or 0.
    public int power() {
        return switch (this) {
            case IDENTITY -> 1;
            case SQUARE -> 2;
            case CUBE -> 3;
            case FOURTH -> 4;
            case EXP, SIN, LOG, SQRT, RECIPROCAL, RECIPROCAL_SQUARE, TANH, ABS, GAUSSIAN, ATAN, BESSEL_J0 -> 0;
        };
    }

    /// f(u)
    public double value(double u) {
        return switch (this) {
            case IDENTITY -> u;
            case SQUARE -> u * u;
            case CUBE -> u * u * u;
            case FOURTH -> u * u * (u * u);
            case EXP -> Math.exp(u);
            case SIN -> Math.sin(u);
            case LOG -> u > 0 ? Math.log(u) : Double.NaN;
            case SQRT -> u > 0 ? Math.sqrt(u) : Double.NaN;
            case RECIPROCAL -> 1 / u;
            case RECIPROCAL_SQUARE -> 1 / (u * u);
            case TANH -> Math.tanh(u);
            case ABS -> Math.abs(u);
            case GAUSSIAN -> Math.exp(-u * u);
            case ATAN -> Math.atan(u);
            case BESSEL_J0 -> BesselJ.value(0, Math.abs(u));
        };
    }

    /// f′(u)
    public double slope(double u) {
        return switch (this) {
            case IDENTITY -> 1;
            case SQUARE -> 2 * u;
            case CUBE -> 3 * u * u;
            case FOURTH -> 4 * u * u * u;
            case EXP -> Math.exp(u);
            case SIN -> Math.cos(u);
            case LOG -> u > 0 ? 1 / u : Double.NaN;
            case SQRT -> u > 0 ? 0.5 / Math.sqrt(u) : Double.NaN;
            case RECIPROCAL -> -1 / (u * u);
            case RECIPROCAL_SQUARE -> -2 / (u * u * u);
            case TANH -> 1 - Math.tanh(u) * Math.tanh(u);
            case ABS -> Math.signum(u);
            case GAUSSIAN -> -2 * u * Math.exp(-u * u);
            case ATAN -> 1 / (1 + u * u);
            case BESSEL_J0 -> -Math.signum(u) * BesselJ.value(1, Math.abs(u));
        };
    }

    /// Whether the function is finite and smooth on all of \[low, high].
    public boolean covers(double low, double high) {
        return switch (this) {
            case LOG, SQRT -> low > 0;
            case RECIPROCAL, RECIPROCAL_SQUARE -> low > 0 || high < 0;
            case EXP -> high < 600;
            case IDENTITY, SQUARE, CUBE, FOURTH, SIN, TANH, ABS, GAUSSIAN, ATAN -> true;
            case BESSEL_J0 -> Math.max(Math.abs(low), Math.abs(high)) < 5000;
        };
    }
}
