package wick.experiment;

/// Hears how far a calculation is; called from one thread at a time.
@FunctionalInterface
public interface Progress {

    /// `fraction` runs from 0 to 1 over the whole calculation.
    void at(String what, double fraction);

    /// Listens to nothing.
    static Progress silent() {
        return (_, _) -> {};
    }
}
