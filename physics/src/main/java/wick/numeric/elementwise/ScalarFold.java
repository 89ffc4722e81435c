package wick.numeric.elementwise;

/// The loops of [Fold] one entry at a time: the same operations in the same order as in [VectorFold].
final class ScalarFold {
    private ScalarFold() {}

    /// As [Polynomials#angleRatio], even and odd powers apart.
    private static double angleRatio(double m) {
        double square = m * m;
        double odd = Math.fma(Coefficients.ANGLE_17, square, Coefficients.ANGLE_15);
        odd = Math.fma(odd, square, Coefficients.ANGLE_13);
        odd = Math.fma(odd, square, Coefficients.ANGLE_11);
        odd = Math.fma(odd, square, Coefficients.ANGLE_9);
        odd = Math.fma(odd, square, Coefficients.ANGLE_7);
        odd = Math.fma(odd, square, Coefficients.ANGLE_5);
        odd = Math.fma(odd, square, Coefficients.ANGLE_3);
        odd = Math.fma(odd, square, Coefficients.ANGLE_1);
        double even = Math.fma(Coefficients.ANGLE_16, square, Coefficients.ANGLE_14);
        even = Math.fma(even, square, Coefficients.ANGLE_12);
        even = Math.fma(even, square, Coefficients.ANGLE_10);
        even = Math.fma(even, square, Coefficients.ANGLE_8);
        even = Math.fma(even, square, Coefficients.ANGLE_6);
        even = Math.fma(even, square, Coefficients.ANGLE_4);
        even = Math.fma(even, square, Coefficients.ANGLE_2);
        even = Math.fma(even, square, Coefficients.ANGLE_0);
        return Math.fma(odd, m, even);
    }

    private static double sliver(double m) {
        double sum = Math.fma(Coefficients.SLIVER_5, m, Coefficients.SLIVER_4);
        sum = Math.fma(sum, m, Coefficients.SLIVER_3);
        sum = Math.fma(sum, m, Coefficients.SLIVER_2);
        sum = Math.fma(sum, m, Coefficients.SLIVER_1);
        sum = Math.fma(sum, m, Coefficients.SLIVER_0);
        return sum;
    }

    static void apartInto(double[] x, double[] z, Fold.Channels channels, int count, double[] y, int to) {
        double share = 0.5 / channels.count();
        for (int j = 0; j < count; j++) {
            double sum = 0;
            for (int c = 0; c < channels.count(); c++) {
                int ahead = c * channels.step() + j;
                double apart = x[channels.first() + ahead] - z[channels.second() + ahead];
                sum += share * apart * apart;
            }
            y[to + j] = sum;
        }
    }

    static void windowInto(double[] x, int from, int gap, int taps, int count, double[] y, int to) {
        for (int j = 0; j < count; j++) {
            double sum = x[from + j];
            for (int t = 1; t < taps; t++) {
                sum += x[from + j + t * gap];
            }
            y[to + j] = sum;
        }
    }

    static void addInto(double[] x, int from, int count, double[] y, int to) {
        for (int j = 0; j < count; j++) {
            y[to + j] += x[from + j];
        }
    }

    static void joinInto(double[] separation, double[] tangent, Fold.Join join, Fold.Sides sides, Fold.Strip strip) {
        Fold.Layer layer = join.layer();
        for (int j = 0; j < join.count(); j++) {
            double d = separation[join.term(0) + j];
            double t = tangent[join.term(0) + j];
            for (int k = 1; k < join.terms(); k++) {
                d += separation[join.term(k) + j];
                t += tangent[join.term(k) + j];
            }
            double s = sides.first[sides.firstAt + j];
            double z = sides.second[sides.secondAt + j];
            double apart = (s - z) * (s - z) * 0.5;
            double scale = s * z;
            double versine = scale == 0 ? 1 : (d * layer.weight() - apart) / scale;
            double covariance = scale * (1 - versine);
            int at = join.to() + j;
            strip.versine[at] = versine;
            strip.tangent[at] = Math.fma(covariance, layer.rate(), Math.fma(t, layer.weight(), layer.bias()));
            strip.scale[at] = scale;
            strip.apart[at] = apart;
        }
    }

    static double least(double[] versine, int count) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            double x = versine[j] * (2 - versine[j]);
            least = x >= least ? least : x;
        }
        return least;
    }

    static void kinkInto(Fold.Strip strip, int count, Fold.Kink kink) {
        for (int j = 0; j < count; j++) {
            double v = strip.versine[j];
            boolean beyond = v > 1;
            double m = Math.abs(beyond ? 2 - v : v);
            double s = Math.sqrt(m);
            double angle = s * angleRatio(m);
            double cap =
                    m < Coefficients.SLIVER_END ? m * s * sliver(m) : Math.fma(angle, m - 1, Math.sqrt(m * (2 - m)));
            double slope = Math.fma(angle, beyond ? kink.strength() : -kink.strength(), beyond ? kink.opposite() : 1);
            strip.tangent[j] = strip.tangent[j] * (slope * kink.gain());
            double line = beyond ? m + (v - 1) * kink.both() : m;
            double behind = Math.fma(cap, -kink.strength(), line);
            strip.separation[j] = Math.fma(behind, strip.scale[j], strip.apart[j]) * kink.gain();
        }
    }
}
