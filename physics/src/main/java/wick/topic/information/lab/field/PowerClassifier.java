package wick.topic.information.lab.field;

/// Tells two ensembles of Gaussian fields apart by power that it has measured on fields of both: it compares
/// Σ count (P/S + ln S) with the mean powers S of the one and the other.
public final class PowerClassifier {
    private final ModePower power;
    private final double[] zero;
    private final double[] one;

    /// The mean powers of the two ensembles by orbit.
    public PowerClassifier(ModePower power, double[] zero, double[] one) {
        this.power = power;
        this.zero = zero.clone();
        this.one = one.clone();
    }

    /// ln p(field | one) − ln p(field | zero) for a field of this power.
    public double logOdds(double[] field) {
        double sum = 0;
        for (int orbit = 0; orbit < power.orbits(); orbit++) {
            double change = Math.log(zero[orbit] / one[orbit]) + field[orbit] * (1 / zero[orbit] - 1 / one[orbit]);
            sum += power.count(orbit) * change / 2;
        }
        return sum;
    }

    /// ln 2 + ln P(class | field) in nats: its mean is the information that the classifier conveys, at most that which
    /// the field has.
    public static double conveyed(double logOdds, boolean classOne) {
        double margin = classOne ? logOdds : -logOdds;
        return Math.log(2) - (margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin)));
    }
}
