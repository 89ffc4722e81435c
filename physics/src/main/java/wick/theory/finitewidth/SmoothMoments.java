package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;
import wick.numeric.gaussian.UniformGrid;
import wick.numeric.parallel.Parallel;

/// [LayerMoments] of an activation without kinks, or of one input, by quadrature; all of them are
/// computed at once on all cores.
final class SmoothMoments implements LayerMoments, LayerMoments.Bends {
    private static final int FEW = 3;

    private final Activation activation;
    private final SampleTensor kernel;
    private final int inputs;
    private final UniformGrid grid;
    private final double uncertainty;
    private final LayerAverages[] alone;
    private final Jet[] values;
    private final Jet[] slopes;
    private final Bounded[] bends;
    private final Bounded[][] quartics;
    private final QuarticQuadrature[] products;

    SmoothMoments(Activation activation, SampleTensor kernel) {
        this.activation = activation;
        this.kernel = kernel;
        inputs = kernel.inputs();
        alone = new LayerAverages[inputs];
        double largest = 0;
        double relative = 0;
        for (int a = 0; a < inputs; a++) {
            alone[a] = new LayerAverages(activation, kernel.bounded(a, a));
            largest = Math.max(largest, kernel.at(a, a));
            for (int b = 0; b < inputs; b++) {
                relative =
                        Math.max(relative, kernel.bounded(a, b).error() / Math.sqrt(kernel.at(a, a) * kernel.at(b, b)));
            }
        }
        uncertainty = relative;
        grid = inputs == 1
                ? new UniformGrid(1, 1)
                : UniformGrid.resolving(probes(largest), largest, inputs <= FEW ? 2e-15 : 1e-11);
        values = new Jet[inputs * inputs];
        slopes = new Jet[inputs * inputs];
        bends = new Bounded[inputs];
        quartics = new Bounded[inputs][4];
        products = new QuarticQuadrature[inputs * inputs * inputs * inputs];
        computeAll();
    }

    /// The products with the sharpest features, and the highest power of z that pairs need.
    private List<DoubleUnaryOperator> probes(double variance) {
        double scale = Math.pow(variance, -1.5);
        return List.of(
                z -> Math.pow(activation.value(z), 4),
                z -> Math.pow(activation.derivative(z), 4),
                z -> activation.value(z) * Math.pow(activation.derivative(z), 2) * activation.secondDerivative(z),
                z -> scale * z * z * z * activation.secondDerivative(z) * activation.derivative(z),
                z -> Math.pow(activation.secondDerivative(z), 2));
    }

    private void computeAll() {
        List<Runnable> tasks = new ArrayList<>();
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                for (int c = b; c < inputs; c++) {
                    for (int d = c; d < inputs; d++) {
                        int[] of = {a, b, c, d};
                        if (a < d) {
                            tasks.add(() -> products[code(of)] =
                                    new QuarticQuadrature(activation, kernel, of, grid, uncertainty));
                        }
                    }
                }
            }
        }
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                int first = a;
                int second = b;
                tasks.add(() -> pair(first, second));
            }
        }
        Parallel.forEach(tasks.size(), i -> tasks.get(i).run());
    }

    private int code(int[] sorted) {
        return ((sorted[0] * inputs + sorted[1]) * inputs + sorted[2]) * inputs + sorted[3];
    }

    private void pair(int a, int b) {
        if (a == b) {
            LayerAverages one = alone[a];
            values[a * inputs + a] = new Jet(
                    one.mean(2, 0),
                    List.of(one.response(2, 0)),
                    List.of(one.curvature(2, 0).times(2)));
            slopes[a * inputs + a] = new Jet(
                    one.mean(0, 2),
                    List.of(one.response(0, 2)),
                    List.of(one.curvature(0, 2).times(2)));
            bends[a] = one.bent(1, 0);
            quartics[a] = new Bounded[] {one.mean(4, 0), one.mean(2, 2), one.mean(0, 4), one.bent(1, 2)};
            return;
        }
        PairQuadrature ab = new PairQuadrature(activation, kernel, a, b, grid, uncertainty);
        PairQuadrature ba = new PairQuadrature(activation, kernel, b, a, grid, uncertainty);
        Bounded bent = ab.mean(2, 2);
        Bounded left = ab.thirdFirst().times(0.5);
        Bounded right = ba.thirdFirst().times(0.5);
        Jet value = new Jet(
                ab.exact(0),
                List.of(ab.mean(2, 0).times(0.5), ab.mean(1, 1), ab.mean(0, 2).times(0.5)),
                List.of(
                        ab.fourthZeroth().times(0.25),
                        left,
                        bent.times(0.25),
                        left,
                        bent,
                        right,
                        bent.times(0.25),
                        right,
                        ba.fourthZeroth().times(0.25)));
        Bounded third = ab.thirdThird();
        Bounded fourthLeft = ab.fourthSecond().times(0.5);
        Bounded fourthRight = ab.secondFourth().times(0.5);
        Jet slope = new Jet(
                ab.exact(1),
                List.of(left, bent, right),
                List.of(
                        ab.fifthFirst().times(0.25),
                        fourthLeft,
                        third.times(0.25),
                        fourthLeft,
                        third,
                        fourthRight,
                        third.times(0.25),
                        fourthRight,
                        ba.fifthFirst().times(0.25)));
        values[a * inputs + b] = value.under(kernel, a, b);
        values[b * inputs + a] = values[a * inputs + b].swapped();
        slopes[a * inputs + b] = slope.under(kernel, a, b);
        slopes[b * inputs + a] = slopes[a * inputs + b].swapped();
    }

    @Override
    public Jet values(int a, int b) {
        return values[a * inputs + b];
    }

    @Override
    public Jet slopes(int a, int b) {
        return slopes[a * inputs + b];
    }

    @Override
    public Bounded fourth(int a, int b, int c, int d) {
        return product(a, b, c, d, 0, 0);
    }

    @Override
    public Bounded slopeFourth(int a, int b, int c, int d) {
        return product(a, b, c, d, 0b1111, 0);
    }

    @Override
    public Bounded mixed(int a, int b, int c, int d) {
        return product(a, b, c, d, 0b1100, 0);
    }

    @Override
    public Optional<Bends> bends() {
        return activation.kinks().isEmpty() ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Bounded bend(int a, int b) {
        return a == b ? bends[a] : values(a, b).responses().getFirst().times(2);
    }

    @Override
    public Bounded bent(int a, int b, int c, int d) {
        return product(a, b, c, d, 0b0110, 0b0001);
    }

    /// The average of the product of φ′ at the positions in the bit set `slope`, φ″ at those in `bend`, φ
    /// elsewhere.
    private Bounded product(int a, int b, int c, int d, int slope, int bend) {
        int[] of = {a, b, c, d};
        int[] sorted = of.clone();
        Arrays.sort(sorted);
        if (sorted[0] == sorted[3]) {
            return quartics[a][bend > 0 ? 3 : Integer.bitCount(slope) / 2];
        }
        return products[code(sorted)].at(of, slope, bend);
    }
}
