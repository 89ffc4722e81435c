package wick.lab.ensemble;

import java.util.ArrayList;
import java.util.List;
import wick.lab.realization.Outputs;
import wick.lab.realization.Realization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// Which numbers to read off a network.
public interface Reading {

    /// How many numbers there are.
    int size(Wiring wiring, int inputs);

    /// A reader with memory of its own; one is opened for every thread.
    Reader open(Wiring wiring, int inputs);

    /// Reads one realized network.
    @FunctionalInterface
    interface Reader {
        /// Writes all numbers, from index `from`.
        void readInto(Realization network, double[] numbers, int from);
    }

    /// S_ab, the covariance of a weight matrix's outputs given its inputs, for the weight matrices of these
    /// indices, one after the other, pairs in the order of [Pairs].
    record Kernels(List<Integer> layers) implements Reading {
        public Kernels {
            layers = List.copyOf(layers);
        }

        /// All weight matrices but the first, whose S is that of the inputs in every network.
        public static Kernels beyondInputs(Wiring wiring) {
            List<Integer> layers = new ArrayList<>();
            for (int k = 1; k < wiring.matrices().size(); k++) {
                layers.add(k);
            }
            return new Kernels(layers);
        }

        @Override
        public int size(Wiring wiring, int inputs) {
            return Math.multiplyExact(layers.size(), Pairs.count(inputs));
        }

        @Override
        public Reader open(Wiring wiring, int inputs) {
            Matrix kernel = Matrix.zeros(inputs, inputs);
            return (network, numbers, from) -> {
                int at = from;
                for (int layer : layers) {
                    network.kernelInto(layer, kernel);
                    at = pairsInto(kernel, numbers, at);
                }
            };
        }
    }

    /// 1 − c_ab with c_ab = S_ab / √(S_aa S_bb), the correlation of what a weight matrix makes of two inputs
    /// given what it reads, for the weight matrices of these indices, one after the other, and pairs (0,1),
    /// (0,2), …, (1,2), …. Keeps its digits for inputs that almost coincide.
    record Decorrelations(List<Integer> layers) implements Reading {
        public Decorrelations {
            layers = List.copyOf(layers);
        }

        @Override
        public int size(Wiring wiring, int inputs) {
            return Math.multiplyExact(layers.size(), Pairs.count(inputs) - inputs);
        }

        @Override
        public Reader open(Wiring wiring, int inputs) {
            Matrix kernel = Matrix.zeros(inputs, inputs);
            return (network, numbers, from) -> {
                int at = from;
                for (int layer : layers) {
                    network.kernelInto(layer, kernel);
                    for (int a = 0; a < inputs; a++) {
                        for (int b = a + 1; b < inputs; b++) {
                            numbers[at++] = decorrelation(
                                    kernel.at(a, a), kernel.at(b, b), network.squaredDistance(layer, a, b));
                        }
                    }
                }
            };
        }

        /// (S_aa + S_bb − 2 S_ab − (√S_aa − √S_bb)²) / (2 √(S_aa S_bb))
        private static double decorrelation(double first, double second, double distance) {
            if (!(first > 0 && second > 0)) {
                throw new ArithmeticException("variances " + first + " and " + second
                        + " of two inputs: a signal that has died out has no correlation; wider networks keep it");
            }
            double ofLengths = (first - second) / (Math.sqrt(first) + Math.sqrt(second));
            return Math.max(0, distance - ofLengths * ofLengths) / (2 * Math.sqrt(first * second));
        }
    }

    /// S_aa + S_bb − 2 S_ab without cancellation, for the weight matrices of these indices, one after the
    /// other, and pairs (0,1), (0,2), …, (1,2), ….
    record SquaredDistances(List<Integer> layers) implements Reading {
        public SquaredDistances {
            layers = List.copyOf(layers);
        }

        @Override
        public int size(Wiring wiring, int inputs) {
            return Math.multiplyExact(layers.size(), Pairs.count(inputs) - inputs);
        }

        @Override
        public Reader open(Wiring wiring, int inputs) {
            return (network, numbers, from) -> {
                int at = from;
                for (int layer : layers) {
                    for (int a = 0; a < inputs; a++) {
                        for (int b = a + 1; b < inputs; b++) {
                            numbers[at++] = network.squaredDistance(layer, a, b);
                        }
                    }
                }
            };
        }
    }

    /// The empirical neural tangent kernel of these outputs, pairs of its rows in the order of [Pairs].
    record TangentKernel(Outputs outputs) implements Reading {
        @Override
        public int size(Wiring wiring, int inputs) {
            return Pairs.count(outputs.rows(inputs, wiring.outputs()));
        }

        @Override
        public Reader open(Wiring wiring, int inputs) {
            int rows = outputs.rows(inputs, wiring.outputs());
            Matrix kernel = Matrix.zeros(rows, rows);
            return (network, numbers, from) -> {
                network.tangentKernelInto(outputs, kernel);
                pairsInto(kernel, numbers, from);
            };
        }
    }

    /// The network's outputs z_i(x), input by input.
    record OutputValues() implements Reading {
        @Override
        public int size(Wiring wiring, int inputs) {
            return Math.multiplyExact(inputs, wiring.outputs());
        }

        @Override
        public Reader open(Wiring wiring, int inputs) {
            return (network, numbers, from) -> {
                double[] z = network.outputs().entries();
                System.arraycopy(z, 0, numbers, from, z.length);
            };
        }
    }

    /// Several readings of the same networks, one after the other.
    record Several(List<Reading> readings) implements Reading {
        public Several {
            readings = List.copyOf(readings);
        }

        @Override
        public int size(Wiring wiring, int inputs) {
            return readings.stream().mapToInt(r -> r.size(wiring, inputs)).reduce(0, Math::addExact);
        }

        @Override
        public Reader open(Wiring wiring, int inputs) {
            List<Reader> readers =
                    readings.stream().map(r -> r.open(wiring, inputs)).toList();
            int[] sizes =
                    readings.stream().mapToInt(r -> r.size(wiring, inputs)).toArray();
            return (network, numbers, from) -> {
                int at = from;
                for (int i = 0; i < sizes.length; i++) {
                    readers.get(i).readInto(network, numbers, at);
                    at += sizes[i];
                }
            };
        }
    }

    private static int pairsInto(Matrix symmetric, double[] numbers, int from) {
        int at = from;
        for (int a = 0; a < symmetric.rows(); a++) {
            for (int b = a; b < symmetric.rows(); b++) {
                numbers[at++] = symmetric.at(a, b);
            }
        }
        return at;
    }
}
