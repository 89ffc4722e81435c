package wick.lab.implicit;

import java.util.List;
import wick.lab.realization.Dot;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// An orthonormal basis of all vectors shown to it, in the order in which they came.
///
/// Vectors are orthogonalized twice against what was there, and once more where only little of one is left
/// beside the others of its block. What is left below [#CUT] times its length counts as lying in the span.
/// A response to a difference smaller than that is lost: tangent vectors are to be shown by themselves,
/// never as a difference of two nearly equal vectors.
public final class Basis {
    /// The bias of a response is at most this times the length of the query.
    public static final double CUT = 1e-13;

    private final Panels vectors;
    private int rank;

    /// For at most `most` directions of `units` units.
    public Basis(int most, int units) {
        vectors = Panels.zeros(Math.min(most, units), units);
    }

    public int rank() {
        return rank;
    }

    /// The most directions there may be.
    public int most() {
        return vectors.vectors();
    }

    /// The directions found so far.
    public Panels.Vectors directions() {
        return vectors.vectors(0, rank);
    }

    /// Directions from number `from` on.
    public Panels.Vectors directions(int from) {
        return vectors.vectors(from, rank - from);
    }

    /// Adds what is new in these vectors; gives the coordinates of all of them, a row of [#most] each.
    public Matrix take(Panels.Vectors shown) {
        Panels rest = shown.copy();
        Matrix coordinates = Matrix.zeros(shown.count(), most());
        int known = rank;
        double[] left = project(rest.all(), 0, coordinates);
        for (int v = 0; v < left.length; v++) {
            int at = v * most();
            double along = Dot.of(coordinates.entries(), at, coordinates.entries(), at, rank);
            extend(rest.vectors(v, 1), known, new Left(Math.sqrt(along + left[v]), Math.sqrt(left[v])), coordinates);
        }
        return coordinates;
    }

    /// The length of a vector, and of what the older directions left of it.
    private record Left(double length, double norm) {}

    /// Makes what is left of one vector beside the directions from `known` on a new one.
    private void extend(Panels.Vectors one, int known, Left before, Matrix coordinates) {
        double cut = CUT * before.length();
        double left = before.norm();
        if (rank > known && left > cut) {
            left = Math.sqrt(project(one, known, coordinates)[0]);
            if (left > cut && left < before.norm() / 2) {
                // what rounding left along the older directions has grown in proportion
                left = Math.sqrt(project(one, 0, coordinates)[0]);
            }
        }
        if (left > cut && rank < most()) {
            double scale = 1 / left;
            vectors.forEach(p -> {
                double[] row = one.panels().panel(p).entries();
                int width = one.panels().panel(p).columns();
                double[] basis = vectors.panel(p).entries();
                Dot.addInto(scale, row, one.from() * width, width, basis, rank * width);
            });
            coordinates.set(one.from(), rank, left);
            rank++;
        }
    }

    /// Takes the part along directions from number `from` on out of `rest`, twice, and adds it to the
    /// coordinates; gives the squared lengths of what is left.
    private double[] project(Panels.Vectors rest, int from, Matrix coordinates) {
        Panels.Vectors directions = directions(from);
        if (directions.count() == 0) {
            return squares(rest);
        }
        Panels panels = rest.panels();
        Matrix first = Panels.dots(rest, directions);
        Matrix second = panels.sum(rest.count(), directions.count(), (p, part) -> {
            Products.addTimesInto(-1, first, directions.in(p), rest.in(p));
            Panels.dotsInto(rest, directions, p, part);
        });
        Matrix left = panels.sum(1, rest.count(), (p, part) -> {
            Products.addTimesInto(-1, second, directions.in(p), rest.in(p));
            squaresInto(rest, p, part);
        });
        for (Matrix along : List.of(first, second)) {
            for (int v = 0; v < rest.count(); v++) {
                int to = (rest.from() + v) * coordinates.columns() + from;
                int count = along.columns();
                Dot.addInto(1, along.entries(), v * count, count, coordinates.entries(), to);
            }
        }
        return left.entries();
    }

    private static double[] squares(Panels.Vectors rest) {
        return rest.panels()
                .sum(1, rest.count(), (p, part) -> squaresInto(rest, p, part))
                .entries();
    }

    private static void squaresInto(Panels.Vectors rest, int p, Matrix part) {
        double[] entries = rest.panels().panel(p).entries();
        int width = rest.panels().panel(p).columns();
        for (int v = 0; v < rest.count(); v++) {
            int at = (rest.from() + v) * width;
            part.entries()[v] = Dot.of(entries, at, entries, at, width);
        }
    }
}
