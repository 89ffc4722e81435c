package wick.numeric.elementwise;

/// Elementwise functions of floats, for training in single precision. As in [Elementwise], bits do not depend on
/// the module `jdk.incubator.vector` or on where an element lies in its stretch.
public final class FloatElementwise {
    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private FloatElementwise() {}

    /// y\[from + i] ← s x with s = `negative` for x < 0 and `positive` elsewhere, x = x\[from + i].
    public static void rectifiedInto(Slopes slopes, float[] x, int from, int count, float[] y) {
        if (VECTORS) {
            FloatLoops.rectifiedInto(slopes, x, from, count, y);
        } else {
            rectified(slopes, x, from, from + count, y);
        }
    }

    /// y\[from + i] ← s y\[from + i] with s = `negative` for x < 0, `positive` for x > 0 and their mean at 0.
    public static void timesRectifiedDerivative(Slopes slopes, float[] x, int from, int count, float[] y) {
        if (VECTORS) {
            FloatLoops.timesRectifiedDerivative(slopes, x, from, count, y);
        } else {
            timesDerivative(slopes, x, from, from + count, y);
        }
    }

    /// y\[from + i] ← tanh x\[from + i], to 3 units in the last place.
    public static void tanhInto(float[] x, int from, int count, float[] y) {
        if (VECTORS) {
            FloatLoops.tanhInto(x, from, count, y);
        } else {
            tanh(x, from, from + count, y);
        }
    }

    /// y\[from + i] ← (1 − tanh² x\[from + i]) y\[from + i]
    public static void timesSechSquared(float[] x, int from, int count, float[] y) {
        if (VECTORS) {
            FloatLoops.timesSechSquared(x, from, count, y);
        } else {
            timesSechSquared(x, y, from, from + count);
        }
    }

    /// On both sides of 0.
    public record Slopes(float negative, float positive) {
        float mean() {
            return (negative + positive) / 2;
        }
    }

    static void rectified(Slopes slopes, float[] x, int from, int to, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = (x[i] < 0 ? slopes.negative() : slopes.positive()) * x[i];
        }
    }

    static void timesDerivative(Slopes slopes, float[] x, int from, int to, float[] y) {
        for (int i = from; i < to; i++) {
            float slope = x[i] == 0 ? slopes.mean() : x[i] < 0 ? slopes.negative() : slopes.positive();
            y[i] = slope * y[i];
        }
    }

    static void tanh(float[] x, int from, int to, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = FloatFunctions.tanh(x[i]);
        }
    }

    static void timesSechSquared(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = FloatFunctions.sechSquared(x[i]) * y[i];
        }
    }
}
