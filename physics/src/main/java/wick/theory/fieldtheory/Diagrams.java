package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.List;

/// All diagrams of a correlation function at one order.
///
/// Weights: with S = S_Gauss + Σ g c Π φ^d, the coefficient of Π g^k in the sum of a [DiagramSet] is Σ
/// (multiplicity / symmetry factor) Π (−c Π d!) Π propagators N^loops. The multiplicities and symmetry
/// factors of all diagrams add up to the number of contractions:
///
///     Σ multiplicity · Π (V! (Π d!)^V) / S = number of ways to pair all half-edges.
public final class Diagrams {
    /// More than so many diagrams are not listed.
    public static final int MOST = 20_000;

    private Diagrams() {}

    /// The diagrams in a fixed order; none where nothing can be paired.
    ///
    /// @throws IllegalArgumentException if there are more than [#MOST]; the message says how many, and none
    ///     has been made
    public static List<Diagram> of(Correlator correlator, DiagramSet set) {
        BigInteger contractions = correlator.contractions();
        if (contractions.signum() == 0) {
            return List.of();
        }
        int halfEdges =
                correlator.halfEdges().stream().mapToInt(Integer::intValue).sum();
        if (halfEdges > DiagramCount.MOST_HALF_EDGES) {
            throw new IllegalArgumentException(halfEdges + " half-edges can be paired in " + contractions
                    + " ways: too many diagrams; up to " + DiagramCount.MOST_HALF_EDGES + " half-edges are allowed");
        }
        BigInteger count = DiagramCount.of(correlator, set);
        if (count.compareTo(BigInteger.valueOf(MOST)) > 0) {
            throw new IllegalArgumentException("there are " + count + " diagrams of this order; up to " + MOST
                    + " are listed, so ask for fewer legs or a lower order");
        }
        return Enumeration.of(correlator, set);
    }

    /// The number of contractions that a diagram of `correlator` stands for.
    public static BigInteger contractions(Correlator correlator, Diagram diagram) {
        BigInteger permutations = diagram.multiplicity();
        for (int v = 0; v < correlator.order().size(); v++) {
            int count = correlator.vertices().get(v);
            permutations = permutations
                    .multiply(Permutations.factorial(count))
                    .multiply(
                            correlator.theory().vertices().get(v).permutations().pow(count));
        }
        return permutations.divide(diagram.symmetryFactor());
    }
}
