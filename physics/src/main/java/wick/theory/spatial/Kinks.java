package wick.theory.spatial;

import wick.numeric.elementwise.Elementwise;
import wick.theory.infinitewidth.ElementwiseAverages;

/// Functions that are linear on both sides of 0, of slopes a₋ and a₊, for variables with standard deviations s and s′.
///
/// With the versine v = 1 − cos θ = (D − ½(s − s′)²) / (s s′) of the angle between them, A = (a₋² + a₊²)/2 and
/// κ = (a₊ − a₋)² / (2πA),
///
///     Θ ← A (1 − κ θ) Θ,   v ← v − κ (sin θ − θ cos θ),   D ← A (s s′ v + ½(s − s′)²).
///
/// Source: Cho and Saul 2009 (arc-cosine kernels).
final class Kinks {
    private static final int LENGTH = 512;
    /// Below this versine angles are taken from their series.
    private static final double SERIES = 1e-3;

    private final Encounter encounter;
    private final Cell cell;

    Kinks(Encounter encounter, Cell cell) {
        this.encounter = encounter;
        this.cell = cell;
    }

    void run(Move.Activate move, ElementwiseAverages.Slopes slopes, Conditions.Of conditions) {
        int length = encounter.seconds().size() * move.runs().count();
        versines(move);
        double meanSquare = slopes.meanSquare();
        double jump = slopes.positive() - slopes.negative();
        double strength = meanSquare > 0 ? jump * jump / (2 * Math.PI * meanSquare) : 0;
        if (strength > 0) {
            conditions.look(cell.separation, cell.scale, cell.apart, length);
            for (int from = 0; from < length; from += LENGTH) {
                bend(from, Math.min(LENGTH, length - from), strength);
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
        double[] first = encounter.first().at(slot);
        double[] separation = cell.separation;
        double[] scale = cell.scale;
        double[] apart = cell.apart;
        for (int c = 0; c < encounter.seconds().size(); c++) {
            Variances other = encounter.seconds().get(c);
            double[] second = other.at(slot);
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
            if (encounter.first().vanishes(slot) || other.vanishes(slot)) {
                // a signal that is 0 counts as orthogonal to everything
                for (int e = from; e < from + runs.count(); e++) {
                    separation[e] = scale[e] > 0 ? separation[e] : 1;
                }
            }
        }
    }

    private void bend(int from, int count, double strength) {
        double[] versine = cell.separation;
        double[] tangent = cell.tangent;
        double[] angle = cell.work;
        for (int e = 0; e < count; e++) {
            double v = Math.max(0, Math.min(2, versine[from + e]));
            versine[from + e] = v;
            angle[e] = 1 - v;
        }
        Elementwise.acosInto(angle, 0, count, angle, 0);
        for (int e = 0; e < count; e++) {
            double v = versine[from + e];
            if (v < SERIES) {
                angle[e] = smallAngle(v);
            }
        }
        for (int e = 0; e < count; e++) {
            double v = versine[from + e];
            double theta = angle[e];
            double cap = Math.sqrt(v * (2 - v)) - theta * (1 - v);
            tangent[from + e] *= 1 - strength * theta;
            versine[from + e] = v < SERIES ? v - strength * smallCap(theta) : v - strength * cap;
        }
    }

    /// arccos(1 − v) = √(2v) (1 + v/12 + 3v²/160 + 5v³/896 + 35v⁴/18432 + …)
    private static double smallAngle(double v) {
        double series = 1 + v * (1.0 / 12 + v * (3.0 / 160 + v * (5.0 / 896 + v * 35.0 / 18432)));
        return Math.sqrt(2 * v) * series;
    }

    /// sin θ − θ cos θ = θ³/3 − θ⁵/30 + θ⁷/840 − θ⁹/45360 + …
    private static double smallCap(double theta) {
        double square = theta * theta;
        return theta * square * (1.0 / 3 - square * (1.0 / 30 - square * (1.0 / 840 - square / 45360)));
    }
}
