package wick.network;

import java.util.Locale;

/// How the branches of a fan come together.
public enum Combination {
    SUM,
    PRODUCT,
    CONCATENATE;

    /// As in network files.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
