package wick.theory.fieldtheory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sums of diagrams against ratios of integrals that are expanded term by term.
class ZeroDimensionsTest {
    private static final int ORDER = 4;

    /// A power series in the coupling up to fourth order.
    private record Series(List<Fraction> terms) {
        static Series of(IntFunction<Fraction> term) {
            List<Fraction> terms = new ArrayList<>();
            for (int k = 0; k <= ORDER; k++) {
                terms.add(term.apply(k));
            }
            return new Series(terms);
        }

        Series times(Series other) {
            return of(k -> {
                Fraction sum = Fraction.ZERO;
                for (int i = 0; i <= k; i++) {
                    sum = sum.plus(terms.get(i).times(other.terms.get(k - i)));
                }
                return sum;
            });
        }

        Series dividedBy(Series other) {
            List<Fraction> quotient = new ArrayList<>();
            for (int k = 0; k <= ORDER; k++) {
                Fraction rest = terms.get(k);
                for (int i = 0; i < k; i++) {
                    rest = rest.minus(quotient.get(i).times(other.terms.get(k - i)));
                }
                quotient.add(rest.dividedBy(other.terms.getFirst()));
            }
            return new Series(quotient);
        }

        Series minus(Series other, long factor) {
            return of(k -> terms.get(k).minus(other.terms.get(k).times(Fraction.of(factor))));
        }

        /// ln of a series that begins with 1.
        Series logarithm() {
            List<Fraction> log = new ArrayList<>(List.of(Fraction.ZERO));
            for (int k = 1; k <= ORDER; k++) {
                Fraction sum = terms.get(k);
                for (int i = 1; i < k; i++) {
                    sum = sum.minus(Fraction.of(i, k).times(log.get(i)).times(terms.get(k - i)));
                }
                log.add(sum);
            }
            return new Series(log);
        }
    }

    private static BigInteger factorial(int n) {
        return n < 2 ? BigInteger.ONE : factorial(n - 1).multiply(BigInteger.valueOf(n));
    }

    /// E z^n of a standard normal.
    private static Fraction normal(int n) {
        return n % 2 == 1
                ? Fraction.ZERO
                : n == 0 ? Fraction.ONE : normal(n - 2).times(Fraction.of(n - 1));
    }

    /// ∫ z^n exp(−λ z^d/d!) over a standard normal, in powers of λ.
    private static Series integral(int n, int d) {
        return Series.of(k -> normal(n + d * k).times(share(k, factorial(d))));
    }

    /// (−1/c)^k / k!
    private static Fraction share(int k, BigInteger c) {
        return new Fraction(BigInteger.ONE, c.negate()).power(k).dividedBy(Fraction.of(factorial(k)));
    }

    private static Series sums(FieldTheory theory, List<Integer> legs, DiagramSet set, int components) {
        return Series.of(k -> ZeroDimensions.sum(theory, Diagrams.of(new Correlator(theory, legs, List.of(k)), set))
                .at(components));
    }

    private static Series sums(FieldTheory theory, int legs, DiagramSet set) {
        return sums(theory, Correlator.of(theory, legs, 0).legs(), set, 1);
    }

    @ParameterizedTest
    @CsvSource({"phi4, 4", "phi3, 3", "phi6, 6"})
    void momentsAndCumulantsAreTheExactSeriesToFourthOrder(String name, int d) {
        FieldTheory theory = Objects.requireNonNull(Theories.ALL.get(name));
        Series z = integral(0, d);
        Series one = integral(1, d).dividedBy(z);
        Series two = integral(2, d).dividedBy(z);
        Series three = integral(3, d).dividedBy(z);
        Series four = integral(4, d).dividedBy(z);
        assertEquals(z.logarithm(), sums(theory, 0, DiagramSet.CONNECTED));
        assertEquals(z, sums(theory, 0, DiagramSet.ALL));
        assertEquals(two.minus(one.times(one), 1), sums(theory, 2, DiagramSet.CONNECTED));
        assertEquals(two, sums(theory, 2, DiagramSet.WITHOUT_VACUUM));
        assertEquals(integral(4, d), sums(theory, 4, DiagramSet.ALL));
        assertEquals(four, sums(theory, 4, DiagramSet.WITHOUT_VACUUM));
        Series squares = one.times(one).times(two);
        Series cumulant = four.minus(three.times(one), 4)
                .minus(two.times(two), 3)
                .minus(squares, -12)
                .minus(one.times(one).times(one.times(one)), 6);
        assertEquals(cumulant, sums(theory, 4, DiagramSet.CONNECTED));
    }

    @Test
    void thePhi4SeriesBeginAsOnPaper() {
        assertEquals(
                Stream.of("1", "-1/2", "2/3", "-11/8", "34/9")
                        .map(Fraction::parse)
                        .toList(),
                sums(Theories.PHI4, 2, DiagramSet.CONNECTED).terms());
        assertEquals(
                Stream.of("0", "-1", "7/2").map(Fraction::parse).toList(),
                sums(Theories.PHI4, 4, DiagramSet.CONNECTED).terms().subList(0, 3));
    }

