package wick.topic.expressivity.structure;

/// Which terms a polynomial Hamiltonian of one variable a site may have, and which of their coefficients are equal.
///
/// One convention for all counts: a coupling is the coefficient of a monomial of degree 0, 1, ..., `order`, the
/// constant counted; monomials that a symmetry maps onto each other have one coupling together. Where the
/// variables are `bits`, x² = x, and only products of different variables count.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, eqs. 9 and 12 and section II.D.
public record Terms(Lattice lattice, int order, Locality locality, Symmetry symmetry, boolean bits) {
    public static final int HIGHEST_ORDER = 32;

    public Terms {
        if (order < 0 || order > HIGHEST_ORDER) {
            throw new IllegalArgumentException("order " + order + " must be from 0 to " + HIGHEST_ORDER);
        }
        if (!lattice.periodic() && symmetry != Symmetry.NONE) {
            throw new IllegalArgumentException(
                    "symmetry " + symmetry.word() + ": a lattice with open ends has no translations, allowed: none");
        }
        if (!lattice.periodic() && locality instanceof Locality.Stars) {
            throw new IllegalArgumentException(
                    "stars on a lattice with open ends are cut at its ends and not counted; allowed: cliques");
        }
    }

    /// All monomials of up to `order`, none equal.
    public static Terms all(Lattice lattice, int order) {
        return new Terms(lattice, order, new Locality.Anywhere(), Symmetry.NONE, false);
    }

    public Terms with(Locality which) {
        return new Terms(lattice, order, which, symmetry, bits);
    }

    public Terms with(Symmetry which) {
        return new Terms(lattice, order, locality, which, bits);
    }

    public Terms ofOrder(int which) {
        return new Terms(lattice, which, locality, symmetry, bits);
    }

    /// Which variables may stand in one term.
    public sealed interface Locality {
        /// Any.
        record Anywhere() implements Locality {}

        /// Such that any two of them are at most `range` links apart, each coupled to each.
        record Cliques(int range) implements Locality {
            public Cliques {
                requireRange(range);
            }
        }

        /// Such that some site has all of them within `range` links: an energy that is a sum over sites of functions
        /// of the site and its neighbors.
        record Stars(int range) implements Locality {
            public Stars {
                requireRange(range);
            }
        }

        private static void requireRange(int range) {
            if (range < 0 || range > 1000) {
                throw new IllegalArgumentException("range " + range + " must be from 0 to 1000 links");
            }
        }
    }

    /// Which monomials must have equal coefficients.
    public enum Symmetry {
        NONE("none"),
        /// Translations of the lattice.
        TRANSLATION("translation"),
        /// Translations, and reflection of each axis.
        REFLECTION("reflection"),
        /// These, and exchange of axes of equal length: all symmetries of a square or cubic lattice.
        CUBIC("cubic");

        private final String word;

        Symmetry(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
