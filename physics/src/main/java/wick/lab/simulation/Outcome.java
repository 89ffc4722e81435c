package wick.lab.simulation;

import java.util.Arrays;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;

/// What a simulation read: one row for every network that stayed finite, the numbers of the readings one
/// after the other.
///
/// `kept` are the numbers of those networks in the population, `diverged` the others. Means over `rows` are
/// conditioned on not running away within the course, which is not the same as being stable.
public record Outcome(
        Simulation simulation, List<Reading> readings, Matrix rows, List<Integer> kept, List<Divergence> diverged) {

    public Outcome {
        readings = List.copyOf(readings);
        kept = List.copyOf(kept);
        diverged = List.copyOf(diverged);
    }

    /// The column at which the numbers of a reading begin. Throws [IllegalArgumentException] for one that
    /// was not asked for.
    public int column(Reading reading) {
        int at = 0;
        for (Reading one : readings) {
            if (one.equals(reading)) {
                return at;
            }
            at += one.size();
        }
        throw new IllegalArgumentException(reading + " was not read; read were " + readings);
    }

    /// The part of the networks that ran away.
    public double divergedFraction() {
        return (double) diverged.size() / simulation.population().networks();
    }

    /// The mean of number `k` of a reading over the kept networks, with its standard error. Throws
    /// [IllegalStateException] where fewer than two networks were kept.
    public Estimate mean(Reading reading, int k) {
        if (rows.rows() < 2) {
            throw new IllegalStateException("a standard error over networks needs two that stayed finite; of "
                    + simulation.population().networks() + " networks " + rows.rows() + " did");
        }
        Moments moments = new Moments();
        for (double number : numbers(reading, k)) {
            moments.add(number);
        }
        return moments.estimate();
    }

    /// The median of number `k` of a reading over all networks; one that ran away counts as larger than any
    /// number, so that this is infinite where more than half did.
    public double median(Reading reading, int k) {
        double[] numbers = Arrays.copyOf(numbers(reading, k), rows.rows() + diverged.size());
        Arrays.fill(numbers, rows.rows(), numbers.length, Double.POSITIVE_INFINITY);
        Arrays.sort(numbers);
        int half = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
    }

    /// Number `k` of a reading, one for each kept network.
    public double[] numbers(Reading reading, int k) {
        if (k < 0 || k >= reading.size()) {
            throw new IllegalArgumentException(
                    "number " + k + " of " + reading + " must be from 0 to " + (reading.size() - 1));
        }
        int column = column(reading) + k;
        double[] numbers = new double[rows.rows()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rows.at(i, column);
        }
        return numbers;
    }
}
