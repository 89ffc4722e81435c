package wick.experiment;

import wick.observable.Measurement;

/// A measurement and how evenly the networks made it: `heaviestShare` is the largest part of the sum of
/// squared deviations from the mean that one network carries.
public record Evidence(Measurement measurement, double heaviestShare) {

    public Evidence {
        if (!(heaviestShare >= 0 && heaviestShare <= 1)) {
            throw new IllegalArgumentException("share " + heaviestShare + " must be from 0 to 1");
        }
    }

    /// For means whose spread is known to be tame, such as averages over many neurons.
    public static Evidence even(Measurement measurement) {
        return new Evidence(measurement, 0);
    }

    boolean heavyTailed() {
        return heaviestShare > Bar.HEAVIEST_SHARE && heaviestShare > Bar.heaviestShare(measurement.networks());
    }
}
