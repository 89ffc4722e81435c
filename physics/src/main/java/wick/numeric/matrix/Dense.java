package wick.numeric.matrix;

/// A stored matrix, row-major, of doubles or floats.
public sealed interface Dense permits Matrix, FloatMatrix {
    int rows();

    int columns();

    double at(int row, int column);
}
