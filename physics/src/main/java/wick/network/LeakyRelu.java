package wick.network;

import java.util.List;

/// φ(z) = `positiveSlope` z for z > 0 and `negativeSlope` z for z < 0: every function with φ(λz) = λ
/// φ(z) for λ > 0.
public record LeakyRelu(double negativeSlope, double positiveSlope) implements Activation {

    public LeakyRelu {
        if (!Double.isFinite(negativeSlope) || !Double.isFinite(positiveSlope)) {
            throw new IllegalArgumentException("slopes of leaky-relu: negative " + negativeSlope + ", positive "
                    + positiveSlope + "; both must be finite");
        }
    }

    @Override
    public String name() {
        return "leaky-relu";
    }

    @Override
    public double value(double z) {
        return (z > 0 ? positiveSlope : negativeSlope) * z;
    }

    @Override
    public double derivative(double z) {
        if (z == 0) {
            return negativeSlope / 2 + positiveSlope / 2;
        }
        return Double.isNaN(z) ? z : z > 0 ? positiveSlope : negativeSlope;
    }

    @Override
    public double secondDerivative(double z) {
        return 0;
    }

    @Override
    public List<Double> kinks() {
        return negativeSlope == positiveSlope ? List.of() : List.of(0.0);
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = value(z[zFrom + i]);
        }
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = derivative(z[zFrom + i]);
        }
    }
}
