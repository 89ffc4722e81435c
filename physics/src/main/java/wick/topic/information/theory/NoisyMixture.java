package wick.topic.information.theory;

import org.hipparchus.special.Erf;

/// Two Gaussian classes of equal covariance, and labels that are wrong now and then.
///
/// Along the line between the means, in units of the spread, class 1 is at distance/2 and class 0 at
/// −distance/2. A label
/// of class 0 reads 1 with probability `flipZero`, one of class 1 reads 0 with probability `flipOne`.
/// The rule that errs
/// least against such labels says 1 where P(1 | x) > (½ − flipZero)/(1 − flipZero − flipOne), at ½
/// where both are equal.
///
/// Source: Natarajan, Dhillon, Ravikumar and Tewari 2018, Journal of Machine Learning Research 18.
public record NoisyMixture(double distance, double prior, double flipZero, double flipOne) {

    public NoisyMixture {
        if (!(distance > 0) || Double.isInfinite(distance) || !(prior > 0) || !(prior < 1)) {
            throw new IllegalArgumentException("distance " + distance + " and probability " + prior
                    + " of class 1: need a positive distance and a probability between 0 and 1");
        }
        if (!(flipZero >= 0) || !(flipOne >= 0) || !(flipZero + flipOne < 1)) {
            throw new IllegalArgumentException("labels wrong with probabilities " + flipZero + " and " + flipOne
                    + ": must not be negative and add up to less than 1");
        }
    }

    /// The place on the line beyond which the best rule for the noisy labels says 1; infinite if it says
    /// the same everywhere.
    public double threshold() {
        double least = (0.5 - flipZero) / (1 - flipZero - flipOne);
        if (least <= 0 || least >= 1) {
            return least <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return (Math.log(least / (1 - least)) - Math.log(prior / (1 - prior))) / distance;
    }

    /// How often a rule that says 1 beyond `place` is not what the class is.
    public double error(double place) {
        return prior * normal(place - distance / 2) + (1 - prior) * normal(-place - distance / 2);
    }

    /// How often it is not what the label is.
    public double noisyError(double place) {
        double missed = normal(place - distance / 2);
        double alarm = normal(-place - distance / 2);
        return prior * ((1 - flipOne) * missed + flipOne * (1 - missed))
                + (1 - prior) * ((1 - flipZero) * alarm + flipZero * (1 - alarm));
    }

    /// The least that any rule errs against the classes.
    public double leastError() {
        return error(new NoisyMixture(distance, prior, 0, 0).threshold());
    }

    /// The least that any rule errs against the labels.
    public double leastNoisyError() {
        return noisyError(threshold());
    }

    private static double normal(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }
}
