package wick.experiment.recurrent;

import java.util.Locale;
import java.util.OptionalDouble;
import wick.numeric.matrix.Vector;

/// How recurrent networks are measured: how many, for how long, at which lags, and from which seed.
public record Plan(Crowd crowd, Window window, long seed) {

    /// `networks` networks, each under `realizations` realizations of its noise.
    public record Crowd(int networks, int realizations) {
        /// Fewer have no error to speak of.
        public static final int FEWEST = 4;

        public Crowd {
            if (networks < FEWEST) {
                throw new IllegalArgumentException(
                        "networks " + networks + " must be at least " + FEWEST + ", so that errors can be told");
            }
            if (realizations < 1) {
                throw new IllegalArgumentException("realizations " + realizations + " must be at least 1");
            }
        }
    }

    /// The same for another number of networks.
    public Plan withNetworks(int networks) {
        return new Plan(new Crowd(networks, crowd.realizations()), window, seed);
    }

    /// The first `burnIn` of time is let pass, then averages are taken over `duration`. `integrationStep` is that of
    /// the integrator in continuous time, chosen by the laboratory where absent.
    public record Window(double burnIn, double duration, Lags lags, OptionalDouble integrationStep) {

        /// Throws [IllegalArgumentException] unless this window is at least as long as a correlation time.
        public void requireLongerThan(double correlationTime) {
            if (duration < correlationTime) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "a window of %.4g is shorter than the correlation time %.4g: its averages would be of what"
                                + " happens to be, not of the stationary state; take at least %.4g, better %.4g",
                        duration,
                        correlationTime,
                        correlationTime,
                        50 * correlationTime));
            }
        }
    }

    /// Time differences, ascending from 0: multiples of `interval`, up to `count` of them.
    public record Lags(double interval, int count, Vector times) {
        private static final int FINEST = 1000;
        private static final double ROUNDING = 1e-7;

        /// 0, `interval`, …, `count` `interval`.
        public static Lags even(double interval, int count) {
            double[] times = new double[count + 1];
            for (int k = 0; k <= count; k++) {
                times[k] = k * interval;
            }
            return new Lags(interval, count, Vector.of(times));
        }

        /// These times, on the coarsest grid that holds them all and the steps of a network in steps.
        public static Lags of(Vector times, OptionalDouble step) {
            double largest = times.at(times.size() - 1);
            if (largest == 0) {
                return new Lags(step.orElse(1), 0, times);
            }
            if (step.isPresent()) {
                double unit = step.getAsDouble();
                requireMultiples(times, unit);
                return new Lags(unit, (int) Math.rint(largest / unit), times);
            }
            double smallest = times.at(0) > 0 ? times.at(0) : times.at(1);
            for (int parts = 1; parts <= FINEST; parts++) {
                double unit = smallest / parts;
                if (multiples(times, unit)) {
                    return new Lags(unit, (int) Math.rint(largest / unit), times);
                }
            }
            throw new IllegalArgumentException(
                    "lags " + times + " have no common unit of at least " + smallest / FINEST + ": choose round ones");
        }

        private static boolean multiples(Vector times, double unit) {
            for (double time : times.toArray()) {
                double count = time / unit;
                if (Math.abs(count - Math.rint(count)) > ROUNDING * Math.max(1, count)) {
                    return false;
                }
            }
            return true;
        }

        private static void requireMultiples(Vector times, double unit) {
            for (double time : times.toArray()) {
                if (!multiples(Vector.of(time), unit)) {
                    throw new IllegalArgumentException("lag " + time + " must be a whole number of steps of " + unit);
                }
            }
        }

        /// The place of each time on the grid.
        int index(int k) {
            return (int) Math.rint(times.at(k) / interval);
        }

        /// `time` rounded up to a whole number of intervals.
        double covering(double time) {
            return interval * Math.ceil(time / interval - ROUNDING);
        }
    }
}
