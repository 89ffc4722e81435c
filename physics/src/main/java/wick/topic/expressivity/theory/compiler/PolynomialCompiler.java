package wick.topic.expressivity.theory.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.fraction.BigFraction;
import wick.network.Activation;
import wick.network.formula.Interval;
import wick.network.weighted.NetworkBuilder;
import wick.topic.expressivity.polynomial.Expansion;
import wick.topic.expressivity.polynomial.Polynomial;
import wick.topic.expressivity.polynomial.PolynomialException;
import wick.topic.expressivity.theory.gate.Gate;
import wick.topic.expressivity.theory.gate.GateTuner;
import wick.topic.expressivity.theory.gate.TunedGate;

/// Compiles polynomials into networks of one activation: the corollary of Lin, Tegmark and Rolnick 2017 as a program.
///
/// Of the gates the activation allows it takes the fewest neurons whose certificate reaches the tolerance, and
/// otherwise the gates with the least error. The scale of the products is the one with the least certified error. Where
/// that is not enough and the domain lies off zero, the polynomial is tried in distances from the domain's middle.
public final class PolynomialCompiler {
    /// The most neurons of a flat network.
    public static final int MOST_NEURONS = 20_000;

    /// The most terms of an expanded polynomial.
    private static final int MOST_TERMS = 5000;

    private static final int FARTHEST_SCALE = 16;

    private final GateTuner tuner;

    public PolynomialCompiler(Activation activation) {
        this.tuner = new GateTuner(activation);
    }

    /// The network for a polynomial on a domain, an interval for each of its variables. Where the tolerance cannot be
    /// reached the error bound says what can.
    ///
    /// @throws PolynomialException if the polynomial or the network is too large, naming the count
    /// @throws IllegalArgumentException if the activation has no gate, naming the derivative that is zero
    public Compiled compile(Polynomial polynomial, List<Interval> domain, Target target, double tolerance) {
        if (domain.size() != polynomial.variables().size()) {
            throw new IllegalArgumentException(domain.size() + " intervals do not fit "
                    + polynomial.variables().size() + " variables");
        }
        List<Interval> box = List.copyOf(domain);
        Best best = best(layout(polynomial, target), box, target, tolerance);
        if (best.bound() > tolerance && polynomial.degree() > 1) {
            Optional<Layout> centered = centered(polynomial, box, target);
            if (centered.isPresent()) {
                Best other = best(centered.get(), box, target, tolerance);
                best = other.bound() < best.bound() ? other : best;
            }
        }
        Layout layout = best.layout;
        return realized(layout, box, best.candidate.orElseThrow(() -> Refusals.noGate(tuner, target, layout)));
    }

    private static Layout layout(Polynomial polynomial, Target target) {
        return target.tree()
                ? Layout.tree(Circuit.of(polynomial), target.skips())
                : Layout.flat(expanded(polynomial), target.skips());
    }

    /// The polynomial of distances from the middle of the domain, whose products are small where the
    /// variables are large:
    /// 99 times 101 is 10 000 less a small number. Nothing where the middle is zero or the polynomial has
    /// too many terms.
    private static Optional<Layout> centered(Polynomial polynomial, List<Interval> domain, Target target) {
        List<BigFraction> middles = domain.stream()
                .map(interval -> new BigFraction(interval.middle()))
                .toList();
        if (middles.stream().allMatch(BigFraction.ZERO::equals)) {
            return Optional.empty();
        }
        try {
            Expansion moved =
                    new Polynomial(polynomial.variables(), polynomial.term().moved(middles)).expanded(MOST_TERMS);
            Layout layout = layout(new Polynomial(polynomial.variables(), moved.term()), target);
            return Optional.of(layout.readingFrom(middles));
        } catch (PolynomialException tooLarge) {
            return Optional.empty();
        }
    }

    /// The best gates for a layout, if there are any.
    private record Best(Layout layout, Optional<Candidate> candidate) {
        double bound() {
            return candidate.map(Candidate::bound).orElse(Double.POSITIVE_INFINITY);
        }
    }

