package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A diagram under construction or examination: nodes of equal `kind` are interchangeable, `code[i][j]`
/// says what joins i and j, seen from i (see [Links]).
///
/// A graph is written as the sequence (0,0), (0,1), (1,1), (0,2), (1,2), (2,2), …; of all ways to number
/// its nodes the greatest sequence stands for it. Its first k nodes then have their greatest sequence too.
final class Graph {
    final int[] kind;
    final long[][] code;
    private final int[] image;
    private final boolean[] used;

    Graph(int[] kind) {
        this.kind = kind;
        code = new long[kind.length][kind.length];
        image = new int[kind.length];
        used = new boolean[kind.length];
    }

    /// Whether no renumbering of the first `size` nodes gives them a greater sequence.
    boolean isGreatest(int size) {
        return isGreatest(size, 0);
    }

    private boolean isGreatest(int size, int next) {
        if (next == size) {
            return true;
        }
        List<Integer> tried = new ArrayList<>();
        for (int node = 0; node < size; node++) {
            if (used[node] || kind[node] != kind[next]) {
                continue;
            }
            image[next] = node;
            int sign = compare(next, node);
            if (sign > 0) {
                return false;
            }
            // a twin of a node that was tried gives the same sequences
            if (sign == 0 && twin(size, tried, node) < 0) {
                used[node] = true;
                boolean greatest = isGreatest(size, next + 1);
                used[node] = false;
                if (!greatest) {
                    return false;
                }
                tried.add(node);
            }
        }
        return true;
    }

    /// The number of renumberings that change nothing, if the graph has its greatest sequence.
    BigInteger symmetries() {
        return symmetries(0);
    }

    private BigInteger symmetries(int next) {
        if (next == kind.length) {
            return BigInteger.ONE;
        }
        List<Integer> tried = new ArrayList<>();
        List<BigInteger> counts = new ArrayList<>();
        BigInteger sum = BigInteger.ZERO;
        for (int node = 0; node < kind.length; node++) {
            image[next] = node;
            if (used[node] || kind[node] != kind[next] || compare(next, node) != 0) {
                continue;
            }
            int twin = twin(kind.length, tried, node);
            if (twin < 0) {
                used[node] = true;
                tried.add(node);
                counts.add(symmetries(next + 1));
                used[node] = false;
                twin = counts.size() - 1;
            }
            sum = sum.add(counts.get(twin));
        }
        return sum;
    }

    /// The place in `tried` of a node that can be swapped with `node` alone without changing anything, or
    /// −1.
    private int twin(int size, List<Integer> tried, int node) {
        for (int t = 0; t < tried.size(); t++) {
            int other = tried.get(t);
            boolean same = code[node][node] == code[other][other] && code[node][other] == code[other][node];
            for (int i = 0; i < size && same; i++) {
                same = i == node || i == other || code[node][i] == code[other][i];
            }
            if (same) {
                return t;
            }
        }
        return -1;
    }

    /// Hands every renumbering that changes nothing to `visitor`, if the graph has its greatest sequence.
    void forEachSymmetry(Consumer<int[]> visitor) {
        forEachSymmetry(0, visitor);
    }

    private void forEachSymmetry(int next, Consumer<int[]> visitor) {
        if (next == kind.length) {
            visitor.accept(image);
            return;
        }
        for (int node = 0; node < kind.length; node++) {
            image[next] = node;
            if (!used[node] && kind[node] == kind[next] && compare(next, node) == 0) {
                used[node] = true;
                forEachSymmetry(next + 1, visitor);
                used[node] = false;
            }
        }
    }

    /// The same graph with every node from `first` on of a kind of its own.
    Graph withFixed(int first) {
        int[] kinds = kind.clone();
        for (int i = first; i < kinds.length; i++) {
            kinds[i] = -i;
        }
        Graph fixed = new Graph(kinds);
        for (int i = 0; i < kinds.length; i++) {
            System.arraycopy(code[i], 0, fixed.code[i], 0, kinds.length);
        }
        return fixed;
    }

    /// Whether column `next` of the renumbered graph is greater than, equal to or less than that of the
    /// graph.
    private int compare(int next, int node) {
        for (int i = 0; i <= next; i++) {
            int sign = Long.compareUnsigned(code[image[i]][node], code[i][next]);
            if (sign != 0) {
                return sign;
            }
        }
        return 0;
    }

    /// The graph of a diagram of `theory`.
    static Graph of(FieldTheory theory, Diagram diagram) {
        Links links = Links.of(theory);
        Graph graph = new Graph(kinds(theory, diagram.nodes()));
        for (Line line : diagram.lines()) {
            int link = links.between(theory.index(line.fromField()), theory.index(line.toField()))
                    .orElseThrow();
            long code = Links.code(link, line.count());
            graph.code[line.from()][line.to()] |= code;
            if (!line.isLoop()) {
                graph.code[line.to()][line.from()] |= links.flipped(code);
            }
        }
        return graph;
    }

    private static int[] kinds(FieldTheory theory, List<Node> nodes) {
        int[] kind = new int[nodes.size()];
        for (int i = 0; i < kind.length; i++) {
            kind[i] = switch (nodes.get(i)) {
                case Node.Inner(int vertex) -> vertex;
                case Node.Leg(String field, int _) -> theory.vertices().size() + theory.index(field);
            };
        }
        return kind;
    }

    /// The lines, first those of the first nodes.
    List<Line> lines(FieldTheory theory, Links links) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < kind.length; i++) {
            for (int j = i; j < kind.length; j++) {
                for (int l = 0; l < links.size(); l++) {
                    int count = Links.multiplicity(code[i][j], l);
                    if (count > 0) {
                        Links.Link link = links.link(l);
                        lines.add(new Line(
                                i,
                                theory.fields().get(link.here()).name(),
                                j,
                                theory.fields().get(link.there()).name(),
                                count));
                    }
                }
            }
        }
        return lines;
    }
}
