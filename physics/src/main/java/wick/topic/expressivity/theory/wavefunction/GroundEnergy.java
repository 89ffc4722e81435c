package wick.topic.expressivity.theory.wavefunction;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.topic.expressivity.wavefunction.SpinChain;

/// The energy of the ground state of a ring of spins, in two ways that share nothing.
public final class GroundEnergy {
    /// The most sites for [#lanczos]: vectors of 2²⁰ numbers.
    public static final int MOST = 20;

    private static final int STEPS = 200;
    private static final double CONVERGED = 1e-13;

    private GroundEnergy() {}

    /// −Σ_k √(1 + g² − 2 g cos k) over the N momenta k = (2m + 1) π/N: spins become free fermions, with
    /// antiperiodic boundaries in the sector of the ground state.
    ///
    /// Source: Pfeuty 1970, Annals of Physics 57, 79.
    public static double freeFermions(SpinChain.TransverseIsing chain) {
        double g = chain.field();
        double sum = 0;
        for (int m = 0; m < chain.sites(); m++) {
            sum -= Math.sqrt(1 + g * g - 2 * g * Math.cos((2 * m + 1) * Math.PI / chain.sites()));
        }
        return sum;
    }

    /// The least eigenvalue of the Hamiltonian in the sector of the chain's start, by Lanczos' recursion
    /// from a positive vector, which no positive ground state is orthogonal to.
    ///
    /// @throws IllegalArgumentException for more than [#MOST] sites
    public static double lanczos(SpinChain chain) {
        if (chain.sites() > MOST) {
            throw new IllegalArgumentException("exact diagonalization of " + chain.sites() + " spins: at most " + MOST);
        }
        int size = 1 << chain.sites();
        double[] before = new double[size];
        double[] now = new double[size];
        double[] next = new double[size];
        int members = 0;
        for (int state = 0; state < size; state++) {
            now[state] = sameSector(chain, state) ? 1 : 0;
            members += sameSector(chain, state) ? 1 : 0;
        }
        scale(1 / Math.sqrt(members), now);
        double[] alpha = new double[STEPS];
        double[] beta = new double[STEPS];
        double energy = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            applyInto(chain, now, next);
            for (int i = 0; i < size; i++) {
                alpha[step] += now[i] * next[i];
            }
            double square = 0;
            for (int i = 0; i < size; i++) {
                next[i] -= alpha[step] * now[i] + (step == 0 ? 0 : beta[step - 1] * before[i]);
                square += next[i] * next[i];
            }
            beta[step] = Math.sqrt(square);
            double lowest = lowest(step + 1, alpha, beta);
            if (beta[step] < 1e-10 || Math.abs(energy - lowest) < CONVERGED * Math.abs(lowest)) {
                return lowest;
            }
            energy = lowest;
            scale(1 / beta[step], next);
            double[] free = before;
            before = now;
            now = next;
            next = free;
        }
        throw new ArithmeticException("Lanczos' recursion did not converge in " + STEPS + " steps");
    }

    private static boolean sameSector(SpinChain chain, int state) {
        return switch (chain) {
            case SpinChain.TransverseIsing _ -> true;
            case SpinChain.Heisenberg(int sites) -> 2 * Integer.bitCount(state) == sites;
        };
    }

    private static void applyInto(SpinChain chain, double[] x, double[] y) {
        for (int state = 0; state < x.length; state++) {
            double sum = chain.diagonal(state) * x[state];
            for (int move = 0; move < chain.sites(); move++) {
                double element = chain.offDiagonal(state, move);
                sum += element == 0 ? 0 : element * x[chain.after(state, move)];
            }
            y[state] = sum;
        }
    }

    private static void scale(double factor, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }

    private static double lowest(int size, double[] alpha, double[] beta) {
        Matrix tridiagonal = Matrix.zeros(size, size);
        for (int i = 0; i < size; i++) {
            tridiagonal.set(i, i, alpha[i]);
            if (i + 1 < size) {
                tridiagonal.set(i, i + 1, beta[i]);
                tridiagonal.set(i + 1, i, beta[i]);
            }
        }
        return SymmetricEigen.of(tridiagonal).values().at(0);
    }
}