    private Best best(Layout layout, List<Interval> domain, Target target, double tolerance) {
        Search search = new Search(layout, domain);
        Optional<Candidate> best = Optional.empty();
        for (Family family : Family.of(target, tuner, layout)) {
            Optional<Candidate> found = search.best(family);
            boolean better = found.isPresent() && (best.isEmpty() || found.get().bound < best.get().bound);
            if (better) {
                best = found;
            }
            if (better && found.get().bound <= tolerance) {
                break;
            }
        }
        return new Best(layout, best);
    }

    /// The polynomial term by term, if a flat network of it is not too large.
    private static Expansion expanded(Polynomial polynomial) {
        Expansion expansion = polynomial.expanded(MOST_TERMS);
        long neurons = 0;
        for (List<Integer> exponents : expansion.terms().keySet()) {
            neurons = Math.addExact(neurons, Gate.neuronsOfFull(exponents));
        }
        if (neurons > 4L * MOST_NEURONS) {
            throw new PolynomialException("a flat network of this polynomial needs up to " + neurons
                    + " neurons; at most " + 4 * MOST_NEURONS + " are allowed. A tree needs fewer");
        }
        return expansion;
    }

    private record Candidate(GateSet gates, double bound) {}

    private static Compiled realized(Layout layout, List<Interval> domain, Candidate candidate) {
        NetworkBuilder builder = new NetworkBuilder(layout.inputs());
        double bound = Realization.bound(layout, candidate.gates, domain, Optional.of(builder));
        List<Node> nodes = layout.layers().stream().flatMap(List::stream).toList();
        List<TunedGate> used =
                nodes.stream().map(node -> candidate.gates.gate(node, true)).toList();
        OptionalDouble scale = used.stream()
                .filter(gate -> gate.gate().degree() > 1)
                .mapToDouble(TunedGate::scale)
                .min();
        List<Double> biases =
                used.stream().map(TunedGate::bias).distinct().sorted().toList();
        int products = (int) nodes.stream().filter(node -> !node.isCopy()).count();
        return new Compiled(builder.build(), bound, scale, biases, products);
    }

    /// The best scale for the products of a layout.
    private final class Search {
        private final Layout layout;
        private final List<Interval> domain;

        Search(Layout layout, List<Interval> domain) {
            this.layout = layout;
            this.domain = domain;
        }

        Optional<Candidate> best(Family family) {
            Optional<Candidate> best = Optional.empty();
            for (Map<List<Integer>, TunedGate> start : family.starts(layout)) {
                Optional<Candidate> found = descend(start);
                if (found.isPresent() && (best.isEmpty() || found.get().bound < best.get().bound)) {
                    best = found;
                }
            }
            return best;
        }

        /// From the scale that is best for one gate, down and up as long as the bound of the whole falls.
        private Optional<Candidate> descend(Map<List<Integer>, TunedGate> start) {
            Optional<Candidate> best = candidate(start, 0);
            for (int direction : new int[] {1, -1}) {
                for (int step = 1; step <= FARTHEST_SCALE; step++) {
                    Optional<Candidate> next = candidate(start, direction * step);
                    if (next.isEmpty() || (best.isPresent() && next.get().bound >= best.get().bound)) {
                        break;
                    }
                    best = next;
                }
            }
            return best;
        }

        /// The products at another scale; copies keep theirs.
        private Optional<Candidate> candidate(Map<List<Integer>, TunedGate> start, int halfOctaves) {
            Map<List<Integer>, TunedGate> inner = new HashMap<>();
            Map<List<Integer>, TunedGate> last = new HashMap<>();
            for (var entry : start.entrySet()) {
                boolean copy = entry.getValue().gate().degree() == 1;
                Optional<TunedGate> gate = tuner.rescaled(entry.getValue(), copy ? 0 : halfOctaves);
                if (gate.isEmpty()) {
                    return Optional.empty();
                }
                inner.put(entry.getKey(), gate.get());
                last.put(entry.getKey(), tuner.withoutConstant(gate.get()));
            }
            GateSet gates = new GateSet(inner, last);
            double bound = Realization.bound(layout, gates, domain, Optional.empty());
            return bound < Double.POSITIVE_INFINITY ? Optional.of(new Candidate(gates, bound)) : Optional.empty();
        }
    }
}
