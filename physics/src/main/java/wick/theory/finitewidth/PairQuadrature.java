package wick.theory.finitewidth;

import java.util.List;
import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.Factors;
import wick.numeric.gaussian.ProductAverages;
import wick.numeric.gaussian.UniformGrid;

/// Averages over two inputs of φ, φ′, φ″ and what follows from them for higher derivatives by parts, for
/// a smooth φ.
///
/// With z_a = √K_aa x and z_b = (K_ab/K_aa) z_a + σ y, x and y independent normal variables,
///
///     ⟨z_a F⟩ = K_aa ⟨∂F/∂z_a⟩ + K_ab ⟨∂F/∂z_b⟩,   ⟨y F⟩ = σ ⟨∂F/∂z_b⟩.
///
/// Only the averages that contain φ‴_a φ‴_b or more divide by σ, so that nearly parallel inputs cost few
/// digits.
final class PairQuadrature {
    private static final int BEND_TIMES_Y = 3;
    private static final int BEND_TIMES_Y2 = 4;

    private final ProductAverages averages;
    private final Bounded first;
    private final Bounded cross;
    private final Bounded deviation;
    private final double uncertainty;

    /// For inputs a and b in this order.
    PairQuadrature(Activation activation, SampleTensor kernel, int a, int b, UniformGrid grid, double uncertainty) {
        this.uncertainty = uncertainty;
        first = kernel.bounded(a, a);
        cross = kernel.bounded(a, b);
        double[][] covariance = {{first.value(), cross.value()}, {cross.value(), kernel.at(b, b)}};
        averages = ProductAverages.of(List.of(new Outer(activation), new Inner(activation)), covariance, grid);
        double square = kernel.at(b, b) - cross.value() / first.value() * cross.value();
        double sigma = Math.sqrt(square);
        deviation = new Bounded(sigma, (2 * uncertainty + 0x1p-51) * kernel.at(b, b) / sigma);
    }

    /// ⟨z_a^power f_a g_b⟩ with f, g = φ, φ′, φ″ for 0, 1, 2; powers only of φ″.
    private Bounded mean(int power, int f, int g) {
        return inherited(f + power, g);
    }

    /// An average with the uncertainty of the kernel, as if a logarithmic derivative were at most 4.
    private Bounded inherited(int outer, int inner) {
        Approximation average = averages.of(outer, inner);
        return new Bounded(average.value(), average.error() + 4 * uncertainty * averages.magnitude(outer, inner));
    }

    /// ⟨f_a f_b⟩ for this kernel as it stands.
    Bounded exact(int f) {
        return Bounded.of(averages.of(f, f));
    }

    Bounded mean(int f, int g) {
        return mean(0, f, g);
    }

    /// ⟨φ‴_a φ′_b⟩
    Bounded thirdFirst() {
        return mean(1, 2, 1).minus(cross.times(mean(2, 2))).over(first);
    }

    /// ⟨φ⁗_a φ_b⟩
    Bounded fourthZeroth() {
        Bounded times = mean(2, 2, 0)
                .minus(first.times(mean(2, 0)))
                .minus(cross.times(mean(1, 2, 1)))
                .over(first);
        return times.minus(cross.times(thirdFirst())).over(first);
    }

    /// ⟨φ″_a φ⁗_b⟩
    Bounded secondFourth() {
        return inherited(2, BEND_TIMES_Y2).over(deviation).over(deviation);
    }

    /// ⟨z_a φ″_a φ‴_b⟩
    private Bounded timesSecondThird() {
        return inherited(3, BEND_TIMES_Y).over(deviation);
    }

    /// ⟨φ‴_a φ‴_b⟩
    Bounded thirdThird() {
        return timesSecondThird().minus(cross.times(secondFourth())).over(first);
    }

    /// ⟨z_a φ‴_a φ″_b⟩
    private Bounded timesThirdSecond() {
        return mean(2, 2, 2).minus(cross.times(timesSecondThird())).over(first).minus(mean(2, 2));
    }

    /// ⟨φ⁗_a φ″_b⟩
    Bounded fourthSecond() {
        return timesThirdSecond().minus(cross.times(thirdThird())).over(first);
    }

    /// ⟨φ⁽⁵⁾_a φ′_b⟩
    Bounded fifthFirst() {
        Bounded squareThird = mean(3, 2, 1)
                .minus(cross.times(mean(2, 2, 2)))
                .over(first)
                .minus(mean(1, 2, 1).times(2));
        Bounded timesFourth =
                squareThird.minus(cross.times(timesThirdSecond())).over(first).minus(thirdFirst());
        return timesFourth.minus(cross.times(fourthSecond())).over(first);
    }

    /// φ, φ′, φ″, zφ″, z²φ″, z³φ″
    private record Outer(Activation activation) implements Factors {
        @Override
        public int count() {
            return 6;
        }

        @Override
        public void into(double[] z, double[] u, int count, double[][] values) {
            activation.valueInto(z, 0, count, values[0], 0);
            activation.derivativeInto(z, 0, count, values[1], 0);
            for (int i = 0; i < count; i++) {
                values[2][i] = activation.secondDerivative(z[i]);
                values[3][i] = z[i] * values[2][i];
                values[4][i] = z[i] * values[3][i];
                values[5][i] = z[i] * values[4][i];
            }
        }
    }

    /// φ, φ′, φ″, yφ″, (y² − 1)φ″
    private record Inner(Activation activation) implements Factors {
        @Override
        public int count() {
            return 5;
        }

        @Override
        public void into(double[] z, double[] u, int count, double[][] values) {
            activation.valueInto(z, 0, count, values[0], 0);
            activation.derivativeInto(z, 0, count, values[1], 0);
            for (int i = 0; i < count; i++) {
                values[2][i] = activation.secondDerivative(z[i]);
                values[BEND_TIMES_Y][i] = u[i] * values[2][i];
                values[BEND_TIMES_Y2][i] = (u[i] * u[i] - 1) * values[2][i];
            }
        }
    }
}
