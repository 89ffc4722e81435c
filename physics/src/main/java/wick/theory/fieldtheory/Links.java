package wick.theory.fieldtheory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The kinds of lines seen from one end: ordered pairs (field here, field there) with a propagator.
///
/// What joins two nodes of a diagram is one number, four bits for the multiplicity of each link.
record Links(List<Link> links) {
    private static final int BITS = 4;
    private static final long MASK = (1L << BITS) - 1;

    /// `here` and `there` are places in the theory's list of fields, `propagator` one in its list of
    /// propagators.
    record Link(int here, int there, int propagator) {
        boolean same() {
            return here == there;
        }
    }

    static Links of(FieldTheory theory) {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < theory.propagators().size(); i++) {
            Propagator propagator = theory.propagators().get(i);
            int first = theory.index(propagator.first());
            int second = theory.index(propagator.second());
            links.add(new Link(first, second, i));
            if (first != second) {
                links.add(new Link(second, first, i));
            }
        }
        return new Links(List.copyOf(links));
    }

    int size() {
        return links.size();
    }

    Link link(int index) {
        return links.get(index);
    }

    /// Whether loops at one node are counted under this link; a loop between two fields has two of them.
    boolean loops(int index) {
        return links.get(index).here() <= links.get(index).there();
    }

    static int multiplicity(long code, int link) {
        return (int) ((code >>> (BITS * link)) & MASK);
    }

    static long code(int link, int multiplicity) {
        return (long) multiplicity << (BITS * link);
    }

    /// What joins two nodes, seen from the other one.
    long flipped(long code) {
        long other = 0;
        for (int i = 0; i < links.size(); i++) {
            int multiplicity = multiplicity(code, i);
            if (multiplicity > 0) {
                other |= code(reverse(i), multiplicity);
            }
        }
        return other;
    }

    private int reverse(int index) {
        Link link = links.get(index);
        return between(link.there(), link.here()).orElseThrow();
    }

    /// The link from one field to another, if there is a propagator.
    Optional<Integer> between(int here, int there) {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).here() == here && links.get(i).there() == there) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
