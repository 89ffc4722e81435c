package wick.topic.expressivity.lab.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.structure.Terms;
import wick.topic.expressivity.structure.Terms.Locality;
import wick.topic.expressivity.structure.Terms.Symmetry;

/// The couplings that stay free of a polynomial that is to be local and symmetric, found from values of polynomials.
///
/// All coefficients up to the order are unknown. H(g x) = H(x) at a random point x is one linear equation for them,
/// for each generator g of the symmetry; so is the vanishing of the mixed difference of H in two variables that may
/// not stand in one term. What remains free is their number less the rank of the equations. Everything is done with
/// whole numbers modulo the prime 2^31 − 1: without rounding, and too large a number results only if a random
/// point hits a zero of a polynomial of this degree, with a probability below degree/2^31 for each equation that
/// is found to add nothing; two of these end a search.
public final class FreeCouplings {
    private static final int MOST = 1500;

    private final Terms terms;
    private final List<List<Integer>> sites;
    private final List<int[]> monomials = new ArrayList<>();
    private final RandomStream stream;
    private final Residues equations = new Residues();

    private FreeCouplings(Terms terms, Address address) {
        this.terms = terms;
        this.sites = terms.lattice().sites();
        this.stream = address.open();
        write(new int[sites.size()], 0, terms.order());
    }

    /// Free couplings of `terms`, whose locality is by cliques or none.
    ///
    /// Throws [IllegalArgumentException] for more than 1500 monomials, and for stars.
    public static int of(Terms terms, Address address) {
        FreeCouplings couplings = new FreeCouplings(terms, address);
        if (terms.locality() instanceof Locality.Stars) {
            throw new IllegalArgumentException("terms on stars are no condition on pairs of variables");
        }
        couplings.localize();
        couplings.symmetrize();
        return couplings.monomials.size() - couplings.equations.rank();
    }

    private void write(int[] exponents, int site, int left) {
        if (site == exponents.length) {
            if (monomials.size() == MOST) {
                throw new IllegalArgumentException(
                        "the polynomial has more than " + MOST + " coefficients, too many for a rank");
            }
            monomials.add(exponents.clone());
            return;
        }
        for (int exponent = 0; exponent <= (terms.bits() ? Math.min(1, left) : left); exponent++) {
            exponents[site] = exponent;
            write(exponents, site + 1, left - exponent);
        }
        exponents[site] = 0;
    }

    private void localize() {
        if (!(terms.locality() instanceof Locality.Cliques(int range))) {
            return;
        }
        for (int i = 0; i < sites.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (terms.lattice().distance(sites.get(i), sites.get(j)) > range) {
                    int one = i;
                    int other = j;
                    exhaust(() -> mixedDifference(one, other));
                }
            }
        }
    }

    private void symmetrize() {
        Lattice lattice = terms.lattice();
        for (int axis = 0; axis < lattice.dimensions(); axis++) {
            int a = axis;
            if (terms.symmetry() != Symmetry.NONE) {
                invariant(site -> site.set(a, lattice.wrapped(a, site.get(a) + 1L)));
            }
            if (terms.symmetry() == Symmetry.REFLECTION || terms.symmetry() == Symmetry.CUBIC) {
                invariant(site -> site.set(a, lattice.wrapped(a, -site.get(a))));
            }
            for (int other = 0; other < axis; other++) {
                int b = other;
                if (terms.symmetry() == Symmetry.CUBIC
                        && lattice.sides().get(a).equals(lattice.sides().get(b))) {
                    invariant(site -> site.set(a, site.set(b, site.get(a))));
                }
            }
        }
    }

    private void invariant(java.util.function.Consumer<List<Integer>> move) {
        int[] map = new int[sites.size()];
        for (int i = 0; i < map.length; i++) {
            List<Integer> moved = new ArrayList<>(sites.get(i));
            move.accept(moved);
            map[i] = sites.indexOf(moved);
        }
        exhaust(() -> {
            long[] point = point();
            long[] moved = new long[point.length];
            for (int i = 0; i < point.length; i++) {
                moved[map[i]] = point[i];
            }
            long[] row = new long[monomials.size()];
            addValues(moved, 1, row);
            addValues(point, Residues.PRIME - 1, row);
            return row;
        });
    }

    private long[] mixedDifference(int i, int j) {
        long[] row = new long[monomials.size()];
        long[] point = point();
        long[] other = point();
        for (int corner = 0; corner < 4; corner++) {
            long[] mixed = point.clone();
            mixed[i] = (corner & 1) == 0 ? point[i] : other[i];
            mixed[j] = (corner & 2) == 0 ? point[j] : other[j];
            addValues(mixed, corner == 0 || corner == 3 ? 1 : Residues.PRIME - 1, row);
        }
        return row;
    }

    /// Adds equations of one kind until two of them in a row are no news.
    private void exhaust(java.util.function.Supplier<long[]> equation) {
        int idle = 0;
        while (idle < 2) {
            idle = equations.add(equation.get()) ? 0 : idle + 1;
        }
    }

    private long[] point() {
        long[] point = new long[sites.size()];
        Arrays.setAll(point, _ -> Math.floorMod(stream.nextLong(), Residues.PRIME));
        return point;
    }

    /// Adds `factor` times the values of all monomials at a point.
    private void addValues(long[] point, long factor, long[] row) {
        for (int m = 0; m < row.length; m++) {
            int[] exponents = monomials.get(m);
            long value = factor;
            for (int i = 0; i < exponents.length; i++) {
                for (int k = 0; k < exponents[i]; k++) {
                    value = value * point[i] % Residues.PRIME;
                }
            }
            row[m] = (row[m] + value) % Residues.PRIME;
        }
    }
}
