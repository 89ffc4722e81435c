package wick.topic.expressivity.theory.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
/// Of the gates the activation allows it takes the fewest neurons whose certificate reaches the
/// tolerance, and otherwise
/// the gates with the least error. The scale of the products is the one with the least certified error.
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
        Layout layout = target.tree()
                ? Layout.tree(Circuit.of(polynomial), target.skips())
                : Layout.flat(expanded(polynomial), target.skips());
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
        return realized(layout, domain, best.orElseThrow(() -> Refusals.noGate(tuner, target, layout)));
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