    /// 1/G = 1 − Π and κ₄ = G⁴ Γ₄, with Π and Γ₄ the sums of irreducible diagrams.
    @Test
    void irreducibleDiagramsAreTheVerticesOfTheEffectiveAction() {
        Series one = Series.of(k -> k == 0 ? Fraction.ONE : Fraction.ZERO);
        Series propagator = sums(Theories.PHI4, 2, DiagramSet.CONNECTED);
        Series selfEnergy = sums(Theories.PHI4, 2, DiagramSet.IRREDUCIBLE).minus(one, 1);
        assertEquals(one.dividedBy(propagator), one.minus(selfEnergy, 1));
        // Γ₄ has no legs of its own to correct: those diagrams fall apart when the line next to the leg
        // is cut
        Series squared = propagator.times(propagator);
        assertEquals(
                sums(Theories.PHI4, 4, DiagramSet.CONNECTED).dividedBy(squared.times(squared)),
                sums(Theories.PHI4, 4, DiagramSet.IRREDUCIBLE));
    }

    /// E (φ·φ)^k = N (N+2) … (N+2k−2), and ⟨φ₁²⟩ = ⟨φ·φ⟩/N, ⟨φ₁⁴⟩ = 3⟨(φ·φ)²⟩/(N(N+2)).
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void theVectorModelIsItsExactIntegralForEveryNumberOfComponents(int n) {
        Series z = radial(n, 0);
        Series two = radial(n, 1).dividedBy(z);
        Series four = radial(n, 2).dividedBy(z);
        Fraction perPair = Fraction.of(1, n);
        Series propagator = Series.of(k -> two.terms().get(k).times(perPair));
        Series fourth = Series.of(k -> four.terms().get(k).times(Fraction.of(3, (long) n * (n + 2))));
        List<Integer> none = List.of(0, 0);
        assertEquals(z.logarithm(), sums(Theories.VECTOR, none, DiagramSet.CONNECTED, n));
        assertEquals(propagator, sums(Theories.VECTOR, List.of(2, 0), DiagramSet.CONNECTED, n));
        assertEquals(
                fourth.minus(propagator.times(propagator), 3),
                sums(Theories.VECTOR, List.of(4, 0), DiagramSet.CONNECTED, n));
    }

    /// ∫ (φ·φ)^m exp(−λ (φ·φ)²/4!)
    private static Series radial(int n, int m) {
        return Series.of(k -> {
            Fraction moment = Fraction.ONE;
            for (int i = 0; i < m + 2 * k; i++) {
                moment = moment.times(Fraction.of(n + 2L * i));
            }
            return moment.times(share(k, BigInteger.valueOf(24)));
        });
    }

    /// With λ = u/N the diagrams that survive are those with the most loops of the index: trees of bubbles.
    @Test
    void theMostLoopsOfTheIndexBelongToTreesOfBubbles() {
        for (int k = 1; k <= 3; k++) {
            int order = k;
            List<Diagram> diagrams = Diagrams.of(Correlator.of(Theories.VECTOR, 2, k), DiagramSet.CONNECTED);
            int most = diagrams.stream()
                    .mapToInt(d -> ZeroDimensions.componentLoops(Theories.VECTOR, d))
                    .max()
                    .orElseThrow();
            assertEquals(order, most);
            // the gap equation G = 1/(1 + u G/6) of infinite N: G = 1 − u/6 + 2 (u/6)² − 5 (u/6)³ + …
            Fraction leading =
                    ZeroDimensions.sum(Theories.VECTOR, diagrams).coefficients().getOrDefault(k, Fraction.ZERO);
            long catalan = List.of(1, 1, 2, 5).get(k);
            assertEquals(Fraction.of(-1, 6).power(k).times(Fraction.of(catalan)), leading);
        }
    }

    /// |φ|² is exponential: E |φ|^{2k} = k!.
    @Test
    void theComplexFieldIsItsExactIntegral() {
        Series z = Series.of(k -> Fraction.of(factorial(2 * k)).times(share(k, BigInteger.valueOf(4))));
        Series two = Series.of(k -> Fraction.of(factorial(2 * k + 1)).times(share(k, BigInteger.valueOf(4))));
        assertEquals(z.logarithm(), sums(Theories.COMPLEX, List.of(0, 0), DiagramSet.CONNECTED, 1));
        assertEquals(two.dividedBy(z), sums(Theories.COMPLEX, List.of(1, 1), DiagramSet.CONNECTED, 1));
    }

    /// ∫ χ^a φ^b exp(−g φ χ²/2) over two normals.
    @Test
    void theTwoFieldTheoryIsItsExactIntegral() {
        IntFunction<Series> integral =
                b -> Series.of(k -> normal(2 + 2 * k).times(normal(b + k)).times(share(k, BigInteger.TWO)));
        Series z = Series.of(k -> normal(2 * k).times(normal(k)).times(share(k, BigInteger.TWO)));
        assertEquals(
                integral.apply(0).dividedBy(z), sums(Theories.YUKAWA, List.of(2, 0), DiagramSet.WITHOUT_VACUUM, 1));
        assertEquals(
                integral.apply(1).dividedBy(z), sums(Theories.YUKAWA, List.of(2, 1), DiagramSet.WITHOUT_VACUUM, 1));
    }

    @Test
    void aPolynomialInTheNumberOfComponentsReadsAsOnPaper() {
        ComponentPolynomial sum = ComponentPolynomial.term(Fraction.of(-1, 3), 0)
                .plus(ComponentPolynomial.term(Fraction.of(-1, 6), 1))
                .plus(ComponentPolynomial.term(Fraction.ONE, 2));
        assertEquals("-1/3 - 1/6 N + N^2", sum.toString());
        assertEquals(Fraction.of(10, 3), sum.at(2));
        assertEquals("0", ComponentPolynomial.ZERO.toString());
    }
}
