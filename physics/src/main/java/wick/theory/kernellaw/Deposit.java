package wick.theory.kernellaw;

import java.util.Arrays;

/// Collects masses at any positions on the points of a uniform grid.
final class Deposit {
    private final double step;
    private final double[] weights = new double[Interpolation.POINTS];
    private int low;
    private double[] masses;
    private double zero;

    /// For positions between `least` and `most`.
    Deposit(double step, double least, double most) {
        this.step = step;
        low = (int) Math.floor(least / step) - Interpolation.BEFORE;
        int high = (int) Math.floor(most / step) + Interpolation.POINTS - Interpolation.BEFORE;
        masses = new double[high - low + 1];
    }

    void add(double u, double mass) {
        double position = u / step;
        int cell = (int) Math.floor(position);
        Interpolation.weightsInto(position - cell, weights);
        int from = cell - Interpolation.BEFORE - low;
        for (int k = 0; k < weights.length; k++) {
            masses[from + k] += mass * weights[k];
        }
    }

    void addZero(double mass) {
        zero += mass;
    }

    /// Adds `factor` times a law on the same grid.
    void add(LogLaw law, double factor) {
        zero += factor * law.zero();
        reserve(law.low(), law.low() + law.size());
        double[] other = law.masses();
        int shift = law.low() - low;
        for (int i = 0; i < other.length; i++) {
            masses[shift + i] += factor * other[i];
        }
    }

    private void reserve(int from, int to) {
        if (from < low || to > low + masses.length) {
            int start = Math.min(from, low);
            double[] wider = new double[Math.max(to, low + masses.length) - start];
            System.arraycopy(masses, 0, wider, low - start, masses.length);
            masses = wider;
            low = start;
        }
    }

    LogLaw law() {
        return new LogLaw(step, low, Arrays.copyOf(masses, masses.length), zero);
    }
}
