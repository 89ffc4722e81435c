package wick.theory.kernellaw;

import java.util.function.DoubleUnaryOperator;
import wick.numeric.statistics.Tail;

/// The law of K = `floor` + x, x with the law `excess`.
record Law(double floor, LogLaw excess) {
    private static final double ROUNDING = 1e-12;
    private static final double TWO_PI = 2 * Math.PI;

    /// E f(K)
    double average(DoubleUnaryOperator f) {
        double sum = excess.zero() == 0 ? 0 : excess.zero() * f.applyAsDouble(floor);
        for (int i = 0; i < excess.size(); i++) {
            sum += excess.mass(i) * f.applyAsDouble(at(i));
        }
        return sum;
    }

    double at(int i) {
        return floor + Math.exp(excess.at(i));
    }

    /// The probability of K = 0.
    double dead() {
        return floor == 0 ? excess.zero() : 0;
    }

    /// E ln K over networks with K > 0.
    double logMean() {
        double dead = dead();
        return average(k -> k == 0 ? 0 : Math.log(k)) / (excess.total() - dead);
    }

    /// P(K ≤ k)
    double cumulative(double k) {
        if (k < floor) {
            return 0;
        }
        return k == floor ? excess.zero() : excess.cumulative(Math.log(k - floor));
    }

    /// √(Var K) / E K, 0 where K is 0.
    double relativeDeviation() {
        double mean = average(k -> k);
        return mean == 0 ? 0 : Math.sqrt(Math.max(average(k -> (k - mean) * (k - mean)), 0)) / mean;
    }

    /// P(|K / center − 1| ≤ within)
    double within(double center, double within) {
        double lower = center * (1 - within);
        return cumulative(center * (1 + within)) - (lower < floor ? 0 : cumulative(lower));
    }

    /// The density of ln(K − floor) at k, without the part at K = floor.
    double density(double k) {
        return k > floor ? excess.density(Math.log(k - floor)) : 0;
    }

    double quantile(double probability) {
        if (probability <= excess.zero() + ROUNDING || excess.size() == 0) {
            return floor;
        }
        if (excess.isCertain()) {
            return at(0);
        }
        double left = excess.at(0) - 12 * excess.step();
        double right = excess.at(excess.size() - 1) + 12 * excess.step();
        for (int i = 0; i < 60 && right - left > 1e-15 * Math.abs(left); i++) {
            double middle = (left + right) / 2;
            if (excess.cumulative(middle) < probability) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return floor + Math.exp((left + right) / 2);
    }

    /// The density of an output at z given K > 0, times the probability of K > 0.
    double outputDensity(double z) {
        return average(k -> k == 0 ? 0 : Math.exp(-z * z / (2 * k)) / Math.sqrt(TWO_PI * k));
    }

    /// P(output > z); a dead network's output is 0.
    double outputTail(double z) {
        return average(k -> k == 0 ? (z < 0 ? 1 : 0) : Tail.normal(z / Math.sqrt(k)));
    }

    /// The z with P(output ≤ z) = `probability`, 0 where dead networks decide it.
    double outputQuantile(double probability) {
        double upper = Math.min(probability, 1 - probability);
        if (outputTail(0) <= upper + ROUNDING || excess.size() + excess.zero() == 0) {
            return 0;
        }
        double left = 0;
        double right = Math.sqrt(at(excess.size() - 1)) * 40;
        for (int i = 0; i < 100 && right - left > 1e-15 * right; i++) {
            double middle = (left + right) / 2;
            if (outputTail(middle) > upper) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return probability < 0.5 ? -right : right;
    }
}
