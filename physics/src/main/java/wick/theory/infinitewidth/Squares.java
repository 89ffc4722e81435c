package wick.theory.infinitewidth;

/// ⟨φ²⟩ and ⟨φ′²⟩ at one variance; the latter is infinite where φ jumps.
record Squares(double square, double slopeSquare) {}
