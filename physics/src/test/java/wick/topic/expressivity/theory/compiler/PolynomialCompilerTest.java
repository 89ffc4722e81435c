package wick.topic.expressivity.theory.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Formula;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.Tanh;
import wick.network.formula.Interval;
import wick.topic.expressivity.lab.SupremumError;
import wick.topic.expressivity.polynomial.LatticeField;
import wick.topic.expressivity.polynomial.Polynomial;
import wick.topic.expressivity.polynomial.PolynomialException;
import wick.topic.expressivity.polynomial.RandomPolynomials;

class PolynomialCompilerTest {

    private static List<Interval> box(Polynomial polynomial, double low, double high) {
        return Collections.nCopies(polynomial.variables().size(), new Interval(low, high));
    }

    private static double ratio(Compiled compiled, Polynomial polynomial, Interval side) {
        SupremumError measured = SupremumError.of(
                compiled.network(),
                polynomial::value,
                SupremumError.Box.cube(polynomial.variables().size(), side.low(), side.high(), 60));
        assertTrue(
                measured.largest() <= compiled.errorBound(),
                () -> polynomial + ": measured " + measured + ", certified " + compiled.errorBound());
        return compiled.errorBound() / measured.largest();
    }

    /// Every kind of network in turn; the median of certified over measured error is a few.
    @ParameterizedTest
    @ValueSource(strings = {"tanh", "sigmoid", "gelu"})
    void theCertificateIsNeverExceededAndClose(String name) {
        PolynomialCompiler compiler =
                new PolynomialCompiler(Activation.named(name).orElseThrow());
        RandomPolynomials random = new RandomPolynomials(6, 6, 12);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Polynomial polynomial = random.draw(7, i);
            Target target = Target.TREE.withSkips(i % 2 == 0).withNeurons(i % 5 == 0 ? 3 : 4);
            ratios.add(ratio(
                    compiler.compile(polynomial, box(polynomial, -1, 1), target, 0.1),
                    polynomial,
                    new Interval(-1, 1)));
        }
        Collections.sort(ratios);
        assertTrue(ratios.get(20) < 10, () -> "median " + ratios.get(20));
    }

    @ParameterizedTest
    @CsvSource({"softplus, -2, 2", "silu, 0, 1", "erf, 9, 10", "sin, -1, 1", "cos, -0.01, 0.02", "exp, -1, 3"})
    void otherActivationsAndDomainsAreCertifiedToo(String name, double low, double high) {
        PolynomialCompiler compiler =
                new PolynomialCompiler(Activation.named(name).orElseThrow());
        for (String text : List.of("x*y*z - 2*x", "(x + y - 1/3)^3", "x^4 + x^2*y^2 + y", "0.1*x + y")) {
            Polynomial polynomial = Polynomial.of(text);
            for (boolean tree : new boolean[] {true, false}) {
                Compiled compiled = compiler.compile(
                        polynomial, box(polynomial, low, high), Target.TREE.withTree(tree), Double.MAX_VALUE);
                ratio(compiled, polynomial, new Interval(low, high));
            }
        }
    }

    @Test
    void aFormulaIsAnActivationLikeAnyOther() {
        Polynomial polynomial = Polynomial.of("x*y + z^2");
        Compiled compiled = new PolynomialCompiler(Formula.of("z / (1 + exp(-1.702 * z))"))
                .compile(polynomial, box(polynomial, -1, 1), Target.TREE, 1e-6);
        assertTrue(compiled.errorBound() <= 1e-6);
        ratio(compiled, polynomial, new Interval(-1, 1));
    }

    /// n − 1 products in a balanced tree: 124 neurons for 32 factors, where the source counts 160.
    @Test
    void aProductOfThirtyTwoTakesFourTimesThirtyOneNeurons() {
        Polynomial polynomial = Polynomial.of(
                IntStream.rangeClosed(1, 32).mapToObj(i -> "x" + i).collect(Collectors.joining("*")));
        Compiled compiled = new PolynomialCompiler(new Sigmoid())
                .compile(polynomial, box(polynomial, -1, 1), Target.TREE.withNeurons(4), 1);
        assertEquals(124, compiled.network().neurons());
        assertEquals(31, compiled.multiplications());
        assertEquals(5, compiled.network().hiddenLayers());
        assertFalse(compiled.network().skips());
        Compiled half = new PolynomialCompiler(Activation.named("cos").orElseThrow())
                .compile(polynomial, box(polynomial, -1, 1), Target.TREE.withNeurons(2), 1);
        assertEquals(62, half.network().neurons());
    }

    @ParameterizedTest
    @CsvSource({
        "x^5, 3, 3",
        "x^64, 6, 6",
        "(1+x+y+z)^4, 2, 2",
        "x*y*z + x*y*w, 3, 2",
        "(x+y)*(2*x+2*y), 1, 1",
        "x^2+2*x*y+y^2, 3, 1",
        "x*y - y*x + z, 0, 0",
        "(x+1)*(x+2)*(x+3), 2, 2",
        "x*(y*(z*w)), 3, 2"
    })
    void commonPartsAreMadeOnce(String text, int products, int depth) {
        Circuit circuit = Circuit.of(Polynomial.of(text));
        assertEquals(products, circuit.products().size());
        assertEquals(depth, circuit.depth());
    }

    @Test
    void withoutSkipsWhatIsNeededLaterIsCopiedAndWithThemNot() {
        Polynomial polynomial = Polynomial.of("x*y*z");
        PolynomialCompiler compiler = new PolynomialCompiler(new Tanh());
        Compiled copied = compiler.compile(polynomial, box(polynomial, -1, 1), Target.TREE, 1e-6);
        Compiled skipping = compiler.compile(polynomial, box(polynomial, -1, 1), Target.TREE.withSkips(true), 1e-6);
        assertEquals(9, copied.network().neurons());
        assertEquals(8, skipping.network().neurons());
        assertTrue(skipping.network().skips());
        assertEquals(
                1,
                compiler.compile(polynomial, box(polynomial, -1, 1), Target.TREE.withTree(false), 1e-6)
                        .network()
                        .hiddenLayers());
    }

    /// Loosening the tolerance takes gates with fewer neurons.
    @Test
    void theFewestNeuronsThatReachTheToleranceAreTaken() {
        Polynomial polynomial = Polynomial.of("x*y");
        PolynomialCompiler compiler =
                new PolynomialCompiler(Activation.named("silu").orElseThrow());
        List<Integer> neurons = new ArrayList<>();
        for (double tolerance : new double[] {1e-3, 1e-8, 3e-10}) {
            Compiled compiled = compiler.compile(polynomial, box(polynomial, -1, 1), Target.TREE, tolerance);
            assertTrue(compiled.errorBound() <= tolerance);
            neurons.add(compiled.network().neurons());
        }
        assertEquals(List.of(2, 3, 4), neurons);
    }

    @Test
    void theEnergyOfALatticeIsCompiledWithSquaresOfLinksAndSites() {
        LatticeField field = new LatticeField(List.of(3, 3), new BigFraction(1, 4), new BigFraction(3, 10));
        Polynomial energy = field.energy();
        Compiled compiled = new PolynomialCompiler(new Tanh())
                .compile(energy, box(energy, -2, 2), Target.TREE.withSkips(true), 1e-5);
        assertEquals(36, compiled.multiplications());
        ratio(compiled, energy, new Interval(-2, 2));
    }

    @Test
    void whatCannotBeMadeIsRefusedWithItsReason() {
        Polynomial product = Polynomial.of("x*y");
        List<Interval> box = box(product, -1, 1);
        assertRefused("order 2", () -> new PolynomialCompiler(new Relu()).compile(product, box, Target.TREE, 1));
        assertRefused(
                "1.146", () -> new PolynomialCompiler(new Tanh()).compile(product, box, Target.TREE.withBias(0), 1));
        assertRefused(
                "2 neurons",
                () -> new PolynomialCompiler(new Tanh()).compile(product, box, Target.TREE.withNeurons(2), 1));
        Polynomial wide = Polynomial.of("a*b*c*d*e*f*g*h*i*j*k*l*m*n*o*p*q*r");
        PolynomialException large = assertThrows(
                PolynomialException.class,
                () -> new PolynomialCompiler(new Tanh())
                        .compile(wide, box(wide, -1, 1), Target.TREE.withTree(false), 1));
        assertTrue(String.valueOf(large.getMessage()).contains("262144 neurons"), large::toString);
        Compiled best = new PolynomialCompiler(new Tanh()).compile(product, box, Target.TREE, 1e-14);
        assertTrue(best.errorBound() > 1e-14 && best.errorBound() < 1e-9, "the floor is told");
    }

    private static void assertRefused(String part, Executable act) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, act);
        assertTrue(String.valueOf(refused.getMessage()).contains(part), refused::toString);
    }
}
