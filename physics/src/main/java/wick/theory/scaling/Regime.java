package wick.theory.scaling;

import java.util.Locale;

/// What a network of growing width does when its learning rates are those of its parameterization.
public enum Regime {
    UNSTABLE("something grows with width: wide networks diverge at a rate that suits narrow ones"),
    VANISHING("a hidden layer falls silent with width"),
    FROZEN("wide networks do not move their output at all"),
    LAZY("the output moves but features do not: training with a frozen tangent kernel"),
    RICH("output and features move at every width: feature learning");

    private final String words;

    Regime(String words) {
        this.words = words;
    }

    /// As in results.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it means.
    public String words() {
        return words;
    }
}
