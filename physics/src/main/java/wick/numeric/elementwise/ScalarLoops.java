package wick.numeric.elementwise;

/// The loops for a Java runtime without the module `jdk.incubator.vector`.
final class ScalarLoops {
    private ScalarLoops() {}

    static void expInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.exp(x[xFrom + i]);
        }
    }

    static void tanhInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.tanh(x[xFrom + i]);
        }
    }

    static void sechSquaredInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.sechSquared(x[xFrom + i]);
        }
    }

    static void sigmoidInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.sigmoid(x[xFrom + i]);
        }
    }

    static void sigmoidDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.sigmoidDerivative(x[xFrom + i]);
        }
    }

    static void softplusInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.softplus(x[xFrom + i]);
        }
    }

    static void siluInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.silu(x[xFrom + i]);
        }
    }

    static void siluDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.siluDerivative(x[xFrom + i]);
        }
    }

    static void erfInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.erf(x[xFrom + i]);
        }
    }

    static void erfDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.erfDerivative(x[xFrom + i]);
        }
    }

    static void normalDensityInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.normalDensity(x[xFrom + i]);
        }
    }

    static void normalCdfInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.normalCdf(x[xFrom + i]);
        }
    }

    static void geluInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.gelu(x[xFrom + i]);
        }
    }

    static void geluDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.geluDerivative(x[xFrom + i]);
        }
    }

    static void acosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.acos(x[xFrom + i]);
        }
    }

    static void sineOfAcosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = ScalarFunctions.sineOfAcos(x[xFrom + i]);
        }
    }
}
