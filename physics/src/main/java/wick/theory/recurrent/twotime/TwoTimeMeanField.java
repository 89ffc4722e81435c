package wick.theory.recurrent.twotime;

import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.SequentialAverages;

/// The two-time equations of a recurrent network of infinitely many units, whose states start at h(0) ~ N(0, v₀)
/// independently of everything else, for any activation, bias and input.
///
/// As weights, biases and input weights have mean zero, every unit is a Gaussian process of mean zero at
/// infinite N, with the covariance C(t, s) of
///
///     (∂_t + γ)(∂_s + γ) C = κ δ(t − s) + g² ⟨φ(h_t) φ(h_s)⟩_C + σ_b² + ⟨u_t u_s⟩,
///
/// or of h(t + η) = (1 − ηγ) h(t) + η (current) + √(κη) ξ in steps. The right side needs C at earlier times
/// alone, so one walk through time finds it: exactly in steps; in continuous time at least three walks, each
/// with half the spacing of the one before, from which errors of second and third order are extrapolated away;
/// what the last extrapolation changes is the error.
///
/// Source: Sompolinsky, Crisanti and Sommers 1988, Phys. Rev. Lett. 61, 259; Schuecker, Goedeke and Helias 2018,
/// Phys. Rev. X 8, 041029.
public final class TwoTimeMeanField {
    /// The largest spacing of the first walk, in units of 1/γ.
    private static final double WIDEST = 0.2;

    private static final double ACCURACY = 1e-6;
    /// Times of one walk: 10^4 take some ten seconds.
    private static final int MOST = 20_000;

    private static final double NUDGE = 1e-6;
    private static final double ROUNDING = 4e-16;

    private final RecurrentNetwork network;
    private final double initialVariance;
    private final double accuracy;

    private TwoTimeMeanField(RecurrentNetwork network, double initialVariance, double accuracy) {
        this.network = network;
        this.initialVariance = initialVariance;
        this.accuracy = accuracy;
    }

    /// @throws IllegalArgumentException for a negative v₀ = `initialVariance`, and for steps so large that the
    ///     decay alone makes h grow
    public static TwoTimeMeanField of(RecurrentNetwork network, double initialVariance) {
        if (!(initialVariance >= 0) || Double.isInfinite(initialVariance)) {
            throw new IllegalArgumentException(
                    "initial variance " + initialVariance + " must be finite and at least 0");
        }
        if (network.time() instanceof Time.Steps(double step) && step * network.decay() >= 2) {
            throw new IllegalArgumentException("a step of " + step + " at decay rate " + network.decay()
                    + " multiplies h by " + (1 - step * network.decay()) + " at each step, which never settles; below "
                    + 2 / network.decay() + " noise makes the variance larger than in continuous time by 1/(1 − "
                    + "step · decay/2)");
        }
        return new TwoTimeMeanField(network, initialVariance, ACCURACY);
    }

    /// In continuous time: walks with shorter and shorter spacing until the stated error is at most this, or until a
    /// walk would have too many times; 1e-6 unless said otherwise.
    public TwoTimeMeanField withAccuracy(double relative) {
        if (!(relative > 0)) {
            throw new IllegalArgumentException("accuracy " + relative + " must be positive");
        }
        return new TwoTimeMeanField(network, initialVariance, relative);
    }

    /// ⟨h h⟩ and ⟨φ φ⟩ at the times of the window.
    public TwoTimeState over(Window window) {
        Solution solution = solve(window, new Companion.None());
        return new TwoTimeState(solution.states, solution.activities);
    }

    /// ⟨δh(t) δh(s)⟩, averaged over units, of a small perturbation that is drawn with variance 1 at time number
    /// `start` of the window, independently of the states, and 0 before: at equal times (1/N) Σ_ij (∂h_i(t) /
    /// ∂h_j(t_start))², which grows as e^{2λt} with the largest Lyapunov exponent λ.
    ///
    /// @throws IllegalArgumentException for an activation that jumps
    public TwoTimeFunction perturbation(Window window, int start) {
        if (start < 0 || start > window.intervals()) {
            throw new IllegalArgumentException(
                    "start " + start + " must be one of the times 0 to " + window.intervals() + " of the window");
        }
        if (!SequentialAverages.of(network.activation(), 0).hasSlopes()) {
            throw new IllegalArgumentException(network.activation().name()
                    + " jumps, so that the smallest perturbation grows without bound at once");
        }
        return solve(window, new Companion.Tangent(start)).others;
    }

    /// The network beside a copy whose start has this correlation with its own.
    public Copies copies(Window window, double correlation, CopyNoise noise) {
        if (!(Math.abs(correlation) <= 1)) {
            throw new IllegalArgumentException("correlation " + correlation + " of the starts must be in [−1, 1]");
        }
        Solution solution = solve(window, new Companion.Copy(correlation, noise));
        return new Copies(solution.states, solution.others);
    }

    /// ⟨δh_i(t)/δj_i(s)⟩, the mean response of a unit to a current at its own input after this time: that of
    /// the decay alone, since the weights have mean zero and no memory of one unit's past returns to it.
    public double meanResponse(double lag) {
        if (lag < 0) {
            return 0;
        }
        return switch (network.time()) {
            case Time.Continuous _ -> Math.exp(-network.decay() * lag);
            case Time.Steps(double step) -> Math.pow(1 - step * network.decay(), Math.rint(lag / step));
        };
    }

