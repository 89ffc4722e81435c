package wick.theory.fieldtheory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagramsTest {

    private static FieldTheory theory(String name) {
        return Objects.requireNonNull(Theories.ALL.get(name));
    }

    /// `legs` such as "2" or "2 1", the rest 0.
    private static Correlator correlator(String name, String legs, int order) {
        FieldTheory theory = theory(name);
        List<Integer> numbers = new ArrayList<>(
                Arrays.stream(legs.trim().split(" ", -1)).map(Integer::valueOf).toList());
        while (numbers.size() < theory.fields().size()) {
            numbers.add(0);
        }
        return new Correlator(theory, numbers, List.of(order));
    }

    private static List<String> factors(Correlator correlator) {
        return Diagrams.of(correlator, DiagramSet.CONNECTED).stream()
                .map(d -> d.symmetryFactor() + " x" + d.multiplicity())
                .sorted()
                .toList();
    }

    /// Peskin and Schroeder 1995, chapter 4, and any other textbook.
    @Test
    void theSymmetryFactorsOfPhi4AreThoseOfTheTextbooks() {
        assertEquals(List.of("8 x1"), factors(Correlator.of(Theories.PHI4, 0, 1)));
        assertEquals(List.of("16 x1", "48 x1"), factors(Correlator.of(Theories.PHI4, 0, 2)));
        assertEquals(List.of("2 x1"), factors(Correlator.of(Theories.PHI4, 2, 1)));
        assertEquals(List.of("4 x1", "4 x1", "6 x1"), factors(Correlator.of(Theories.PHI4, 2, 2)));
        assertEquals(List.of("1 x1"), factors(Correlator.of(Theories.PHI4, 4, 1)));
        assertEquals(List.of("2 x3", "2 x4"), factors(Correlator.of(Theories.PHI4, 4, 2)));
    }

    @Test
    void theSymmetryFactorsOfPhi3AreThoseOfTheTextbooks() {
        assertEquals(List.of("12 x1", "8 x1"), factors(Correlator.of(Theories.PHI3, 0, 2)));
        assertEquals(List.of("2 x1", "2 x1"), factors(Correlator.of(Theories.PHI3, 2, 2)));
        assertEquals(List.of("1 x3"), factors(Correlator.of(Theories.PHI3, 4, 2)));
    }

    /// Kleinert, Pelster, Kastening and Bachmann 2000, arXiv:hep-th/9907168.
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1", "0, 2, 2", "0, 3, 4", "0, 4, 10", "0, 5, 28", "0, 6, 97",
        "2, 1, 1", "2, 2, 3", "2, 3, 8", "2, 4, 30", "2, 5, 118", "2, 6, 548",
        "4, 1, 1", "4, 2, 2", "4, 3, 8", "4, 4, 37", "4, 5, 181", "4, 6, 1010"
    })
    void theNumbersOfConnectedDiagramsOfPhi4AreTheKnownOnes(int legs, int order, int count) {
        Correlator correlator = Correlator.of(Theories.PHI4, legs, order);
        assertEquals(count, Diagrams.of(correlator, DiagramSet.CONNECTED).size());
        assertEquals(BigInteger.valueOf(count), DiagramCount.of(correlator, DiagramSet.CONNECTED));
    }

    @ParameterizedTest
    @CsvSource({
        "phi4, 0, 2",
        "phi4, 2, 1",
        "phi4, 2, 2",
        "phi4, 4, 1",
        "phi4, 4, 2",
        "phi4, 0, 3",
        "phi3, 0, 4",
        "phi3, 1, 1",
        "phi3, 1, 3",
        "phi3, 2, 2",
        "phi3, 3, 3",
        "phi3, 4, 2",
        "phi6, 2, 1",
        "phi6, 0, 2",
        "phi6, 6, 1",
        "o-n, 2, 1",
        "o-n, 2 1, 1",
        "o-n, 0, 2",
        "o-n, 4, 1",
        "yukawa, 2, 2",
        "yukawa, 0, 4",
        "yukawa, 2 1, 3",
        "yukawa, 0 2, 2",
        "complex, 1 1, 2",
        "complex, 2 2, 1",
        "complex, 0 0, 3",
        "complex, 2 2, 2"
    })
    void everyDiagramStandsForAsManyContractionsAsBruteForceFinds(String name, String legs, int order) {
        Correlator correlator = correlator(name, legs, order);
        List<Diagram> diagrams = Diagrams.of(correlator, DiagramSet.ALL);
        Map<String, Long> pictures = Contractions.of(correlator, false);
        List<Long> counts = diagrams.stream()
                .map(d -> Diagrams.contractions(correlator, d).longValueExact())
                .sorted()
                .toList();
        assertEquals(pictures.values().stream().sorted().toList(), counts);
        assertEquals(
                Contractions.of(correlator, true).size(),
                diagrams.stream()
                        .mapToInt(d -> d.multiplicity().intValueExact())
                        .sum());
    }

    @ParameterizedTest
    @CsvSource({
        "phi4, 2, 4",
        "phi4, 4, 4",
        "phi4, 6, 3",
        "phi4, 0, 6",
        "phi3, 4, 6",
        "phi3, 5, 3",
        "phi6, 4, 3",
        "o-n, 4, 3",
        "yukawa, 2, 6",
        "yukawa, 2 2, 4",
        "complex, 2 2, 4",
        "complex, 3 3, 3",
        "phi4, 10, 0"
    })
    void allDiagramsTogetherAccountForEveryContractionAndAreAsManyAsOrbits(String name, String legs, int order) {
        Correlator correlator = correlator(name, legs, order);
        List<Diagram> all = Diagrams.of(correlator, DiagramSet.ALL);
        assertEquals(
                correlator.contractions(),
                all.stream().map(d -> Diagrams.contractions(correlator, d)).reduce(BigInteger.ZERO, BigInteger::add));
        for (DiagramSet set : List.of(DiagramSet.ALL, DiagramSet.WITHOUT_VACUUM, DiagramSet.CONNECTED)) {
            List<Diagram> listed = Diagrams.of(correlator, set);
            assertEquals(DiagramCount.of(correlator, set), BigInteger.valueOf(listed.size()), set.name());
            assertEquals(
                    listed.size(),
                    listed.stream().map(Diagram::notation).distinct().count());
        }
        assertEquals(all.stream().filter(d -> d.pieces() == 1).toList(), Diagrams.of(correlator, DiagramSet.CONNECTED));
    }

    @Test
    void anOddNumberOfHalfEdgesLeavesNothing() {
        for (Correlator odd : List.of(
                Correlator.of(Theories.PHI4, 3, 2),
                Correlator.of(Theories.PHI3, 2, 1),
                correlator("complex", "2 1", 2))) {
            assertEquals(BigInteger.ZERO, odd.contractions());
            assertEquals(List.of(), Diagrams.of(odd, DiagramSet.ALL));
        }
    }

    @Test
    void whatExplodesIsRefusedWithItsNumberBeforeAnythingIsListed() {
        String many = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> Diagrams.of(Correlator.of(Theories.PHI4, 6, 8), DiagramSet.CONNECTED))
                .getMessage());
        assertTrue(many.matches("there are [0-9]{5,} diagrams.*"), many);
        String more = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> Diagrams.of(Correlator.of(Theories.PHI4, 4, 20), DiagramSet.CONNECTED))
                .getMessage());
        BigInteger pairings = BigInteger.ONE;
        for (int k = 83; k > 1; k -= 2) {
            pairings = pairings.multiply(BigInteger.valueOf(k));
        }
        assertTrue(more.startsWith("84 half-edges can be paired in " + pairings + " ways"), more);
    }

    @Test
    void theEmptyDiagramIsTheOnlyOneOfNothing() {
        Correlator nothing = Correlator.of(Theories.PHI4, 0, 0);
        assertEquals(1, Diagrams.of(nothing, DiagramSet.ALL).size());
        assertEquals(0, Diagrams.of(nothing, DiagramSet.CONNECTED).size());
    }

    @Test
    void aTheoryThatContradictsItselfIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FieldTheory("x", List.of(Field.scalar("a"), Field.scalar("a")), List.of(), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FieldTheory("x", List.of(Field.scalar("a")), List.of(Propagator.unit("b")), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FieldTheory(
                        "x",
                        List.of(new Field("a", true)),
                        List.of(Propagator.unit("a")),
                        List.of(Vertex.power("g", "a", 4))));
    }
}
