package wick.lab.training;

import java.util.List;
import java.util.Optional;
import wick.lab.realization.Outputs;

/// Full-batch gradient descent of rate η on the loss ½ Σ (f_i(x) − y_i(x))², summed over points and
/// outputs, not averaged: W −= η (weight rate / fan-in) ∂L/∂W, b −= η bias rate ∂L/∂b.
///
/// Outputs are recorded after each number of steps in `records`, ascending, from 0 (before training) to
/// `steps`. With `drift`, the tangent kernel of these outputs on the training inputs is compared before and
/// after; `movement` says when what every weight matrix makes of them is compared, and with `RECORDED` the kernel too.
public record GradientDescent(
        double rate, int steps, List<Integer> records, Optional<Outputs> drift, Movements movement) {

    /// When movements are measured.
    public enum Movements {
        NEVER,
        /// After the last step.
        AT_END,
        /// At every record, with the drift of the kernel and alignments ([Motion]), and after the last step.
        RECORDED
    }

    public GradientDescent {
        records = List.copyOf(records);
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("rate " + rate + " must be finite and not negative");
        }
        if (steps < 0) {
            throw new IllegalArgumentException("steps " + steps + " must not be negative");
        }
        int last = -1;
        for (int step : records) {
            if (step <= last || step > steps) {
                throw new IllegalArgumentException(
                        "records " + records + " must ascend strictly from 0 or more to at most " + steps + " steps");
            }
            last = step;
        }
    }

    /// Without movements.
    public GradientDescent(double rate, int steps, List<Integer> records, Optional<Outputs> drift) {
        this(rate, steps, records, drift, Movements.NEVER);
    }

    /// The same, comparing what every weight matrix makes before and after.
    public GradientDescent withMovement() {
        return new GradientDescent(rate, steps, records, drift, Movements.AT_END);
    }

    /// The same, comparing kernel and features at every record.
    public GradientDescent withMotion(Outputs outputs) {
        return new GradientDescent(rate, steps, records, Optional.of(outputs), Movements.RECORDED);
    }
}
