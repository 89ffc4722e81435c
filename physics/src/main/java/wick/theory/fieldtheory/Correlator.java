package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What is expanded: ⟨φ(x₁) … φ(x_n)⟩ of a theory at one order of its couplings. `legs` counts the external
/// points of each field and `order` the powers of each coupling, both in the order of the theory.
public record Correlator(FieldTheory theory, List<Integer> legs, List<Integer> order) {
    private static final int MOST = 60;

    public Correlator {
        legs = List.copyOf(legs);
        order = List.copyOf(order);
        if (legs.size() != theory.fields().size()) {
            throw new IllegalArgumentException("legs " + legs + " must be one number for each field of "
                    + theory.fields().stream().map(Field::name).toList());
        }
        if (order.size() != theory.vertices().size()) {
            throw new IllegalArgumentException("order " + order + " must be one number for each coupling of "
                    + theory.vertices().stream().map(Vertex::coupling).toList());
        }
        for (int number : legs) {
            requireSmall("the number of legs", number);
        }
        for (int number : order) {
            requireSmall("the order", number);
        }
    }

    private static void requireSmall(String what, int number) {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException(what + " " + number + " must be from 0 to " + MOST);
        }
    }

    /// `legs` points of the first field at `order` of the first coupling, none of the others.
    public static Correlator of(FieldTheory theory, int legs, int order) {
        return new Correlator(
                theory,
                padded(legs, theory.fields().size()),
                padded(order, theory.vertices().size()));
    }

    private static List<Integer> padded(int first, int size) {
        List<Integer> zeros = new ArrayList<>(Collections.nCopies(size, 0));
        if (size > 0) {
            zeros.set(0, first);
        }
        return zeros;
    }

    /// How many vertices of each kind a diagram has.
    List<Integer> vertices() {
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            counts.add(order.get(i) * theory.vertices().get(i).perOrder());
        }
        return counts;
    }

    /// Half-edges by field: of external points and vertices together.
    public List<Integer> halfEdges() {
        List<Integer> counts = new ArrayList<>();
        for (int f = 0; f < legs.size(); f++) {
            int count = legs.get(f);
            for (int v = 0; v < order.size(); v++) {
                count += vertices().get(v)
                        * theory.vertices()
                                .get(v)
                                .degrees()
                                .getOrDefault(theory.fields().get(f).name(), 0);
            }
            counts.add(count);
        }
        return counts;
    }

    /// The number of external points.
    public int points() {
        return legs.stream().mapToInt(Integer::intValue).sum();
    }

    /// The number of Wick contractions: of ways to pair all half-edges along propagators. 0 where none
    /// exists, so that every diagram vanishes.
    public BigInteger contractions() {
        return new Pairings(Links.of(theory)).of(halfEdges(), 1);
    }
}