    private record Solution(TwoTimeFunction states, TwoTimeFunction activities, TwoTimeFunction others) {}

    private Solution solve(Window window, Companion companion) {
        return switch (network.time()) {
            case Time.Steps(double step) -> inSteps(window, companion, step);
            case Time.Continuous _ -> continuous(window, companion);
        };
    }

    private Solution inSteps(Window window, Companion companion, double step) {
        int every = window.stepsPerInterval(step);
        requireFeasible((long) every * window.intervals());
        March.Grid grid =
                new March.Grid(Scheme.inSteps(network.decay(), step), step, every * window.intervals(), every, 1);
        March.Tables exact = march(companion, grid);
        return solution(window, companion, exact, new Errors(0, 0, 0).plus(own(companion, grid, exact)));
    }

    private Solution continuous(Window window, Companion companion) {
        int every = (int) Math.min(MOST, Math.ceil(window.spacing() * network.decay() / WIDEST));
        requireFeasible(4L * every * window.intervals());
        March.Tables first = march(companion, grid(window, every));
        Errors own = own(companion, grid(window, every), first);
        March.Tables second = march(companion, grid(window, 2 * every));
        March.Tables coarse = extrapolated(first, second, 2);
        for (int finer = 4 * every; ; finer *= 2) {
            March.Tables third = march(companion, grid(window, finer));
            March.Tables fine = extrapolated(second, third, 2);
            March.Tables best = extrapolated(coarse, fine, 3);
            Errors errors = distance(companion, fine, best).plus(own);
            if (errors.largest() <= accuracy || 2L * finer * window.intervals() > MOST) {
                return solution(window, companion, best, errors);
            }
            second = third;
            coarse = fine;
        }
    }

    private March.Grid grid(Window window, int every) {
        double spacing = window.spacing() / every;
        return new March.Grid(
                Scheme.continuous(network.decay(), spacing), spacing, every * window.intervals(), every, 1);
    }

    private March.Tables march(Companion companion, March.Grid grid) {
        return March.through(network, initialVariance, companion, grid);
    }

    private static void requireFeasible(long count) {
        if (count > MOST) {
            throw new IllegalArgumentException("the window takes " + count + " times where at most " + MOST
                    + " are possible: the work grows as their square; shorten it, or lengthen the step");
        }
    }

    /// Largest differences relative to √(s_i s_j), for states, activities and the companion.
    private record Errors(double states, double activities, double others) {
        Errors plus(Errors more) {
            return new Errors(states + more.states, activities + more.activities, others + more.others);
        }

        double largest() {
            return Math.max(states, Math.max(activities, others));
        }

        Errors times(double factor) {
            return new Errors(factor * states, factor * activities, factor * others);
        }
    }

    /// What errors of the Gaussian averages do: all of them are made larger by a small part at once, which moves
    /// the solution most, as nothing in it cancels.
    private Errors own(Companion companion, March.Grid grid, March.Tables found) {
        March.Grid nudged =
                new March.Grid(grid.scheme(), grid.spacing(), grid.count(), grid.every(), grid.gain() + NUDGE);
        Errors moved = distance(companion, found, march(companion, nudged)).times(found.error() / NUDGE);
        double rounding = ROUNDING * grid.count();
        return moved.plus(new Errors(rounding, rounding, rounding));
    }

    private static Errors distance(Companion companion, March.Tables a, March.Tables b) {
        Matrix scale = companion instanceof Companion.Tangent ? b.others() : b.states();
        return new Errors(
                distance(a.states(), b.states(), b.states()),
                distance(a.activities(), b.activities(), b.activities()),
                distance(a.others(), b.others(), scale));
    }

    private static double distance(Matrix a, Matrix b, Matrix scale) {
        double largest = 0;
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j <= i; j++) {
                double size = Math.sqrt(scale.at(i, i) * scale.at(j, j));
                if (size > 0) {
                    largest = Math.max(largest, Math.abs(a.at(i, j) - b.at(i, j)) / size);
                }
            }
        }
        return largest;
    }

    /// Errors of this order in the spacing cancel.
    private static March.Tables extrapolated(March.Tables coarse, March.Tables fine, int order) {
        return new March.Tables(
                extrapolated(coarse.states(), fine.states(), order),
                extrapolated(coarse.activities(), fine.activities(), order),
                extrapolated(coarse.others(), fine.others(), order),
                fine.error());
    }

    private static Matrix extrapolated(Matrix coarse, Matrix fine, int order) {
        Matrix limit = Matrix.zeros(fine.rows(), fine.columns());
        for (int k = 0; k < limit.entries().length; k++) {
            double change = fine.entries()[k] - coarse.entries()[k];
            limit.entries()[k] = fine.entries()[k] + change / ((1 << order) - 1);
        }
        return limit;
    }

    private Solution solution(Window window, Companion companion, March.Tables tables, Errors errors) {
        TwoTimeFunction states = TwoTimeFunction.of(window.times(), tables.states(), errors.states);
        TwoTimeFunction activities = TwoTimeFunction.of(window.times(), tables.activities(), errors.activities);
        TwoTimeFunction others = companion instanceof Companion.Copy
                ? new TwoTimeFunction(window.times(), tables.others(), states.scales(), errors.others)
                : TwoTimeFunction.of(window.times(), tables.others(), errors.others);
        return new Solution(states, activities, others);
    }
}
