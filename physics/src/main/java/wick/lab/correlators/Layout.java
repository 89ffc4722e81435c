package wick.lab.correlators;

import wick.lab.ensemble.Pairs;

/// The places of the numbers that one network has at one layer, for P inputs. Kernels stand first, then
/// tangent kernels, then what is only averaged.
record Layout(int inputs, Extent extent) {

    int pairs() {
        return Pairs.count(inputs);
    }

    /// S_ab
    int kernel(int a, int b) {
        return Pairs.index(a, b, inputs);
    }

    /// The mean of H_ii,ab over the readouts that are averaged.
    int tangent(int a, int b) {
        return pairs() + kernel(a, b);
    }

    /// How many numbers from the first on have covariances.
    int correlated() {
        return extent.covers(Extent.TANGENT) ? 2 * pairs() : pairs();
    }

    /// ln S_aa, negative infinity where a signal is dead.
    int logarithm(int a) {
        return correlated() + a;
    }

    /// The part of Cov(H_ii,ab, H_ii,cd) that is due to averaging few outputs; 0 where all are averaged.
    int within(int ab, int cd) {
        return correlated() + inputs + Pairs.index(ab, cd, pairs());
    }

    /// H_ij,ab H_ij,cd, for pairs in order or with the second one turned around.
    int mixing(int ab, int cd, boolean turned) {
        int couples = Pairs.count(pairs());
        return correlated() + inputs + couples * (turned ? 2 : 1) + Pairs.index(ab, cd, pairs());
    }

    int mixing(int a, int b, int c, int d) {
        return mixing(kernel(a, b), kernel(c, d), (a > b) != (c > d));
    }

    /// z_ia z_jb H_ij,cd
    int outputMixing(int a, int b, int c, int d) {
        return correlated() + inputs + 3 * Pairs.count(pairs()) + four(a, b, c, d);
    }

    /// dH_ijj,abc z_id
    int driftP(int a, int b, int c, int d) {
        return outputMixing(a, b, c, d) + fourth();
    }

    /// dH_iij,abc z_jd
    int driftQ(int a, int b, int c, int d) {
        return driftP(a, b, c, d) + fourth();
    }

    int size() {
        return switch (extent) {
            case KERNEL -> correlated() + inputs;
            case TANGENT -> outputMixing(0, 0, 0, 0) + fourth();
            case DRIFT -> driftQ(0, 0, 0, 0) + fourth();
        };
    }

    int fourth() {
        return Math.multiplyExact(inputs * inputs, inputs * inputs);
    }

    private int four(int a, int b, int c, int d) {
        return ((a * inputs + b) * inputs + c) * inputs + d;
    }
}
