package wick.numeric.elementwise;

/// Elementwise functions, of one number and over stretches of an array.
///
/// Both forms return the same bits, on every machine, with and without the module
/// `jdk.incubator.vector`, wherever an element lies in its stretch. NaN gives NaN; where an argument is
/// infinite the limit is returned if there is one. In `…Into` forms y may be x with the same offset.
public final class Elementwise {
    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private Elementwise() {}

    /// The width in bits of the vectors in use; 64 where only the scalar forms are available.
    public static int vectorBits() {
        return VECTORS ? VectorLoops.bits() : Double.SIZE;
    }

    /// eˣ
    public static double exp(double x) {
        return ScalarFunctions.exp(x);
    }

    /// tanh x
    public static double tanh(double x) {
        return ScalarFunctions.tanh(x);
    }

    /// 1 − tanh² x, the derivative of tanh, with full relative accuracy in the tails
    public static double sechSquared(double x) {
        return ScalarFunctions.sechSquared(x);
    }

    /// σ(x) = 1 / (1 + e⁻ˣ)
    public static double sigmoid(double x) {
        return ScalarFunctions.sigmoid(x);
    }

    /// σ(x) σ(−x)
    public static double sigmoidDerivative(double x) {
        return ScalarFunctions.sigmoidDerivative(x);
    }

    /// ln(1 + eˣ)
    public static double softplus(double x) {
        return ScalarFunctions.softplus(x);
    }

    /// x σ(x)
    public static double silu(double x) {
        return ScalarFunctions.silu(x);
    }

    /// σ(x) (1 + x σ(−x))
    public static double siluDerivative(double x) {
        return ScalarFunctions.siluDerivative(x);
    }

    /// erf x
    public static double erf(double x) {
        return ScalarFunctions.erf(x);
    }

    /// 2 e^(−x²) / √π
    public static double erfDerivative(double x) {
        return ScalarFunctions.erfDerivative(x);
    }

    /// e^(−x²/2) / √(2π)
    public static double normalDensity(double x) {
        return ScalarFunctions.normalDensity(x);
    }

    /// Φ(x), the cumulative normal, with full relative accuracy in the left tail
    public static double normalCdf(double x) {
        return ScalarFunctions.normalCdf(x);
    }

    /// x Φ(x)
    public static double gelu(double x) {
        return ScalarFunctions.gelu(x);
    }

    /// Φ(x) + x e^(−x²/2) / √(2π)
    public static double geluDerivative(double x) {
        return ScalarFunctions.geluDerivative(x);
    }

    /// arccos x, with full relative accuracy near 1
    public static double acos(double x) {
        return ScalarFunctions.acos(x);
    }

    /// √(1 − x²), the sine of arccos x, with full relative accuracy near ±1
    public static double sineOfAcos(double x) {
        return ScalarFunctions.sineOfAcos(x);
    }

    /// sin x
    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    /// cos x
    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    /// y\[yFrom + i] ← exp(x\[xFrom + i]) for 0 ≤ i < count
    public static void expInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.expInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.expInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← tanh(x\[xFrom + i]) for 0 ≤ i < count
    public static void tanhInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.tanhInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.tanhInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← sechSquared(x\[xFrom + i]) for 0 ≤ i < count
    public static void sechSquaredInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.sechSquaredInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.sechSquaredInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← sigmoid(x\[xFrom + i]) for 0 ≤ i < count
    public static void sigmoidInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.sigmoidInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.sigmoidInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← sigmoidDerivative(x\[xFrom + i]) for 0 ≤ i < count
    public static void sigmoidDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.sigmoidDerivativeInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.sigmoidDerivativeInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← softplus(x\[xFrom + i]) for 0 ≤ i < count
    public static void softplusInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            StagedLoops.softplusInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.softplusInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← silu(x\[xFrom + i]) for 0 ≤ i < count
    public static void siluInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.siluInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.siluInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← siluDerivative(x\[xFrom + i]) for 0 ≤ i < count
    public static void siluDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            StagedLoops.siluDerivativeInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.siluDerivativeInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← erf(x\[xFrom + i]) for 0 ≤ i < count
    public static void erfInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            StagedLoops.erfInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.erfInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← erfDerivative(x\[xFrom + i]) for 0 ≤ i < count
    public static void erfDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.erfDerivativeInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.erfDerivativeInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← normalDensity(x\[xFrom + i]) for 0 ≤ i < count
    public static void normalDensityInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.normalDensityInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.normalDensityInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← normalCdf(x\[xFrom + i]) for 0 ≤ i < count
    public static void normalCdfInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            StagedLoops.normalCdfInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.normalCdfInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← gelu(x\[xFrom + i]) for 0 ≤ i < count
    public static void geluInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            StagedLoops.geluInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.geluInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← geluDerivative(x\[xFrom + i]) for 0 ≤ i < count
    public static void geluDerivativeInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            StagedLoops.geluDerivativeInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.geluDerivativeInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← acos(x\[xFrom + i]) for 0 ≤ i < count
    public static void acosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.acosInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.acosInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← sineOfAcos(x\[xFrom + i]) for 0 ≤ i < count
    public static void sineOfAcosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        if (VECTORS) {
            VectorLoops.sineOfAcosInto(x, xFrom, count, y, yFrom);
        } else {
            ScalarLoops.sineOfAcosInto(x, xFrom, count, y, yFrom);
        }
    }

    /// y\[yFrom + i] ← sin(x\[xFrom + i]) for 0 ≤ i < count
    public static void sinInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = StrictMath.sin(x[xFrom + i]);
        }
    }

    /// y\[yFrom + i] ← cos(x\[xFrom + i]) for 0 ≤ i < count
    public static void cosInto(double[] x, int xFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = StrictMath.cos(x[xFrom + i]);
        }
    }
}
