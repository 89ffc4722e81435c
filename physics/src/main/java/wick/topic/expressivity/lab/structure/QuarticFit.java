package wick.topic.expressivity.lab.structure;

import wick.numeric.random.RandomStream;

/// Sums of uniform variables, drawn, and the even quartic energy a x² + b x⁴ of the largest likelihood for them.
///
/// The likelihood needs ⟨x²⟩ and ⟨x⁴⟩ alone; Newton's method on it, with integrals by the rule of trapezoids, which for
/// densities that vanish at both ends is exact to rounding.
public final class QuarticFit {
    private static final int POINTS = 400;
    private static final double WIDTH = 10;

    private QuarticFit() {}

    /// Draws `count` sums of `terms` uniform variables, scaled to variance 1, and overwrites `moments` with
    /// the means of
    /// their second and fourth powers.
    public static void momentsInto(RandomStream stream, int terms, int count, double[] moments) {
        double[] uniforms = new double[terms];
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < count; i++) {
            // each of variance 1
            stream.uniformsInto(terms, uniforms, 0);
            double sum = 0;
            for (double u : uniforms) {
                sum += u;
            }
            double square = sum * sum / terms;
            squares += square;
            fourths += square * square;
        }
        moments[0] = squares / count;
        moments[1] = fourths / count;
    }

    /// The coupling b of x⁴ for data with these means of x² and x⁴.
    ///
    /// Throws [IllegalStateException] where there is no best one, for kurtosis above 3.
    public static double quartic(double second, double fourth) {
        double scale = Math.sqrt(second);
        double kurtosis = fourth / (second * second);
        double a = 0.5;
        double b = 0;
        for (int iteration = 0; iteration < 100; iteration++) {
            double[] m = integrals(a, b);
            double m2 = m[1] / m[0];
            double m4 = m[2] / m[0];
            double v22 = m[2] / m[0] - m2 * m2;
            double v24 = m[3] / m[0] - m2 * m4;
            double v44 = m[4] / m[0] - m4 * m4;
            double determinant = v22 * v44 - v24 * v24;
            double stepA = (v44 * (m2 - 1) - v24 * (m4 - kurtosis)) / determinant;
            double stepB = (v22 * (m4 - kurtosis) - v24 * (m2 - 1)) / determinant;
            a += stepA;
            b += stepB;
            if (Math.abs(stepA) + Math.abs(stepB) < 1e-13) {
                return b / Math.pow(scale, 4);
            }
        }
        throw new IllegalStateException("no quartic energy is best for the kurtosis " + kurtosis);
    }

    /// ∫ x^(2k) e^(−a x² − b x⁴) for k = 0 to 4, up to a common factor.
    private static double[] integrals(double a, double b) {
        double[] integrals = new double[5];
        for (int i = -POINTS; i <= POINTS; i++) {
            double square = Math.pow(WIDTH * i / POINTS, 2);
            double power = Math.exp(-(a + b * square) * square);
            for (int k = 0; k < 5; k++) {
                integrals[k] += power;
                power *= square;
            }
        }
        return integrals;
    }
}
