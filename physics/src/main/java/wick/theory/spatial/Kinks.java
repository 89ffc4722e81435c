package wick.theory.spatial;

import wick.numeric.elementwise.Versine;
import wick.theory.infinitewidth.ElementwiseAverages;

/// Functions that are linear on both sides of 0, of slopes a₋ and a₊, for variables with standard
/// deviations s and s′.
///
/// With the versine v = 1 − cos θ = (D − ½(s − s′)²) / (s s′) of the angle between them, A = (a₋² + a₊²)/2
/// and κ = (a₊ − a₋)² / (2πA),
///
///     Θ ← A (1 − κ θ) Θ,   v ← v − κ (sin θ − θ cos θ),   D ← A (s s′ v + ½(s − s′)²).
///
/// Source: Cho and Saul 2009 (arc-cosine kernels).
final class Kinks {
    private static final int LENGTH = 512;

    private final Encounter encounter;
    private final Cell cell;

    Kinks(Encounter encounter, Cell cell) {
        this.encounter = encounter;
        this.cell = cell;
    }

    void run(Move.Activate move, ElementwiseAverages.Slopes slopes, Conditions.Of conditions) {
        int length = encounter.size() * move.runs().count();
        versines(move);
        double meanSquare = slopes.meanSquare();
        Versine.Kink kink = Versine.Kink.of(slopes.negative(), slopes.positive());
        if (kink.strength() > 0) {
            conditions.look(
                    cell.separation,
                    cell.scale,
                    cell.apart,
                    length,
                    ratio(encounter, move.op().slot()));
            for (int from = 0; from < length; from += LENGTH) {
                Versine.kinkInto(cell.separation, cell.tangent, from, Math.min(LENGTH, length - from), kink);
            }
        }
        double[] separation = cell.separation;
        double[] tangent = cell.tangent;
        double[] scale = cell.scale;
        double[] apart = cell.apart;
        for (int e = 0; e < length; e++) {
            separation[e] = meanSquare * (scale[e] * separation[e] + apart[e]);
            tangent[e] *= meanSquare;
        }
    }

    /// v in place of D, s s′ and ½(s − s′)².
    private void versines(Move.Activate move) {
        Runs runs = move.runs();
        int slot = move.op().slot();
        double[] separation = cell.separation;
        double[] scale = cell.scale;
        double[] apart = cell.apart;
        for (int c = 0; c < encounter.size(); c++) {
            Meeting meeting = encounter.at(c);
            double[] first = meeting.first().at(slot);
            double[] second = meeting.second().at(slot);
            int from = c * runs.count();
            for (int r = 0; r < runs.size(); r++) {
                int p = runs.first(r) - runs.begin(r) - from;
                int q = runs.second(r) - runs.begin(r) - from;
                int end = from + runs.end(r);
                for (int e = from + runs.begin(r); e < end; e++) {
                    double x = first[p + e];
                    double y = second[q + e];
                    double half = 0.5 * (x - y) * (x - y);
                    separation[e] = (separation[e] - half) / (x * y);
                    scale[e] = x * y;
                    apart[e] = half;
                }
            }
            if (meeting.first().vanishes(slot) || meeting.second().vanishes(slot)) {
                // a signal that is 0 counts as orthogonal to everything
                for (int e = from; e < from + runs.count(); e++) {
                    separation[e] = scale[e] > 0 ? separation[e] : 1;
                }
            }
        }
    }

    /// The largest ratio of two standard deviations.
    static double ratio(Encounter encounter, int slot) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (Meeting meeting : encounter.meetings()) {
            smallest = Math.min(
                    smallest,
                    Math.min(meeting.first().smallest(slot), meeting.second().smallest(slot)));
            largest = Math.max(
                    largest,
                    Math.max(meeting.first().largest(slot), meeting.second().largest(slot)));
        }
        return largest > 0 ? largest / smallest : 1;
    }
}
