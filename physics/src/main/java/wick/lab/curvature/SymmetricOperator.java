package wick.lab.curvature;

/// A symmetric matrix that is only ever multiplied with. One thread at a time.
public interface SymmetricOperator {

    /// Rows and columns.
    int size();

    /// `product` ← H `direction`, both of [#size] entries; `direction` stays as it is.
    void applyInto(double[] direction, double[] product);

    /// The largest error |error| / |product| of a product so far as far as it is known; rounding is not counted.
    double relativeError();
}
