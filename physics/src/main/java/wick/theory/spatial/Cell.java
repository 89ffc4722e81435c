package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;

/// Working memory of one task: for the pairs of one shift and for each of several second inputs, half the
/// mean squared difference D = ½⟨(z − z′)²⟩ of the signals at the two positions and their tangent kernel Θ.
///
/// D in place of the covariance K = ½(⟨z²⟩ + ⟨z′²⟩) − D keeps the digits of nearly equal signals, to which
/// Θ behind a kink is as sensitive as a square root.
final class Cell {
    double[] separation = new double[0];
    double[] tangent = new double[0];
    double[] scale = new double[0];
    double[] apart = new double[0];
    final Slide.Sheets sheets = new Slide.Sheets();
    final Sheet sheet = new Sheet();
    private final List<double[]> shelf = new ArrayList<>();

    /// Makes room for `length` entries. What the arrays held is lost.
    void reserve(int length) {
        if (separation.length < length) {
            separation = new double[length];
            tangent = new double[length];
            scale = new double[length];
            apart = new double[length];
            shelf.clear();
        }
    }

    /// An array as long as the others, to be given back.
    double[] take() {
        return shelf.isEmpty() ? new double[separation.length] : shelf.removeLast();
    }

    void giveBack(double[] array) {
        shelf.add(array);
    }
}
