package wick.data;

import java.util.Map;
import java.util.TreeMap;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// How inputs are scaled before a network sees them; what must be learned is learned from the training
/// inputs alone. A number that is absent, NaN, stays so and counts nowhere.
public sealed interface Scaling {

    /// The scaled inputs; `name` is that of their data set, for messages.
    Matrix apply(Matrix inputs, String name);

    /// The scalings there are.
    enum Kind {
        /// Every input times the number that makes |x|² the number of its components (of those that are
        /// present).
        SPHERE,
        /// Every component minus its mean over the training inputs, over its standard deviation there.
        STANDARDIZE,
        /// Inputs as they are.
        NONE;

        /// The kinds by their names in study files.
        public static Map<String, Kind> names() {
            return new TreeMap<>(Map.of("sphere", SPHERE, "standardize", STANDARDIZE, "none", NONE));
        }
    }

    /// The scaling of a kind, with what it needs from the training inputs.
    public static Scaling of(Kind kind, Matrix training) {
        return switch (kind) {
            case SPHERE -> new Sphere();
            case STANDARDIZE -> Standardize.from(training);
            case NONE -> new None();
        };
    }

    /// x ← x √d / |x|
    record Sphere() implements Scaling {
        @Override
        public Matrix apply(Matrix inputs, String name) {
            Matrix scaled = inputs.copy();
            double[] x = scaled.entries();
            int d = inputs.columns();
            for (int row = 0; row < inputs.rows(); row++) {
                double largest = 0;
                int present = 0;
                for (int i = row * d; i < (row + 1) * d; i++) {
                    if (!Double.isNaN(x[i])) {
                        largest = Math.max(largest, Math.abs(x[i]));
                        present++;
                    }
                }
                if (largest == 0 && present > 0) {
                    throw new IllegalArgumentException("input " + row + " (counted from 0) of " + name
                            + " is zero and cannot be scaled to the sphere; allowed is scale: none or standardize");
                }
                double squares = 0;
                for (int i = row * d; i < (row + 1) * d; i++) {
                    // divided by the largest component first, so that no square overflows
                    if (!Double.isNaN(x[i])) {
                        squares += x[i] / largest * (x[i] / largest);
                    }
                }
                double factor = Math.sqrt(present / squares);
                for (int i = row * d; i < (row + 1) * d; i++) {
                    x[i] = x[i] / largest * factor;
                }
            }
            return scaled;
        }
    }

    /// x_i ← (x_i − mean_i) / deviation_i; components that are constant in training become 0.
    record Standardize(Vector mean, Vector deviation) implements Scaling {

        static Standardize from(Matrix training) {
            int d = training.columns();
            double[] mean = new double[d];
            double[] squares = new double[d];
            int[] present = new int[d];
            for (int row = 0; row < training.rows(); row++) {
                for (int i = 0; i < d; i++) {
                    if (Double.isNaN(training.at(row, i))) {
                        continue;
                    }
                    double delta = training.at(row, i) - mean[i];
                    mean[i] += delta / ++present[i];
                    squares[i] += delta * (training.at(row, i) - mean[i]);
                }
            }
            for (int i = 0; i < d; i++) {
                squares[i] = present[i] == 0 ? 0 : Math.sqrt(squares[i] / present[i]);
            }
            return new Standardize(Vector.of(mean), Vector.of(squares));
        }

        @Override
        public Matrix apply(Matrix inputs, String name) {
            Matrix scaled = Matrix.zeros(inputs.rows(), inputs.columns());
            for (int row = 0; row < inputs.rows(); row++) {
                for (int i = 0; i < inputs.columns(); i++) {
                    double spread = deviation.at(i);
                    double x = inputs.at(row, i);
                    scaled.set(row, i, spread > 0 || Double.isNaN(x) ? (x - mean.at(i)) / spread : 0);
                }
            }
            return scaled;
        }
    }

    /// x ← x
    record None() implements Scaling {
        @Override
        public Matrix apply(Matrix inputs, String name) {
            return inputs;
        }
    }
}
