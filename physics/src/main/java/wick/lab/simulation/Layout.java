package wick.lab.simulation;

import java.util.List;

/// The columns of the state of one network: first a group of one column for each realization of the noise,
/// the currents; then such a group for every tangent vector. `probe` is the group that carries the
/// response, or −1; `exponents` are the groups from `firstExponent` on.
record Layout(int size, int realizations, int probe, int firstExponent, int exponents) {
    /// Entries that one task covers, about.
    private static final int STRETCH = 1 << 13;

    static Layout of(Population population, List<Reading> readings) {
        boolean probes =
                readings.stream().anyMatch(r -> r instanceof Reading.Response || r instanceof Reading.Perturbation);
        int exponents = readings.stream()
                .mapToInt(r -> r instanceof Reading.Exponents(int count) ? count : 0)
                .max()
                .orElse(0);
        return new Layout(population.size(), population.realizations(), probes ? 1 : -1, probes ? 2 : 1, exponents);
    }

    int groups() {
        return firstExponent + exponents;
    }

    int columns() {
        return Math.multiplyExact(realizations, groups());
    }

    /// Rows of one block; it depends on the number of realizations alone, so that the noise does, too.
    int rowsPerBlock() {
        return Math.max(1, STRETCH / realizations);
    }

    int blocks() {
        return (size + rowsPerBlock() - 1) / rowsPerBlock();
    }

    int blockStart(int block) {
        return Math.min(size, block * rowsPerBlock());
    }
}
