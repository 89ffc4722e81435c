package wick.experiment;

/// A formula somebody could believe instead, and its value: leading order, the neighboring layer, a swapped
/// susceptibility, a source's claim. Never a scaled copy of the prediction.
public record Alternative(String name, double value) {
    public Alternative {
        if (name.isBlank() || !Double.isFinite(value)) {
            throw new IllegalArgumentException("rival '" + name + "' of value " + value
                    + ": needs a name that says which formula it is and a finite value");
        }
    }
}
