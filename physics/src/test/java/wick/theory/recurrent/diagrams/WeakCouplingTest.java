package wick.theory.recurrent.diagrams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Polynomial;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.theory.fieldtheory.Fraction;

class WeakCouplingTest {

    private static RecurrentNetwork network(Activation activation, double decay, double noise) {
        return RecurrentNetwork.of(activation, decay, 0, noise);
    }

    /// Diagrams by the engine, coefficients by Hermite modes: every power of 1/N.
    @Test
    void linearNetworksHaveTheSumsOfTheirDiagrams() {
        Fraction decay = Fraction.of(3, 2);
        Fraction noise = Fraction.of(2, 5);
        OrderedTimes[] times = {
            OrderedTimes.continuous(decay, noise), OrderedTimes.steps(decay, noise, Fraction.of(1, 4))
        };
        RecurrentNetwork continuous = network(new Linear(), 1.5, 0.4);
        RecurrentNetwork[] networks = {continuous, continuous.inSteps(0.25)};
        for (int i = 0; i < 2; i++) {
            WeakCoupling found = WeakCoupling.of(networks[i]);
            for (int order = 0; order <= 2; order++) {
                for (int power = 0; power <= order; power++) {
                    double expected = sum(RecurrentDiagrams.linear(order), power, times[i]);
                    assertEquals(expected, found.coefficient(order, power), 1e-12 * Math.max(1, expected));
                }
            }
        }
    }

    /// The first order in ε of φ = h − ε h³/3: the quintic vertex once. Coefficients are polynomials in ε of degree
    /// 4 at most, so that a difference over five points is their slope.
    @Test
    void theSlopeInTheCubicTermIsTheSumOfDiagramsWithOneQuinticVertex() {
        for (boolean inSteps : new boolean[] {false, true}) {
            OrderedTimes time = inSteps
                    ? OrderedTimes.steps(Fraction.ONE, Fraction.ONE, Fraction.of(1, 2))
                    : OrderedTimes.continuous(Fraction.ONE, Fraction.ONE);
            WeakCoupling[] at = new WeakCoupling[5];
            for (int i = 0; i < 5; i++) {
                at[i] = cubic(0.1 * (i - 2), inSteps);
            }
            for (int order = 1; order <= 2; order++) {
                RecurrentDiagrams diagrams = RecurrentDiagrams.cubic(order);
                for (int power = 0; power <= order; power++) {
                    double near = at[3].coefficient(order, power) - at[1].coefficient(order, power);
                    double far = at[4].coefficient(order, power) - at[0].coefficient(order, power);
                    double slope = (8 * near - far) / 1.2;
                    assertEquals(sum(diagrams, power, time), slope, 1e-9, order + " " + power);
                }
            }
        }
    }

    private static WeakCoupling cubic(double epsilon, boolean inSteps) {
        Activation activation = epsilon == 0 ? new Linear() : new Polynomial(List.of(0.0, 1.0, 0.0, -epsilon / 3));
        RecurrentNetwork cubic = network(activation, 1, 1);
        return WeakCoupling.of(inSteps ? cubic.inSteps(0.5) : cubic);
    }

    private static double sum(RecurrentDiagrams diagrams, int power, OrderedTimes time) {
        return diagrams.at(-power).stream()
                .map(diagram -> diagram.equalTime(time))
                .reduce(Fraction.ZERO, Fraction::plus)
                .toDouble();
    }

