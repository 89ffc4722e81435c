package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.gaussian.GaussianExpectation;

/// The kernel of one input to second order in 1/width, layer by layer.
///
/// K is a Markov chain: given K, the next kernel has the mean m(K) = C_b + C_W ⟨φ²⟩_K, the variance
/// s(K)/n with s = C_W² (⟨φ⁴⟩ − ⟨φ²⟩²) and the third cumulant t/n², t = C_W³ κ₃(φ²). Expanded around the
/// kernel k of infinite width, with m₁, m₂, … the derivatives at k, g₁ + g₂ the mean of K − k, v₁ + v₂
/// its variance and u its third cumulant, indices counting powers of 1/n:
///
///     g₁′ = m₁ g₁ + m₂ v₁/2
///     g₂′ = m₁ g₂ + m₂ (v₂ + g₁²)/2 + m₃ (u + 3 v₁ g₁)/6 + m₄ v₁²/8
///     v₁′ = s/n + m₁² v₁
///     v₂′ = (s₁ g₁ + s₂ v₁/2)/n + m₁² v₂ + m₁ m₂ (u + 2 v₁ g₁) + (m₂²/2 + m₁ m₃) v₁²
///     u′  = t/n² + 3 m₁ s₁ v₁/n + m₁³ u + 3 m₁² m₂ v₁²
///
/// Derivatives are averages with Hermite weights, d^j⟨f⟩/dK^j = ⟨f He_{2j}(z/√K)⟩/(2K)^j, which hold
/// behind kinks too.
///
/// Source: the six-point vertex in another form: Yaida 2020, arXiv:1910.00019; derived here.
public final class SecondOrder {
    private SecondOrder() {}

    /// One element per dense layer, for an input with x·x / d = `meanSquare`.
    ///
    /// Throws [IllegalArgumentException] where [SingleInputCorrections] does.
    public static List<SecondOrderLayer> of(Wiring wiring, double meanSquare) {
        if (!(meanSquare >= 0) || Double.isInfinite(meanSquare)) {
            throw new IllegalArgumentException("mean square input " + meanSquare + " must be finite and not negative");
        }
        DenseChain chain = DenseChain.of(wiring);
        Step.Linear first = chain.layers().getFirst();
        Bounded zero = Bounded.exact(0);
        Bounded kernel =
                Bounded.exact(first.weightVariance()).times(meanSquare).plus(Bounded.exact(first.biasVariance()));
        State state = new State(kernel, zero, zero, zero, zero, zero);
        List<SecondOrderLayer> layers = new ArrayList<>();
        layers.add(state.report(1, first.fanIn()));
        for (int l = 1; l < chain.layers().size(); l++) {
            Step.Linear layer = chain.layers().get(l);
            state = new Expanded(chain.activations().get(l - 1), layer, state.k).next(state);
            layers.add(state.report(l + 1, layer.fanIn()));
        }
        return layers;
    }

    /// Kernel, and the corrections of first and second order, divided by their widths.
    private record State(Bounded k, Bounded g1, Bounded g2, Bounded v1, Bounded v2, Bounded u) {
        SecondOrderLayer report(int layer, int width) {
            double square = (double) width * width;
            return new SecondOrderLayer(
                    layer,
                    width,
                    k.approximation(),
                    g1.times(width).approximation(),
                    g2.times(square).approximation(),
                    v1.times(width).approximation(),
                    v2.times(square).approximation(),
                    u.times(square).approximation());
        }
    }

    /// The layer map expanded around k.
    private static final class Expanded {
        private final Activation activation;
        private final double k;
        private final double kError;
        private final double perUnit;
        private final double biasVariance;
        private final Bounded[] m = new Bounded[5];
        private final Bounded[] s = new Bounded[3];
        private final Bounded t;

        Expanded(Activation activation, Step.Linear layer, Bounded kernel) {
            if (!(kernel.value() > 0)) {
                throw new IllegalArgumentException("variance " + kernel.value() + " in front of " + activation.name()
                        + " must be positive: a zero input without bias has no corrections");
            }
            this.activation = activation;
            k = kernel.value();
            kError = kernel.error() / kernel.value();
            perUnit = 1.0 / layer.fanIn();
            biasVariance = layer.biasVariance();
            double c = layer.weightVariance();
            Bounded[] square = new Bounded[5];
            for (int j = 0; j < square.length; j++) {
                square[j] = average(2, j);
                m[j] = square[j].times(c);
            }
            Bounded fourth = average(4, 0);
            s[0] = fourth.minus(square[0].squared()).times(c * c);
            s[1] = average(4, 1).minus(square[0].times(square[1]).times(2)).times(c * c);
            s[2] = average(4, 2)
                    .minus(square[1].squared().plus(square[0].times(square[2])).times(2))
                    .times(c * c);
            t = average(6, 0)
                    .minus(fourth.times(square[0]).times(3))
                    .plus(square[0].squared().times(square[0]).times(2))
                    .times(c * c * c);
        }

        /// d^order ⟨φ^power⟩ / dK^order
        private Bounded average(int power, int order) {
            double deviation = Math.sqrt(k);
            double scale = Math.pow(2 * k, -order);
            DoubleUnaryOperator f = z -> {
                double square = activation.value(z) * activation.value(z);
                double value = power == 2 ? square : power == 4 ? square * square : square * square * square;
                return value * hermite(2 * order, z / deviation) * scale;
            };
            double[] kinks = activation.kinks().stream().mapToDouble(x -> x).toArray();
            Bounded plain = Bounded.of(GaussianExpectation.of(f, k, kinks));
            return new Bounded(plain.value(), plain.error() + 4 * kError * Math.abs(plain.value()));
        }

        private static double hermite(int degree, double x) {
            double before = 0;
            double value = 1;
            for (int j = 0; j < degree; j++) {
                double next = x * value - j * before;
                before = value;
                value = next;
            }
            return value;
        }

        State next(State x) {
            Bounded square = x.v1.squared();
            Bounded mixed = x.v1.times(x.g1);
            Bounded slope = m[1].squared();
            Bounded g1 = m[1].times(x.g1).plus(m[2].times(x.v1).times(0.5));
            Bounded g2 = m[1].times(x.g2)
                    .plus(m[2].times(x.v2.plus(x.g1.squared())).times(0.5))
                    .plus(m[3].times(x.u.plus(mixed.times(3))).times(1.0 / 6))
                    .plus(m[4].times(square).times(1.0 / 8));
            Bounded v1 = s[0].times(perUnit).plus(slope.times(x.v1));
            Bounded v2 = s[1].times(x.g1)
                    .plus(s[2].times(x.v1).times(0.5))
                    .times(perUnit)
                    .plus(slope.times(x.v2))
                    .plus(m[1].times(m[2]).times(x.u.plus(mixed.times(2))))
                    .plus(m[2].squared().times(0.5).plus(m[1].times(m[3])).times(square));
            Bounded u = t.times(perUnit * perUnit)
                    .plus(m[1].times(s[1]).times(x.v1).times(3 * perUnit))
                    .plus(slope.times(m[1]).times(x.u))
                    .plus(slope.times(m[2]).times(square).times(3));
            return new State(m[0].plus(Bounded.exact(biasVariance)), g1, g2, v1, v2, u);
        }
    }
}
