package wick.lab.implicit;

import wick.lab.realization.Dot;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;

/// A Gaussian matrix A of independent entries that is never drawn: it answers A h and Aᵀ p, in any order,
/// whatever later queries owe to earlier answers, and it may be moved by gradient steps in between. The joint
/// law of all answers is exactly that of a stored matrix, at every size.
///
/// Q and P are orthonormal bases of the vectors asked from the right and from the left, U = A Q and V = Aᵀ P
/// what was answered. Given these the rest of A is still independent noise, so for a new direction q
///
///     A q = P (Vᵀ q) + (1 − P Pᵀ) g,    g ~ N(0, 1),
///
/// and for a new p the same with the roles exchanged. Steps along vectors that were asked before are kept
/// as A + P M Qᵀ with a small matrix M.
///
/// Source: Bolthausen 2014, arXiv:1201.2891; Yang 2020, arXiv:2009.10685.
public final class GaussianMatrix {

    /// `rows` x `columns` entries of this standard deviation.
    public record Shape(int rows, int columns, double deviation) {}

    /// How many vectors will be asked at most, from the right and from the left.
    public record Queries(int right, int left) {

        /// Doubles that a matrix of this shape keeps for them.
        public double doubles(Shape shape) {
            double fromRight = Math.min(right, shape.columns());
            double fromLeft = Math.min(left, shape.rows());
            return (fromRight + fromLeft) * ((double) shape.rows() + shape.columns()) + fromRight * fromLeft;
        }
    }

    /// One of the two sides: the directions asked and what was answered to each, in units of the deviation.
    private record Side(Basis asked, Panels answers, int number) {

        Panels.Vectors known() {
            return answers.vectors(0, asked.rank());
        }
    }

    private final double deviation;
    private final Side right;
    private final Side left;
    /// M, in the coordinates of `left` and `right`.
    private final Matrix moved;
    private final Address address;

    /// The noise of direction k lies at blocks of `address`, one for each side and panel.
    public GaussianMatrix(Shape shape, Queries queries, Address address) {
        deviation = shape.deviation();
        right = side(0, queries.right(), shape.columns(), shape.rows());
        left = side(1, queries.left(), shape.rows(), shape.columns());
        moved = Matrix.zeros(left.asked().most(), right.asked().most());
        this.address = address;
    }

    private static Side side(int number, int queries, int units, int answering) {
        Basis asked = new Basis(queries, units);
        return new Side(asked, Panels.zeros(asked.most(), answering), number);
    }

    /// `answers` ← A h. Gives the coordinates of h among the directions asked from the right: their products
    /// are those of the vectors, and [#move] wants them.
    public Matrix right(Panels.Vectors h, Panels.Vectors answers) {
        return ask(right, left, h, answers);
    }

    /// `answers` ← Aᵀ p, as [#right].
    public Matrix left(Panels.Vectors p, Panels.Vectors answers) {
        return ask(left, right, p, answers);
    }

    /// A ← A + factor Σ_b p_b h_bᵀ over the vectors with these coordinates.
    public void move(double factor, Matrix p, Matrix h) {
        Matrix product = Products.transposedTimes(p, h);
        Dot.addInto(factor, product.entries(), 0, product.entries().length, moved.entries(), 0);
    }

    private Matrix ask(Side side, Side other, Panels.Vectors queries, Panels.Vectors answers) {
        int known = side.asked().rank();
        Matrix coordinates = side.asked().take(queries);
        Panels.Vectors fresh = side.answers().vectors(known, side.asked().rank() - known);
        Matrix correction = draw(side, other, known, fresh);
        Matrix moves =
                side.number() == 0 ? Products.timesTransposed(coordinates, moved) : Products.times(coordinates, moved);
        Panels.Vectors basis = other.asked().directions();
        answers.panels().forEach(p -> {
            Products.addTimesInto(1, correction, basis.in(p), fresh.in(p));
            answers.clear(p);
            Products.addTimesInto(deviation, coordinates, side.known().in(p), answers.in(p));
            Products.addTimesInto(1, moves, basis.in(p), answers.in(p));
        });
        return coordinates;
    }

    /// `fresh` ← g, one for each new direction q; gives Vᵀ q − Pᵀ g, a row for each.
    private Matrix draw(Side side, Side other, int known, Panels.Vectors fresh) {
        Panels.Vectors basis = other.asked().directions();
        int panels = fresh.panels().count();
        Matrix along = fresh.panels().sum(fresh.count(), basis.count(), (p, part) -> {
            for (int k = 0; k < fresh.count(); k++) {
                int block = Math.addExact(Math.multiplyExact(2 * (known + k) + side.number(), panels), p);
                int width = fresh.panels().panel(p).columns();
                address.block(block)
                        .open()
                        .normalsInto(width, fresh.panels().panel(p).entries(), (known + k) * width);
            }
            Panels.dotsInto(fresh, basis, p, part);
        });
        Matrix seen = Panels.dots(side.asked().directions(known), other.known());
        Dot.addInto(-1, along.entries(), 0, along.entries().length, seen.entries(), 0);
        return seen;
    }
}
