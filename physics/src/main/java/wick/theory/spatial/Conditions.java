package wick.theory.spatial;

import java.util.Arrays;
import wick.numeric.elementwise.Fold;

/// How sensitive the angles in front of kinks were to errors, over all pairs that one task has met: an upper
/// bound, which may be higher for pairs that were met together than for each alone.
final class Conditions {
    private final Of[] activations;

    Conditions(int activations) {
        this.activations = new Of[activations];
        Arrays.setAll(this.activations, _ -> new Of());
    }

    Of of(int number) {
        return activations[number];
    }

    Conditions fresh() {
        return new Conditions(activations.length);
    }

    void add(Conditions other) {
        for (int k = 0; k < activations.length; k++) {
            activations[k].add(other.activations[k]);
        }
    }

    /// In front of one activation. A relative error e of D and of the variances moves the versine v by at
    /// most e t, t = v + |s² − s′²| / (2 s s′), and the angle by e t / √(v(2 − v)), or √(2 e t) where that
    /// is less.
    static final class Of {
        private static final double CLOSE = 1e-3;
        private static final double WIDE = 100;

        /// The largest t / √(v(2 − v)) where v > 0.
        double steepest;
        /// The largest t, and the largest where v = 0.
        double largest;
        double collinear;
        /// The smallest √(v(2 − v)) where v > 0.
        double smallestSine = 1;

        /// `ratio` bounds that of any two standard deviations.
        void look(double[] versine, double[] scale, double[] apart, int length, double ratio) {
            if (!accepts(Fold.least(versine, length), ratio)) {
                lookClosely(versine, scale, apart, length);
            }
        }

        /// Takes the smallest square of a sine where that tells enough.
        boolean accepts(double least, double ratio) {
            if (!(least > CLOSE) || ratio >= WIDE) {
                return false;
            }
            // |s² − s′²| / (2 s s′) of the standard deviations
            double spread = 0.5 * (ratio - 1 / ratio);
            double sine = Math.sqrt(least);
            largest = Math.max(largest, 2 + spread);
            steepest = Math.max(steepest, (2 + spread) / sine);
            smallestSine = Math.min(smallestSine, sine);
            return true;
        }

        private void steepen(double versine, double spread) {
            double sine = Math.sqrt(versine * (2 - versine));
            steepest = Math.max(steepest, (versine + spread) / sine);
            smallestSine = Math.min(smallestSine, sine);
        }

        private void lookClosely(double[] versine, double[] scale, double[] apart, int length) {
            for (int e = 0; e < length; e++) {
                double v = versine[e];
                double u = scale[e] > 0 ? apart[e] / scale[e] : 0;
                double spread = Math.sqrt(u * (u + 2));
                largest = Math.max(largest, v + spread);
                if (v > 0 && v < 2) {
                    steepen(v, spread);
                } else {
                    collinear = Math.max(collinear, Math.max(0, v) + spread);
                }
            }
        }

        /// One pair of these variances and D.
        void look(double separation, double first, double second) {
            double s = Math.sqrt(first);
            double t = Math.sqrt(second);
            double scale = s * t;
            if (scale > 0) {
                double apart = 0.5 * (s - t) * (s - t);
                double v = (separation - apart) / scale;
                lookClosely(new double[] {v}, new double[] {scale}, new double[] {apart}, 1);
            }
        }

        /// By how much errors turn the angle: `relative` ones of D and of the variances, `absolute` ones
        /// of D relative to √(a a′).
        double turned(double relative, double absolute) {
            return Math.min(relative * steepest, Math.sqrt(2 * relative * largest))
                    + Math.sqrt(2 * relative * collinear)
                    + Math.min(Math.sqrt(2 * absolute), absolute / smallestSine);
        }

        void add(Of other) {
            steepest = Math.max(steepest, other.steepest);
            largest = Math.max(largest, other.largest);
            collinear = Math.max(collinear, other.collinear);
            smallestSine = Math.min(smallestSine, other.smallestSine);
        }
    }
}
