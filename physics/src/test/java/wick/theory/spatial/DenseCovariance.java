package wick.theory.spatial;

import java.util.List;
import wick.network.Activation;
import wick.network.Combination;
import wick.network.Erf;
import wick.network.Geometry;
import wick.network.Linear;
import wick.network.Pooling;
import wick.network.Relu;
import wick.network.Shape;
import wick.network.Step;
import wick.network.Wiring;

/// Kernels the slow and obvious way: all inputs at all positions are one list of points, K and Θ are
/// matrices over it, and each layer is written out with explicit indices. Shares no code with the engine
/// but the network.
@SuppressWarnings("ReferenceEquality")
final class DenseCovariance {
    private final int inputs;

    /// K and Θ over points input · positions + position.
    @SuppressWarnings("ArrayRecordComponent")
    record State(int channels, int positions, double[][] k, double[][] theta) {}

    private DenseCovariance(int inputs) {
        this.inputs = inputs;
    }

    /// K and Θ between the rows of x (N x N each).
    static double[][][] kernels(Wiring wiring, double[][] x) {
        int channels = wiring.input().channels();
        int positions = wiring.input().positions();
        int points = x.length * positions;
        double[][] k = new double[points][points];
        for (int a = 0; a < points; a++) {
            for (int b = 0; b < points; b++) {
                for (int c = 0; c < channels; c++) {
                    k[a][b] += x[a / positions][c * positions + a % positions]
                            * x[b / positions][c * positions + b % positions]
                            / channels;
                }
            }
        }
        State end = new DenseCovariance(x.length)
                .through(wiring.steps(), new State(channels, positions, k, new double[points][points]));
        return new double[][][] {end.k, end.theta};
    }

    private State through(List<Step> steps, State start) {
        State state = start;
        for (Step step : steps) {
            state = through(step, state);
        }
        return state;
    }

    private State through(Step step, State s) {
        return switch (step) {
            case Step.Linear linear -> {
                State mean = linearMap(s, 1, (p, q) -> q < s.positions ? 1.0 / s.positions : 0, true);
                yield affine(linear, linear.fanOut(), mean);
            }
            case Step.Convolution(Step.Linear weights, Geometry g) ->
                affine(weights, weights.fanOut(), convolved(s, g));
            case Step.Pointwise(Activation activation) -> activated(activation, s);
            case Step.Pool(Pooling pooling, Geometry g) -> {
                int[] sources = g.sources();
                int points = g.window().points();
                double share = pooling == Pooling.SUM ? 1 : 1.0 / points;
                yield linearMap(
                        s,
                        g.positions(),
                        (p, q) -> {
                            double sum = 0;
                            for (int w = 0; w < points; w++) {
                                sum += sources[p * points + w] == q ? share : 0;
                            }
                            return sum;
                        },
                        false);
            }
            case Step.GlobalPool(Pooling pooling, Shape from) ->
                linearMap(s, 1, (p, q) -> pooling == Pooling.SUM ? 1 : 1.0 / from.positions(), false);
            case Step.Flatten _ -> s;
            case Step.LayerNorm(double epsilon, Shape shape) -> normalized(s, epsilon, shape);
            case Step.Dropout(double rate) -> {
                State copy = copy(s);
                for (int a = 0; a < s.k.length; a++) {
                    copy.k[a][a] /= 1 - rate;
                    copy.theta[a][a] /= 1 - rate;
                }
                yield copy;
            }
            case Step.Residual(List<Step> branch) -> combined(Combination.SUM, List.of(s, through(branch, s)));
            case Step.Fan(Combination combination, List<List<Step>> branches) ->
                combined(
                        combination,
                        branches.stream().map(branch -> through(branch, s)).toList());
            case Step.Attention attention -> DenseAttention.attended(attention, s);
        };
    }

    private interface Coefficient {
        double at(int to, int from);
    }

    /// Signals at new positions as fixed sums over old ones; with `diagonal` the mean over coinciding
    /// positions, which is what weights of their own at each position make.
    private State linearMap(State s, int positions, Coefficient coefficient, boolean diagonal) {
        int points = inputs * positions;
        double[][] k = new double[points][points];
        double[][] theta = new double[points][points];
        for (int a = 0; a < points; a++) {
            for (int b = 0; b < points; b++) {
                for (int p = 0; p < s.positions; p++) {
                    for (int q = 0; q < s.positions; q++) {
                        if (diagonal && p != q) {
                            continue;
                        }
                        double weight =
                                coefficient.at(a % positions, p) * (diagonal ? 1 : coefficient.at(b % positions, q));
                        int from = a / positions * s.positions + p;
                        int to = b / positions * s.positions + q;
                        k[a][b] += weight * s.k[from][to];
                        theta[a][b] += weight * s.theta[from][to];
                    }
                }
            }
        }
        return new State(s.channels, positions, k, theta);
    }

