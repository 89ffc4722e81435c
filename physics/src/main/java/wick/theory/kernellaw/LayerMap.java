package wick.theory.kernellaw;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wick.network.Abs;
import wick.network.Activation;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Monomial;
import wick.network.RectifiedMonomial;
import wick.network.Relu;
import wick.numeric.parallel.Parallel;

/// The law of S = (C_W/n) Σ φ(z_i)², i = 1 … n, z_i ~ N(0, K), for every K: the sum by doubling.
///
/// The law of one unit's square lies on a coarse grid, that of the whole sum on the given one: the relative
/// width of a sum of m terms falls as m^−½, and what m terms contribute to n is seen on a scale n/m as
/// coarse.
final class LayerMap {
    private final Activation activation;
    private final int width;
    private final double weightVariance;
    private final Grid grid;
    private final int degree;
    private final Map<Integer, LogLaw> laws = new ConcurrentHashMap<>();

    LayerMap(Activation activation, int width, double weightVariance, Grid grid) {
        this.activation = activation;
        this.width = width;
        this.weightVariance = weightVariance;
        this.grid = grid;
        degree = degree(activation);
    }

    /// p where φ(λz) = λ^p φ(z) for λ > 0, else −1.
    static int degree(Activation activation) {
        return switch (activation) {
            case Linear _, Relu _, LeakyRelu _, Abs _ -> 1;
            case Monomial monomial -> monomial.degree();
            case RectifiedMonomial monomial -> monomial.degree();
            default -> -1;
        };
    }

    /// The law of S where the law of K − C_b is `before` and C_b = `floor`.
    LogLaw after(LogLaw before, double floor) {
        if (before.isCertain()) {
            return given(floor + (before.size() == 0 ? 0 : Math.exp(before.at(0))));
        }
        if (degree < 0) {
            Parallel.forEach(before.size(), i -> source(before, i, floor));
        }
        Deposit deposit = new Deposit(grid.step(), before.at(0), before.at(before.size() - 1));
        if (before.zero() > 0) {
            deposit.add(given(floor), before.zero());
        }
        for (int i = 0; i < before.size(); i++) {
            deposit.add(source(before, i, floor), before.mass(i));
        }
        return deposit.law().trimmed(grid.least());
    }

    private LogLaw source(LogLaw before, int i, double floor) {
        double variance = floor + Math.exp(before.at(i));
        return degree >= 0
                ? shifted(degree * Math.log(variance))
                : laws.computeIfAbsent(before.low() + i, _ -> sum(variance));
    }

    /// The law of S for a homogeneous activation: that at K = 1 times a power of K.
    private LogLaw shifted(double shift) {
        LogLaw unit = laws.computeIfAbsent(0, _ -> sum(1));
        long steps = Math.round(shift / grid.step());
        if (Math.abs(shift / grid.step() - steps) < 1e-9) {
            return new LogLaw(grid.step(), unit.low() + Math.toIntExact(steps), unit.masses(), unit.zero());
        }
        Deposit deposit = new Deposit(grid.step(), unit.at(0) + shift, unit.at(Math.max(unit.size() - 1, 0)) + shift);
        for (int i = 0; i < unit.size(); i++) {
            deposit.add(unit.at(i) + shift, unit.mass(i));
        }
        deposit.addZero(unit.zero());
        return deposit.law();
    }

    LogLaw given(double variance) {
        if (variance == 0) {
            double value = activation.value(0);
            return onGrid(weightVariance * value * value);
        }
        return degree >= 0 ? shifted(degree * Math.log(variance)) : sum(variance);
    }

    private LogLaw onGrid(double x) {
        Deposit deposit = new Deposit(grid.step(), x == 0 ? 0 : Math.log(x), x == 0 ? 0 : Math.log(x));
        if (x == 0) {
            deposit.addZero(1);
        } else {
            deposit.add(Math.log(x), 1);
        }
        return deposit.law().trimmed(grid.least());
    }

    private LogLaw sum(double variance) {
        return new Sum(new SquaredUnit(activation, variance, width == 1 ? step(0) / 4 : step(64))).of(width, 0);
    }

    /// The step for sums of which 2^`level` make the whole.
    private double step(int level) {
        double step = grid.step();
        for (int k = 0; k < level && 2 * step <= grid.coarsest(); k++) {
            step *= 2;
        }
        return step;
    }

    private final class Sum {
        private record Part(int count, int level) {}

        private final SquaredUnit unit;
        private final Map<Part, LogLaw> parts = new HashMap<>();

        Sum(SquaredUnit unit) {
            this.unit = unit;
        }

        LogLaw of(int count, int level) {
            Part part = new Part(count, level);
            LogLaw known = parts.get(part);
            if (known != null) {
                return known;
            }
            LogLaw law;
            if (count == 1) {
                law = unit.law(weightVariance / width, width, grid.withStep(step(level)));
            } else {
                int refinement = (int) Math.round(step(level + 1) / step(level));
                law = LogSum.of(of(count / 2, level + 1), of(count - count / 2, level + 1), refinement);
            }
            law = law.trimmed(grid.least());
            parts.put(part, law);
            return law;
        }
    }
}
