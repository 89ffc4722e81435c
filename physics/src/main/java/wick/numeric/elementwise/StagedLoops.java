package wick.numeric.elementwise;

import static wick.numeric.elementwise.VectorFunctions.SPECIES;

import jdk.incubator.vector.DoubleVector;

/// Functions too long for one loop, in stages over a block of x: an exponential, for some a tail of the
/// normal distribution from it, then the result, with buffers that stay in the nearest cache. One loop
/// holding everything runs several times slower, since the just-in-time compiler gives up inlining half
/// way.
final class StagedLoops {
    private static final int LANES = SPECIES.length();
    private static final int BLOCK = 256;
    private static final ThreadLocal<StagedLoops> OWN = ThreadLocal.withInitial(StagedLoops::new);

    private final double[] exponential = new double[BLOCK];
    private final double[] tail = new double[BLOCK];

    private StagedLoops() {}

    static void siluDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        StagedLoops stages = OWN.get();
        int whole = count - count % LANES;
        for (int from = 0; from < whole; from += BLOCK) {
            int size = Math.min(BLOCK, whole - from);
            stages.expMinusSize(x, xFrom + from, size);
            stages.siluDerivative(x, xFrom + from, size, y, yFrom + from);
        }
        for (int i = whole; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.siluDerivative(x[xFrom + i]);
        }
    }

    static void softplusInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        StagedLoops stages = OWN.get();
        int whole = count - count % LANES;
        for (int from = 0; from < whole; from += BLOCK) {
            int size = Math.min(BLOCK, whole - from);
            stages.expMinusSize(x, xFrom + from, size);
            stages.softplus(x, xFrom + from, size, y, yFrom + from);
        }
        for (int i = whole; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.softplus(x[xFrom + i]);
        }
    }

    static void erfInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        StagedLoops stages = OWN.get();
        int whole = count - count % LANES;
        for (int from = 0; from < whole; from += BLOCK) {
            int size = Math.min(BLOCK, whole - from);
            stages.expMinusSquare(x, xFrom + from, size);
            stages.erfTail(x, xFrom + from, size);
            stages.erf(x, xFrom + from, size, y, yFrom + from);
        }
        for (int i = whole; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.erf(x[xFrom + i]);
        }
    }

    static void normalCdfInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        StagedLoops stages = OWN.get();
        int whole = count - count % LANES;
        for (int from = 0; from < whole; from += BLOCK) {
            int size = Math.min(BLOCK, whole - from);
            stages.expMinusHalfSquare(x, xFrom + from, size);
            stages.normalTail(x, xFrom + from, size);
            stages.normalCdf(x, xFrom + from, size, y, yFrom + from);
        }
        for (int i = whole; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.normalCdf(x[xFrom + i]);
        }
    }

    static void geluInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        StagedLoops stages = OWN.get();
        int whole = count - count % LANES;
        for (int from = 0; from < whole; from += BLOCK) {
            int size = Math.min(BLOCK, whole - from);
            stages.expMinusHalfSquare(x, xFrom + from, size);
            stages.normalTail(x, xFrom + from, size);
            stages.gelu(x, xFrom + from, size, y, yFrom + from);
        }
        for (int i = whole; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.gelu(x[xFrom + i]);
        }
    }

    static void geluDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        StagedLoops stages = OWN.get();
        int whole = count - count % LANES;
        for (int from = 0; from < whole; from += BLOCK) {
            int size = Math.min(BLOCK, whole - from);
            stages.expMinusHalfSquare(x, xFrom + from, size);
            stages.normalTail(x, xFrom + from, size);
            stages.geluDerivative(x, xFrom + from, size, y, yFrom + from);
        }
        for (int i = whole; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.geluDerivative(x[xFrom + i]);
        }
    }

    private void expMinusSize(double[] x, int xFrom, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorFunctions.expMinusSize(DoubleVector.fromArray(SPECIES, x, xFrom + i))
                    .intoArray(exponential, i);
        }
    }

    private void expMinusSquare(double[] x, int xFrom, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorFunctions.expMinusSquare(DoubleVector.fromArray(SPECIES, x, xFrom + i))
                    .intoArray(exponential, i);
        }
    }

    private void expMinusHalfSquare(double[] x, int xFrom, int count) {
        for (int i = 0; i < count; i += LANES) {
            VectorFunctions.expMinusHalfSquare(DoubleVector.fromArray(SPECIES, x, xFrom + i))
                    .intoArray(exponential, i);
        }
    }

    private void erfTail(double[] x, int xFrom, int count) {
        for (int i = 0; i < count; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, xFrom + i);
            VectorFunctions.erfTail(z, DoubleVector.fromArray(SPECIES, exponential, i))
                    .intoArray(tail, i);
        }
    }

    private void normalTail(double[] x, int xFrom, int count) {
        for (int i = 0; i < count; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, xFrom + i);
            VectorFunctions.normalTail(z, DoubleVector.fromArray(SPECIES, exponential, i))
                    .intoArray(tail, i);
        }
    }

    private void siluDerivative(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, xFrom + i);
            VectorFunctions.siluDerivative(z, DoubleVector.fromArray(SPECIES, exponential, i))
                    .intoArray(y, yFrom + i);
        }
    }

    private void softplus(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, xFrom + i);
            VectorFunctions.softplus(z, DoubleVector.fromArray(SPECIES, exponential, i))
                    .intoArray(y, yFrom + i);
        }
    }

    private void erf(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, xFrom + i);
            VectorFunctions.erf(z, DoubleVector.fromArray(SPECIES, tail, i)).intoArray(y, yFrom + i);
        }
    }

    private void normalCdf(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, xFrom + i);
            VectorFunctions.normalCdf(z, DoubleVector.fromArray(SPECIES, tail, i))
                    .intoArray(y, yFrom + i);
        }
    }

    private void gelu(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, xFrom + i);
            VectorFunctions.gelu(z, DoubleVector.fromArray(SPECIES, tail, i)).intoArray(y, yFrom + i);
        }
    }

    private void geluDerivative(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, x, xFrom + i);
            DoubleVector e = DoubleVector.fromArray(SPECIES, exponential, i);
            VectorFunctions.geluDerivative(z, e, DoubleVector.fromArray(SPECIES, tail, i))
                    .intoArray(y, yFrom + i);
        }
    }
}