    private State convolved(State s, Geometry g) {
        int[] sources = g.sources();
        int window = g.window().points();
        int positions = g.positions();
        int points = inputs * positions;
        double[][] k = new double[points][points];
        double[][] theta = new double[points][points];
        for (int a = 0; a < points; a++) {
            for (int b = 0; b < points; b++) {
                for (int w = 0; w < window; w++) {
                    int p = sources[a % positions * window + w];
                    int q = sources[b % positions * window + w];
                    if (p != Geometry.OUTSIDE && q != Geometry.OUTSIDE) {
                        k[a][b] += s.k[a / positions * s.positions + p][b / positions * s.positions + q] / window;
                        theta[a][b] +=
                                s.theta[a / positions * s.positions + p][b / positions * s.positions + q] / window;
                    }
                }
            }
        }
        return new State(s.channels, positions, k, theta);
    }

    static State affine(Step.Linear n, int channels, State s) {
        State copy = copy(s);
        for (int a = 0; a < s.k.length; a++) {
            for (int b = 0; b < s.k.length; b++) {
                copy.theta[a][b] = n.biasRate() + n.weightRate() * s.k[a][b] + n.weightVariance() * s.theta[a][b];
                copy.k[a][b] = n.biasVariance() + n.weightVariance() * s.k[a][b];
            }
        }
        return new State(channels, s.positions, copy.k, copy.theta);
    }

    static State copy(State s) {
        double[][] k = new double[s.k.length][];
        double[][] theta = new double[s.k.length][];
        for (int a = 0; a < s.k.length; a++) {
            k[a] = s.k[a].clone();
            theta[a] = s.theta[a].clone();
        }
        return new State(s.channels, s.positions, k, theta);
    }

    private static State activated(Activation activation, State s) {
        State copy = copy(s);
        for (int a = 0; a < s.k.length; a++) {
            for (int b = 0; b < s.k.length; b++) {
                double[] averages = averages(activation, s.k[a][a], s.k[b][b], s.k[a][b], a == b);
                copy.k[a][b] = averages[0];
                copy.theta[a][b] = averages[1] * s.theta[a][b];
            }
        }
        return copy;
    }

    private static double[] averages(Activation activation, double a, double b, double c, boolean same) {
        return switch (activation) {
            case Linear() -> new double[] {c, 1};
            case Relu() -> {
                double scale = Math.sqrt(a * b);
                double rho = same ? 1 : Math.max(-1, Math.min(1, c / scale));
                double theta = Math.acos(rho);
                yield new double[] {
                    scale * (Math.sin(theta) + (Math.PI - theta) * rho) / (2 * Math.PI),
                    (Math.PI - theta) / (2 * Math.PI)
                };
            }
            case Erf() ->
                new double[] {
                    2 / Math.PI * Math.asin(2 * c / Math.sqrt((1 + 2 * a) * (1 + 2 * b))),
                    4 / Math.PI / Math.sqrt((1 + 2 * a) * (1 + 2 * b) - 4 * c * c)
                };
            default -> throw new IllegalArgumentException("no formula here for " + activation);
        };
    }

    private State normalized(State s, double epsilon, Shape shape) {
        State copy = copy(s);
        double[] root = new double[s.k.length];
        for (int a = 0; a < root.length; a++) {
            if (shape.isFlat()) {
                int input = a / s.positions;
                double sum = 0;
                for (int p = 0; p < s.positions; p++) {
                    sum += s.k[input * s.positions + p][input * s.positions + p] / s.positions;
                }
                root[a] = Math.sqrt(sum + epsilon);
            } else {
                root[a] = Math.sqrt(s.k[a][a] + epsilon);
            }
        }
        for (int a = 0; a < s.k.length; a++) {
            for (int b = 0; b < s.k.length; b++) {
                copy.k[a][b] /= root[a] * root[b];
                copy.theta[a][b] /= root[a] * root[b];
            }
        }
        return copy;
    }

    private static State combined(Combination combination, List<State> ends) {
        State first = ends.getFirst();
        State total = copy(first);
        double channels = ends.stream().mapToInt(State::channels).sum();
        for (int a = 0; a < first.k.length; a++) {
            for (int b = 0; b < first.k.length; b++) {
                double k = combination == Combination.PRODUCT ? 1 : 0;
                double theta = 0;
                for (State end : ends) {
                    switch (combination) {
                        case SUM -> {
                            k += end.k[a][b];
                            theta += end.theta[a][b];
                        }
                        case CONCATENATE -> {
                            k += end.channels / channels * end.k[a][b];
                            theta += end.channels / channels * end.theta[a][b];
                        }
                        case PRODUCT -> {
                            k *= end.k[a][b];
                            double others = 1;
                            for (State other : ends) {
                                others *= other == end ? 1 : other.k[a][b];
                            }
                            theta += others * end.theta[a][b];
                        }
                    }
                }
                total.k[a][b] = k;
                total.theta[a][b] = theta;
            }
        }
        int count = combination == Combination.CONCATENATE ? (int) channels : first.channels;
        return new State(count, first.positions, total.k, total.theta);
    }
}
