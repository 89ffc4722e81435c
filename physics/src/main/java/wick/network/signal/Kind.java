package wick.network.signal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What a module of a recorded model does.
public enum Kind {
    /// A matrix times the input, with or without a bias.
    LINEAR,
    /// A linear map of windows, the same at each position.
    CONVOLUTION,
    /// Layer, batch, group or root-mean-square normalization.
    NORMALIZATION,
    /// A function of each entry alone.
    ACTIVATION,
    /// An average of values with weights from a softmax.
    ATTENTION,
    /// The sum of two signals of the same shape, such as a residual connection.
    ADDITION,
    /// Rows of a table picked by whole numbers.
    EMBEDDING,
    /// A module that hands on what it is given.
    IDENTITY,
    /// Anything else: pooling, dropout, a product of signals.
    OTHER;

    /// The kinds by the names that captures use, such as `linear`.
    static final Map<String, Kind> NAMED = named();

    private static Map<String, Kind> named() {
        Map<String, Kind> named = new LinkedHashMap<>();
        for (Kind kind : values()) {
            named.put(kind.text(), kind);
        }
        return named;
    }

    /// The name in captures.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether modules of this kind multiply by a matrix of weights.
    public boolean isLinear() {
        return this == LINEAR || this == CONVOLUTION;
    }
}
