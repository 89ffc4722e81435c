package wick.lab.training.engine;

import wick.network.Activation;
import wick.network.Relu;

/// Activations of floats: in single precision where that is simple, by way of doubles elsewhere.
final class FloatActivation {
    private static final int BLOCK = 256;
    private static final ThreadLocal<FloatActivation> OWN = ThreadLocal.withInitial(FloatActivation::new);

    private final double[] doubles = new double[BLOCK];

    private FloatActivation() {}

    /// h ← φ(z) at from, …, from + count − 1.
    static void valueInto(Activation phi, float[] z, int from, int count, float[] h) {
        if (phi instanceof Relu) {
            for (int i = from; i < from + count; i++) {
                h[i] = Math.max(z[i], 0);
            }
            return;
        }
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
