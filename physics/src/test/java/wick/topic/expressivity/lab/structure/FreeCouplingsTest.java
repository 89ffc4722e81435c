package wick.topic.expressivity.lab.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.random.Address;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.structure.Terms;
import wick.topic.expressivity.structure.Terms.Locality;
import wick.topic.expressivity.structure.Terms.Symmetry;
import wick.topic.expressivity.theory.structure.Couplings;

/// Exact arithmetic; a wrong rank by chance has a probability below 1e-6 for all cases together.
class FreeCouplingsTest {
    private static final Address ADDRESS = Address.of(1, "free-couplings-test");

    @Test
    void valuesOfPolynomialsLeaveAsManyCouplingsFreeAsAreCounted() {
        List<Terms> all = List.of(
                Terms.all(Lattice.torus(10), 2),
                Terms.all(Lattice.torus(7), 3),
                Terms.all(Lattice.torus(3, 3), 3),
                Terms.all(Lattice.torus(2, 2, 2), 3),
                new Terms(Lattice.torus(6), 6, new Locality.Anywhere(), Symmetry.NONE, true));
        for (Terms terms : all) {
            for (Symmetry symmetry : Symmetry.values()) {
                for (Locality locality : List.of(new Locality.Anywhere(), new Locality.Cliques(1))) {
                    Terms one = terms.with(symmetry).with(locality);
                    assertEquals(
                            new Couplings(one).count(),
                            BigInteger.valueOf(FreeCouplings.of(one, ADDRESS)),
                            one::toString);
                }
            }
        }
        Terms chain = Terms.all(new Lattice(List.of(10), false), 2).with(new Locality.Cliques(1));
        assertEquals(30, FreeCouplings.of(chain, ADDRESS));
    }

    @Test
    void aLocalEnergyHasTheDegreeOfItsLargestTerm() {
        assertEquals(3, EnergyDegree.ofStars(Lattice.torus(10), 1, ADDRESS));
        assertEquals(5, EnergyDegree.ofStars(Lattice.torus(4, 4), 1, ADDRESS));
        assertEquals(2, EnergyDegree.ofPairs(Lattice.torus(10), 1, ADDRESS));
        assertEquals(2, EnergyDegree.ofPairs(Lattice.torus(4, 4), 1, ADDRESS));
    }

    @Test
    void aLayerThatMovesWithItsInputHasOneWeightForEachDistance() {
        for (Lattice lattice : List.of(Lattice.torus(2), Lattice.torus(5), Lattice.torus(12), Lattice.torus(3, 4))) {
            assertEquals(lattice.size().intValueExact(), InvariantLayer.freeWeights(lattice, ADDRESS));
        }
    }

    @Test
    void tooManyCoefficientsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FreeCouplings.of(Terms.all(Lattice.torus(20), 4), ADDRESS));
    }
}
