package wick.theory.kernellaw;

/// The kernel of two inputs: K₁₁, K₁₂, K₂₂.
record GramNode(double first, double cross, double second) {
    double correlation() {
        return first > 0 && second > 0 ? cross / Math.sqrt(first) / Math.sqrt(second) : 0;
    }
}