    /// `reference/theory/recurrent_loops.py`: transition probabilities of one and two units on a grid, and
    /// differences in single weights. γ = κ = 1, tanh.
    @Test
    void tanhNetworksInStepsHaveTheCoefficientsOfTheirJointMarkovChains() throws IOException {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "theory", "recurrent_loops.csv");
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            List<Double> v = Stream.of(line.split(",", -1)).map(Double::valueOf).toList();
            WeakCoupling found = WeakCoupling.of(network(new Tanh(), 1, 1).inSteps(v.get(0)));
            double pairs = v.get(4) + v.get(5) + v.get(6);
            assertEquals(v.get(1), found.coefficient(1, 0), 2e-9);
            assertEquals(v.get(2) - v.get(1), found.coefficient(1, 1), 3e-8);
            assertEquals(v.get(3), found.coefficient(2, 0), 5e-8);
            assertEquals(pairs - 3 * v.get(3), found.coefficient(2, 1), 3e-7);
            assertEquals(2 * v.get(3) - pairs + 3 * v.get(7), found.coefficient(2, 2), 3e-7);
        }
    }

    /// A unit that drives itself has the density exp(−(2/κ)(γ h²/2 − w ln cosh h)): F + (S − F) at N = 1 and
    /// 3 R w⁴ by quadrature.
    @Test
    void aSingleUnitHasTheVarianceOfItsPotential() {
        WeakCoupling found = WeakCoupling.of(network(new Tanh(), 1.3, 0.8));
        double w = 0.05;
        double second = 2 * even(w) - even(2 * w) / 8;
        double slope = second / (1.5 * w * w);
        double fourth = (even(2 * w) - 4 * even(w)) / (12 * w * w * w * w);
        double one = found.secondMoment(1, 1, 1) - found.secondMoment(1, 1, 0);
        double two = found.secondMoment(1, 1, 2) - found.secondMoment(1, 1, 1);
        assertEquals(slope, one, 1e-5);
        assertEquals(3 * fourth, two, 3e-4);
    }

    /// What is even in w of the variance at weight w, less its value at 0.
    private static double even(double w) {
        return (variance(w) + variance(-w)) / 2 - variance(0);
    }

    private static double variance(double w) {
        double norm = 0;
        double sum = 0;
        for (double h = -9; h <= 9; h += 0.01) {
            double density = Math.exp(-(2 / 0.8) * (0.65 * h * h - w * Math.log(Math.cosh(h))));
            norm += density;
            sum += h * h * density;
        }
        return sum / norm;
    }

    /// Dynamic mean field at γ = κ = 1 has ⟨h²⟩ = .5361309575 at g = 1/2: what is left of the series is of order g⁶.
    @Test
    void infiniteWidthAgreesWithMeanFieldUpToTheNextOrder() {
        WeakCoupling found = WeakCoupling.of(network(new Tanh(), 1, 1));
        double first = 0.5361309575 - found.infiniteWidth(0.25, 1);
        double second = 0.5361309575 - found.infiniteWidth(0.25, 2);
        assertTrue(Math.abs(second) < 0.08 * Math.abs(first), first + " " + second);
    }

    /// ⟨φφ⟩ of relu at equal variance is ∫∫ of the arc-cosine kernel; F by a sum over the lag.
    @Test
    void reluHasTheIntegralOfItsArcCosineKernel() {
        double variance = 0.5;
        double sum = 0;
        double step = 1e-4;
        for (int i = 0; i < 400_000; i++) {
            double lag = (i + 0.5) * step;
            double angle = Math.acos(Math.exp(-lag));
            double kernel = variance * (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle)) / (2 * Math.PI);
            sum += Math.exp(-lag) * kernel * step;
        }
        WeakCoupling found = WeakCoupling.of(network(new Relu(), 1, 1));
        assertEquals(sum, found.coefficient(1, 0), 3 * found.error(1, 0) + 1e-8);
        assertTrue(found.error(1, 0) < 1e-5);
    }

    @Test
    void whatItDoesNotCoverIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> WeakCoupling.of(network(new Tanh(), 1, 1).withBiasVariance(0.1)));
        assertThrows(IllegalArgumentException.class, () -> WeakCoupling.of(network(new Tanh(), 1, 0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> WeakCoupling.of(network(new Tanh(), 1, 1).inSteps(2.5)));
    }
}
