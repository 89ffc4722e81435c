package wick.topic.expressivity.wavefunction;

/// A ring of `sites` spins of 1/2 by the elements of its Hamiltonian between states of definite s^z. Bit i
/// of a state is 1 where spin i points down, s_i = −1.
///
/// From a state there is one move for each site, which flips one spin or two neighbors.
public sealed interface SpinChain {
    /// The most sites, so that a state is an `int`.
    int MOST = 30;

    int sites();

    /// ⟨s|H|s⟩
    double diagonal(int state);

    /// ⟨s′|H|s⟩ for the state after move k, negative or zero.
    double offDiagonal(int state, int move);

    /// The state after move k.
    int after(int state, int move);

    /// A state from which moves with an element different from zero lead to every state of the ground
    /// state's sector.
    int start();

    /// The least energy of a state without entanglement, a product of one spin state repeated (for the
    /// Heisenberg chain, alternating).
    double productEnergy();

    /// H = −Σ Z_i Z_{i+1} − g Σ X_i with Pauli matrices; critical at g = 1.
    record TransverseIsing(int sites, double field) implements SpinChain {
        public TransverseIsing {
            requireSites(sites);
            if (!(field > 0 && field <= 100)) {
                throw new IllegalArgumentException("field " + field + " must be above 0 and at most 100");
            }
        }

        @Override
        public double diagonal(int state) {
            return 2.0 * Integer.bitCount(state ^ turned(state, sites)) - sites;
        }

        @Override
        public double offDiagonal(int state, int move) {
            return -field;
        }

        @Override
        public int after(int state, int move) {
            return state ^ (1 << move);
        }

        @Override
        public int start() {
            return 0;
        }

        @Override
        public double productEnergy() {
            return -sites * (field < 2 ? 1 + field * field / 4 : field);
        }
    }

    /// H = Σ S_i · S_{i+1} on an even number of sites. The state of every second spin is turned about z
    /// (Marshall's sign rule), which makes the ground state positive and changes no energy. The sector of
    /// the ground state is S^z = 0.
    record Heisenberg(int sites) implements SpinChain {
        public Heisenberg {
            requireSites(sites);
            if (sites % 2 == 1) {
                throw new IllegalArgumentException(
                        "a Heisenberg chain of " + sites + " sites: the sign rule needs an even number");
            }
        }

        @Override
        public double diagonal(int state) {
            return sites / 4.0 - Integer.bitCount(state ^ turned(state, sites)) / 2.0;
        }

        @Override
        public double offDiagonal(int state, int move) {
            return ((state ^ turned(state, sites)) >> move & 1) == 0 ? 0 : -0.5;
        }

        @Override
        public int after(int state, int move) {
            return state ^ (1 << move) ^ (1 << ((move + 1) % sites));
        }

        @Override
        public int start() {
            return 0x55555555 & ((1 << sites) - 1);
        }

        @Override
        public double productEnergy() {
            return -sites / 4.0;
        }
    }

    /// The state with spin i + 1 at place i.
    private static int turned(int state, int sites) {
        return (state >> 1) | ((state & 1) << (sites - 1));
    }

    private static void requireSites(int sites) {
        if (sites < 3 || sites > MOST) {
            throw new IllegalArgumentException("a ring of " + sites + " spins: allowed are 3 to " + MOST);
        }
    }
}
