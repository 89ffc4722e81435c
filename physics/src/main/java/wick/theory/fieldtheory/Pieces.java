package wick.theory.fieldtheory;

import java.util.Arrays;

/// The connected pieces of a diagram.
final class Pieces {
    private Pieces() {}

    /// For each node the number of its piece, once one of the lines at `cut` (-1 for none) has been
    /// removed.
    static int[] of(Diagram diagram, int cut) {
        int[] piece = new int[diagram.nodes().size()];
        Arrays.setAll(piece, i -> i);
        for (int l = 0; l < diagram.lines().size(); l++) {
            Line line = diagram.lines().get(l);
            if (l == cut && line.count() == 1) {
                continue;
            }
            int from = piece[line.from()];
            int to = piece[line.to()];
            for (int i = 0; i < piece.length; i++) {
                piece[i] = piece[i] == to ? from : piece[i];
            }
        }
        return piece;
    }

    /// Whether cutting no single line between vertices makes more pieces.
    static boolean isIrreducible(Diagram diagram) {
        int pieces = diagram.pieces();
        for (int l = 0; l < diagram.lines().size(); l++) {
            Line line = diagram.lines().get(l);
            boolean inner = diagram.nodes().get(line.from()) instanceof Node.Inner
                    && diagram.nodes().get(line.to()) instanceof Node.Inner;
            if (inner && Arrays.stream(of(diagram, l)).distinct().count() > pieces) {
                return false;
            }
        }
        return true;
    }
}
