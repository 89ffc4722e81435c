package wick.network.formula;

/// What joins two expressions.
public enum Operator {
    SUM("+"),
    DIFFERENCE("-"),
    PRODUCT("*"),
    QUOTIENT("/"),
    /// u ^ v: any u for a whole v, u > 0 otherwise, and u ≥ 0 for a constant v ≥ 1.
    POWER("^"),
    MIN("min"),
    MAX("max");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /// As it is written.
    public String text() {
        return text;
    }
}
