package wick.numeric.gaussian;

/// What f(−x) is: f(x), −f(x), or neither.
public enum Symmetry {
    EVEN,
    ODD,
    NONE;

    /// That of the derivative.
    public Symmetry ofDerivative() {
        return switch (this) {
            case EVEN -> ODD;
            case ODD -> EVEN;
            case NONE -> NONE;
        };
    }

    /// Whether ⟨f h_k⟩ is 0.
    public boolean vanishes(int k) {
        return (this == EVEN && k % 2 != 0) || (this == ODD && k % 2 == 0);
    }
}
