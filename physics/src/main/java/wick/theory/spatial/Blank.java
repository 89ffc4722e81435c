package wick.theory.spatial;

/// Makes signals 0 where a position is absent: D becomes half the variance of the other position of a
/// pair, or 0, and Θ becomes 0.
final class Blank {
    private Blank() {}

    /// The variances of one input in front of the layer are kept for its pairs.
    static double[] variances(Op.Blank op, Variances variances, double[] v) {
        variances.put(op.before(), v);
        double[] present = variances.at(op.present());
        double[] after = v.clone();
        for (int p = 0; p < after.length; p++) {
            after[p] = present[p] * v[p];
        }
        return after;
    }

    static void pairs(Move.Blank move, Encounter encounter, Cell cell) {
        int present = move.op().present();
        int before = move.op().before();
        for (int c = 0; c < encounter.size(); c++) {
            Variances first = encounter.at(c).first();
            Variances second = encounter.at(c).second();
            if (first.vanishes(present) || second.vanishes(present)) {
                Runs runs = move.runs();
                int from = c * runs.count();
                for (int r = 0; r < runs.size(); r++) {
                    for (int e = runs.begin(r); e < runs.end(r); e++) {
                        int step = e - runs.begin(r);
                        int p = runs.first(r) + step;
                        int q = runs.second(r) + step;
                        double here = first.at(present)[p];
                        double there = second.at(present)[q];
                        if (here * there == 0) {
                            cell.separation[from + e] =
                                    0.5 * (here * first.at(before)[p] + there * second.at(before)[q]);
                            cell.tangent[from + e] = 0;
                        }
                    }
                }
            }
        }
    }
}
