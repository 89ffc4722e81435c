package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Lists every multigraph of a [Correlator] once, by orderly generation: node after node is joined to the
/// ones before it in every way that leaves the degrees right, and what is not the greatest numbering of
/// itself is dropped at once (see [Graph]). Vertices come first, legs last.
///
/// Source: Read 1978, Ann. Discrete Math. 2 (107).
final class Enumeration {
    private final FieldTheory theory;
    private final Links links;
    private final DiagramSet set;
    private final List<Node> nodes = new ArrayList<>();
    private final int inner;
    private final int[][] free;
    private final int[][] capacity;
    private final Graph graph;
    private final List<Diagram> found = new ArrayList<>();

    private Enumeration(Correlator correlator, DiagramSet set) {
        theory = correlator.theory();
        links = Links.of(theory);
        this.set = set;
        for (int v = 0; v < theory.vertices().size(); v++) {
            for (int i = 0; i < correlator.vertices().get(v); i++) {
                nodes.add(new Node.Inner(v));
            }
        }
        inner = nodes.size();
        for (int f = 0; f < theory.fields().size(); f++) {
            for (int i = 0; i < correlator.legs().get(f); i++) {
                nodes.add(new Node.Leg(theory.fields().get(f).name(), nodes.size() - inner));
            }
        }
        int fields = theory.fields().size();
        free = new int[nodes.size()][fields];
        int[] kind = new int[nodes.size()];
        capacity = new int[nodes.size() + 1][fields];
        for (int i = nodes.size() - 1; i >= 0; i--) {
            for (int f = 0; f < fields; f++) {
                String name = theory.fields().get(f).name();
                free[i][f] = switch (nodes.get(i)) {
                    case Node.Inner(int v) -> theory.vertices().get(v).degrees().getOrDefault(name, 0);
                    case Node.Leg(String field, int _) -> field.equals(name) ? 1 : 0;
                };
                capacity[i][f] = capacity[i + 1][f] + free[i][f];
                if (free[i][f] > 0) {
                    kind[i] = nodes.get(i) instanceof Node.Inner(int v)
                            ? v
                            : theory.vertices().size() + f;
                }
            }
        }
        graph = new Graph(kind);
    }

    static List<Diagram> of(Correlator correlator, DiagramSet set) {
        Enumeration enumeration = new Enumeration(correlator, set);
        enumeration.addNode(0);
        return enumeration.found;
    }

    private void addNode(int node) {
        if (node == nodes.size()) {
            finish();
        } else {
            join(node, 0, 0);
        }
    }

    /// Joins `node` to the earlier node `to` along `link` and everything after it.
    private void join(int node, int to, int link) {
        if (to > node) {
            if (canGoOn(node)) {
                addNode(node + 1);
            }
            return;
        }
        if (link == links.size()) {
            join(node, to + 1, 0);
            return;
        }
        boolean loop = to == node;
        if (loop && !links.loops(link)) {
            join(node, to, link + 1);
            return;
        }
        int here = links.link(link).here();
        int there = links.link(link).there();
        int most = loop && here == there ? free[node][here] / 2 : Math.min(free[to][here], free[node][there]);
        long before = graph.code[to][node];
        long beforeFlipped = graph.code[node][to];
        for (int count = most; count >= 0; count--) {
            graph.code[to][node] = before | Links.code(link, count);
            if (!loop) {
                graph.code[node][to] = beforeFlipped | links.flipped(Links.code(link, count));
            }
            free[to][here] -= count;
            free[node][there] -= count;
            join(node, to, link + 1);
            free[to][here] += count;
            free[node][there] += count;
        }
        graph.code[node][to] = beforeFlipped;
        graph.code[to][node] = before;
    }

    private boolean canGoOn(int last) {
        for (int f = 0; f < theory.fields().size(); f++) {
            int open = 0;
            for (int i = 0; i <= last; i++) {
                open += free[i][f];
            }
            int partners = 0;
            for (Links.Link link : links.links()) {
                partners += link.here() == f ? capacity[last + 1][link.there()] : 0;
            }
            if (open > partners) {
                return false;
            }
        }
        return (set == DiagramSet.ALL || hasNoClosedPiece(last)) && graph.isGreatest(last + 1);
    }

    /// Whether every finished piece of the nodes up to `last` is one that the set allows: the whole
    /// diagram, or, where disconnected ones are wanted, a piece with a leg.
    private boolean hasNoClosedPiece(int last) {
        boolean[] seen = new boolean[last + 1];
        for (int start = 0; start <= last; start++) {
            if (!seen[start]) {
                Piece piece = new Piece(last);
                piece.add(start, seen);
                boolean whole = piece.size == nodes.size();
                boolean allowed = set == DiagramSet.WITHOUT_VACUUM ? piece.legs > 0 : whole;
                if (piece.open == 0 && !allowed) {
                    return false;
                }
            }
        }
        return true;
    }

    private final class Piece {
        private final int last;
        private int size;
        private int legs;
        private int open;

        Piece(int last) {
            this.last = last;
        }

        void add(int node, boolean[] seen) {
            seen[node] = true;
            size++;
            legs += node >= inner ? 1 : 0;
            for (int count : free[node]) {
                open += count;
            }
            for (int other = 0; other <= last; other++) {
                if (!seen[other] && graph.code[node][other] != 0) {
                    add(other, seen);
                }
            }
        }
    }

    private void finish() {
        BigInteger fixed = graph.withFixed(inner).symmetries();
        List<Line> lines = graph.lines(theory, links);
        BigInteger factor = fixed;
        for (Line line : lines) {
            factor = factor.multiply(Permutations.factorial(line.count()));
            if (line.isLoop() && line.fromField().equals(line.toField())) {
                factor = factor.shiftLeft(line.count());
            }
        }
        BigInteger multiplicity = fixed;
        for (int f = 0; f < theory.fields().size(); f++) {
            String name = theory.fields().get(f).name();
            long legs = nodes.stream()
                    .filter(n -> n instanceof Node.Leg(String field, int _) && field.equals(name))
                    .count();
            multiplicity = multiplicity.multiply(Permutations.factorial((int) legs));
        }
        Diagram diagram = new Diagram(nodes, lines, factor, multiplicity.divide(graph.symmetries()));
        // the empty diagram is not connected
        boolean connected = set == DiagramSet.ALL || set == DiagramSet.WITHOUT_VACUUM || !nodes.isEmpty();
        if (connected && (set != DiagramSet.IRREDUCIBLE || Pieces.isIrreducible(diagram))) {
            found.add(diagram);
        }
    }
}
