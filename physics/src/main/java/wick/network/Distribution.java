package wick.network;

import java.util.Locale;

/// The law of the weights; the variance is set apart from it.
public enum Distribution {
    NORMAL,
    UNIFORM,
    /// A normal cut at two standard deviations and rescaled to the variance asked for.
    TRUNCATED,
    /// Rows or columns of a Haar-random orthogonal matrix, scaled to the variance asked for.
    ORTHOGONAL;

    /// The name in network files, such as `normal`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
