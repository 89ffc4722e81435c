package wick.lab.simulation;

/// What is read off one network: [#size] numbers, each averaged over units and realizations of the noise, and
/// over the readings of the [Course] where nothing else is said. Lags count intervals of the course.
public sealed interface Reading {

    /// How many numbers it gives.
    int size();

    /// How many intervals of readings the course must last for it.
    int reach();

    /// ⟨h⟩ (or ⟨φ⟩): one number.
    record Mean(Field field) implements Reading {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public int reach() {
            return 0;
        }
    }

    /// (1/N) Σ_i h_i(t) h_i(t + τ) at the lags 0, 1, …, `lags`; with what is static, and with ⟨h⟩². At lag
    /// 0 the variance about zero.
    record Autocorrelation(Field field, int lags) implements Reading {
        public Autocorrelation {
            atLeast("lags", lags, 0);
        }

        @Override
        public int size() {
            return lags + 1;
        }

        @Override
        public int reach() {
            return lags;
        }
    }

    /// (1/N) Σ_i h_i^a(t) h_i^b(t + τ) for different realizations a and b of the noise of one network: the
    /// part of the autocorrelation that the noise does not wash out, without bias. At the lags 0, 1, …,
    /// `lags`; the rest of [Autocorrelation] fluctuates.
    record Shared(Field field, int lags) implements Reading {
        public Shared {
            atLeast("lags", lags, 0);
        }

        @Override
        public int size() {
            return lags + 1;
        }

        @Override
        public int reach() {
            return lags;
        }
    }

    /// C(t, s) = (1/N) Σ_i h_i(t) h_i(s), not averaged over time, for the first `times` + 1 readings: row
    /// by row, both t and s.
    record TwoTime(Field field, int times) implements Reading {
        public TwoTime {
            atLeast("times", times, 0);
        }

        @Override
        public int size() {
            return Math.multiplyExact(times + 1, times + 1);
        }

        @Override
        public int reach() {
            return times;
        }
    }

    /// The mean response R(τ) = (1/N) Σ_i ∂h_i(t + τ)/∂h_i(t) with the noise held fixed, at the lags 0, …,
    /// `lags`. From tangent vectors that begin as random signs: unbiased, whatever their number.
    record Response(int lags) implements Reading {
        public Response {
            atLeast("lags", lags, 1);
        }

        @Override
        public int size() {
            return lags + 1;
        }

        @Override
        public int reach() {
            return lags;
        }
    }

    /// The mean squared growth of a small random perturbation, (1/N) Σ_ij (∂h_i(t + τ)/∂h_j(t))², at the lags
    /// 0, …, `lags`.
    record Perturbation(int lags) implements Reading {
        public Perturbation {
            atLeast("lags", lags, 1);
        }

        @Override
        public int size() {
            return lags + 1;
        }

        @Override
        public int reach() {
            return lags;
        }
    }

    /// The `count` largest Lyapunov exponents, in descending order, per time, with the noise held fixed.
    /// Tangent vectors are orthonormalized at every reading; those of the settling time turn them into
    /// their directions.
    ///
    /// Source: Benettin, Galgani, Giorgilli and Strelcyn 1980, doi:10.1007/BF02128236.
    record Exponents(int count) implements Reading {
        public Exponents {
            atLeast("number of Lyapunov exponents", count, 1);
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public int reach() {
            return 1;
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " " + value + " must be at least " + least);
        }
    }
}
