package wick.theory.infinitewidth;

/// Two inputs behind one dense layer: their variances, their correlation and 1 − correlation, which keeps
/// its digits as the inputs become alike. `error` bounds the relative error of the variances and of 1 −
/// correlation when the variances are equal, otherwise the error of the correlation.
public record PairLayer(
        int layer,
        double firstVariance,
        double secondVariance,
        double correlation,
        double decorrelation,
        double error) {}
