package wick.lab.training.engine;

import wick.network.Activation;
import wick.network.LeakyRelu;
import wick.network.Relu;
import wick.network.Tanh;
import wick.numeric.elementwise.FloatElementwise;
import wick.numeric.elementwise.FloatElementwise.Slopes;

/// Activations of floats: in single precision where that is simple, by way of doubles elsewhere.
final class FloatActivation {
    private static final Slopes RELU = new Slopes(0, 1);
    private static final int BLOCK = 256;
    private static final ThreadLocal<FloatActivation> OWN = ThreadLocal.withInitial(FloatActivation::new);

    private final double[] doubles = new double[BLOCK];

    private FloatActivation() {}

    /// h ← φ(z) at from, …, from + count − 1.
    static void valueInto(Activation phi, float[] z, int from, int count, float[] h) {
        if (phi instanceof Tanh) {
            FloatElementwise.tanhInto(z, from, count, h);
        } else if (phi instanceof Relu) {
            FloatElementwise.rectifiedInto(RELU, z, from, count, h);
        } else if (phi instanceof LeakyRelu leaky) {
            FloatElementwise.rectifiedInto(slopes(leaky), z, from, count, h);
        } else {
            widelyInto(phi, z, from, count, h);
        }
    }

    private static Slopes slopes(LeakyRelu leaky) {
        return new Slopes((float) leaky.negativeSlope(), (float) leaky.positiveSlope());
    }

    private static void widelyInto(Activation phi, float[] z, int from, int count, float[] h) {
        double[] stretch = OWN.get().doubles;
        for (int at = from; at < from + count; at += BLOCK) {
            int size = Math.min(BLOCK, from + count - at);
            widen(z, at, size, stretch);
            phi.valueInto(stretch, 0, size, stretch, 0);
            for (int i = 0; i < size; i++) {
                h[at + i] = (float) stretch[i];
            }
        }
    }

    /// slope ← slope φ′(z) at from, …, from + count − 1.
    static void timesDerivative(Activation phi, float[] z, int from, int count, float[] slope) {
        if (phi instanceof Tanh) {
            FloatElementwise.timesSechSquared(z, from, count, slope);
        } else if (phi instanceof Relu) {
            FloatElementwise.timesRectifiedDerivative(RELU, z, from, count, slope);
        } else if (phi instanceof LeakyRelu leaky) {
            FloatElementwise.timesRectifiedDerivative(slopes(leaky), z, from, count, slope);
        } else {
            timesWidely(phi, z, from, count, slope);
        }
    }

    private static void timesWidely(Activation phi, float[] z, int from, int count, float[] slope) {
        double[] stretch = OWN.get().doubles;
        for (int at = from; at < from + count; at += BLOCK) {
            int size = Math.min(BLOCK, from + count - at);
            widen(z, at, size, stretch);
            phi.derivativeInto(stretch, 0, size, stretch, 0);
            for (int i = 0; i < size; i++) {
                slope[at + i] *= (float) stretch[i];
            }
        }
    }

    private static void widen(float[] z, int from, int count, double[] wide) {
        for (int i = 0; i < count; i++) {
            wide[i] = z[from + i];
        }
    }
}
