package wick.theory.infinitewidth;

/// Gaussian averages of one activation at variance q, with derivatives in q: square = ⟨φ²⟩, slopeSquare =
/// ⟨φ′²⟩, squareGrowth = d⟨φ²⟩/dq, slopeSquareGrowth = d⟨φ′²⟩/dq.
///
/// `error` bounds the numerical error of each relative to its natural scale: the averages themselves, for
/// d⟨φ²⟩/dq = ⟨φ′² + φφ″⟩ the larger of it and ⟨φ′²⟩.
record Moments(double square, double slopeSquare, double squareGrowth, double slopeSquareGrowth, double error) {

    /// Error of closed forms: a few roundings.
    static final double ROUNDING = 2e-15;

    double squareError() {
        return error * square;
    }

    double slopeSquareError() {
        return error * slopeSquare;
    }

    double squareGrowthError() {
        return error * Math.max(Math.abs(squareGrowth), slopeSquare);
    }
}
