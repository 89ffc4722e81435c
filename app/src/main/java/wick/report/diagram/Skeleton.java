package wick.report.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.Line;
import wick.theory.fieldtheory.Node;

/// One connected piece of a diagram as its layout sees it: which nodes are neighbors, which are legs, and
/// how many steps lie between any two. Nodes are numbered within the piece.
final class Skeleton {
    private static final int FAR = 1 << 20;

    private final List<Integer> nodes;
    private final List<Integer> legs = new ArrayList<>();
    private final boolean[][] joined;
    private final int[][] steps;

    private Skeleton(Diagram diagram, List<Integer> nodes) {
        this.nodes = nodes;
        int size = nodes.size();
        joined = new boolean[size][size];
        steps = new int[size][size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(steps[i], FAR);
            steps[i][i] = 0;
            if (diagram.nodes().get(nodes.get(i)) instanceof Node.Leg) {
                legs.add(i);
            }
        }
        for (Line line : diagram.lines()) {
            int from = nodes.indexOf(line.from());
            int to = nodes.indexOf(line.to());
            if (from >= 0 && !line.isLoop()) {
                joined[from][to] = true;
                joined[to][from] = true;
                steps[from][to] = 1;
                steps[to][from] = 1;
            }
        }
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    steps[i][j] = Math.min(steps[i][j], steps[i][k] + steps[k][j]);
                }
            }
        }
    }

    /// The pieces of a diagram, those with legs first.
    static List<Skeleton> of(Diagram diagram) {
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < diagram.nodes().size(); i++) {
            rest.add(i);
        }
        List<Skeleton> open = new ArrayList<>();
        List<Skeleton> closed = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<Integer> piece = new ArrayList<>(List.of(rest.removeFirst()));
            for (int i = 0; i < piece.size(); i++) {
                for (Line line : diagram.lines()) {
                    if (line.from() == piece.get(i) && rest.remove(Integer.valueOf(line.to()))) {
                        piece.add(line.to());
                    } else if (line.to() == piece.get(i) && rest.remove(Integer.valueOf(line.from()))) {
                        piece.add(line.from());
                    }
                }
            }
            piece.sort(Integer::compare);
            Skeleton skeleton = new Skeleton(diagram, piece);
            (skeleton.legs.isEmpty() ? closed : open).add(skeleton);
        }
        open.addAll(closed);
        return open;
    }

    int size() {
        return nodes.size();
    }

    /// The node's number in the diagram.
    int node(int index) {
        return nodes.get(index);
    }

    /// The legs among the nodes.
    List<Integer> legs() {
        return legs;
    }

    boolean joined(int i, int j) {
        return joined[i][j];
    }

    /// Whether a node with no other neighbors lies between i and j and holds the piece together, so that
    /// the three should stand in line.
    boolean inLine(int i, int j) {
        for (int k = 0; k < size() && steps[i][j] == 2; k++) {
            if (joined[i][k] && joined[k][j] && degree(k) == 2 && !connectedWithout(k, i, j)) {
                return true;
            }
        }
        return false;
    }

    /// Whether every shortest way from the first leg to the last one leads through a node.
    boolean onBackbone(int node) {
        int from = legs.getFirst();
        int to = legs.getLast();
        int whole = steps[from][to];
        int rivals = 0;
        for (int k = 0; k < size(); k++) {
            rivals += steps[from][k] == steps[from][node] && steps[from][k] + steps[k][to] == whole ? 1 : 0;
        }
        return steps[from][node] + steps[node][to] == whole && rivals == 1;
    }

    private int degree(int node) {
        int degree = 0;
        for (boolean neighbor : joined[node]) {
            degree += neighbor ? 1 : 0;
        }
        return degree;
    }

    private boolean connectedWithout(int cut, int from, int to) {
        List<Integer> reached = new ArrayList<>(List.of(from));
        for (int i = 0; i < reached.size(); i++) {
            for (int next = 0; next < size(); next++) {
                if (next != cut && joined[reached.get(i)][next] && !reached.contains(next)) {
                    reached.add(next);
                }
            }
        }
        return reached.contains(to);
    }

    int steps(int i, int j) {
        return steps[i][j];
    }
}
