package wick.theory.spatial;

/// Average and sum pooling: K(P, Q) ← Σ_p Σ_q K(p, q) over the windows of P and of Q, times a share each.
final class Windows {
    private final Node.Pool node;
    private final Layout behind;
    private final Field field;

    Windows(Node.Pool node, Layout behind, Field field) {
        this.node = node;
        this.behind = behind;
        this.field = field;
    }

    /// Writes covariances in place of D of pair `c`, and Θ.
    void poolInto(int c, double[] first, double[] second, Field end) {
        double square = node.share() * node.share();
        int from = c * behind.size();
        for (int k = 0; k < behind.shifts(); k++) {
            Runs runs = new Runs(behind.plane(), behind.shift(k));
            for (int r = 0; r < runs.size(); r++) {
                for (int e = runs.begin(r); e < runs.end(r); e++) {
                    int step = e - runs.begin(r);
                    int[] p = positions(runs.first(r) + step);
                    int[] q = positions(runs.second(r) + step);
                    int at = from + behind.offset(k) + e;
                    pairInto(c, p, q, first, second, end, at);
                    end.separation().entries[at] *= square;
                    end.tangent().entries[at] *= square;
                }
            }
        }
    }

    private void pairInto(int c, int[] ps, int[] qs, double[] first, double[] second, Field end, int at) {
        Layout layout = field.layout();
        int from = c * layout.size();
        double covariance = 0;
        double tangent = 0;
        for (int p : ps) {
            for (int q : qs) {
                if (p >= 0 && q >= 0) {
                    int pair = from + layout.at(p, q);
                    covariance += 0.5 * (first[p] + second[q]) - field.separation().entries[pair];
                    tangent += field.tangent().entries[pair];
                }
            }
        }
        end.separation().entries[at] = covariance;
        end.tangent().entries[at] = tangent;
    }

    /// The positions in a window, or [Axis#OUTSIDE].
    private int[] positions(int position) {
        int width = node.to().columns().length();
        Span rows = node.rows();
        Span columns = node.columns();
        int[] positions = new int[rows.size() * columns.size()];
        for (int k = 0; k < positions.length; k++) {
            int row = rows.point(node.from().rows().length(), position / width, k / columns.size());
            int column = columns.point(node.from().columns().length(), position % width, k % columns.size());
            positions[k] = row < 0 || column < 0
                    ? Axis.OUTSIDE
                    : row * node.from().columns().length() + column;
        }
        return positions;
    }

    /// The largest (Σ √K)² over a window relative to what the sum has left, for K and for Θ, whose pooled
    /// values of pair `c`, an input with itself, are `after` and in `end`.
    double[] losses(int c, double[] after, Field end) {
        double square = node.share() * node.share();
        double[] losses = {1, 1};
        for (int position = 0; position < after.length; position++) {
            double roots = 0;
            double tangentRoots = 0;
            for (int p : positions(position)) {
                if (p >= 0) {
                    roots += Math.sqrt(field.variances().entries[c * node.from().positions() + p]);
                    tangentRoots += Math.sqrt(field.tangent()
                            .entries[c * field.layout().size() + field.layout().at(p, p)]);
                }
            }
            double tangent = end.tangent().entries[c * behind.size() + behind.at(position, position)];
            losses[0] = Math.max(losses[0], ratio(square * roots * roots, after[position]));
            losses[1] = Math.max(losses[1], ratio(square * tangentRoots * tangentRoots, tangent));
        }
        return losses;
    }

    /// Where nothing is left of a sum, no digit of it is.
    static double ratio(double sizes, double sum) {
        return sizes == 0 ? 1 : sum > 0 ? sizes / sum : 1 / Bound.ROUNDING;
    }
}
