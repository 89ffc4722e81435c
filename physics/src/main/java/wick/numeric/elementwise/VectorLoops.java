package wick.numeric.elementwise;

import static wick.numeric.elementwise.VectorFunctions.SPECIES;

import jdk.incubator.vector.DoubleVector;

/// One small loop per function over whole vectors; what is left of a stretch goes through the scalar
/// twin. Loaded only where the module `jdk.incubator.vector` is present.
final class VectorLoops {
    private static final int LANES = SPECIES.length();

    private VectorLoops() {}

    static int bits() {
        return SPECIES.vectorBitSize();
    }

    static void expInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.exp(DoubleVector.fromArray(SPECIES, x, xFrom + i)).intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.exp(x[xFrom + i]);
        }
    }

    static void tanhInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.tanh(DoubleVector.fromArray(SPECIES, x, xFrom + i)).intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.tanh(x[xFrom + i]);
        }
    }

    static void sechSquaredInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.sechSquared(DoubleVector.fromArray(SPECIES, x, xFrom + i))
                    .intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.sechSquared(x[xFrom + i]);
        }
    }

    static void sigmoidInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.sigmoid(DoubleVector.fromArray(SPECIES, x, xFrom + i))
                    .intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.sigmoid(x[xFrom + i]);
        }
    }

    static void sigmoidDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.sigmoidDerivative(DoubleVector.fromArray(SPECIES, x, xFrom + i))
                    .intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.sigmoidDerivative(x[xFrom + i]);
        }
    }

    static void siluInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.silu(DoubleVector.fromArray(SPECIES, x, xFrom + i)).intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.silu(x[xFrom + i]);
        }
    }

    static void erfDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.erfDerivative(DoubleVector.fromArray(SPECIES, x, xFrom + i))
                    .intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.erfDerivative(x[xFrom + i]);
        }
    }

    static void normalDensityInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.normalDensity(DoubleVector.fromArray(SPECIES, x, xFrom + i))
                    .intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.normalDensity(x[xFrom + i]);
        }
    }

    static void acosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.acos(DoubleVector.fromArray(SPECIES, x, xFrom + i)).intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.acos(x[xFrom + i]);
        }
    }

    static void sineOfAcosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorFunctions.sineOfAcos(DoubleVector.fromArray(SPECIES, x, xFrom + i))
                    .intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.sineOfAcos(x[xFrom + i]);
        }
    }
}
