package wick.topic.information.theory;

/// Entropies and informations of finite distributions in nats.
public final class Entropies {
    private Entropies() {}

    /// −Σ p ln p
    public static double of(double... probabilities) {
        double sum = 0;
        for (double p : probabilities) {
            sum -= term(p);
        }
        return sum;
    }

    /// p ln p, 0 at 0.
    static double term(double p) {
        return p > 0 ? p * Math.log(p) : 0;
    }

    /// What one use of a binary symmetric channel of bias θ says of a fair bit, right with probability
    /// (1 + θ)/2: ½ [(1 + θ) ln(1 + θ) + (1 − θ) ln(1 − θ)].
    public static double ofBias(double theta) {
        if (theta < 1e-4) {
            double square = theta * theta;
            return square * (0.5 + square * (1.0 / 12 + square / 30));
        }
        double rest = 1 - theta;
        return ((1 + theta) * Math.log1p(theta) + (rest > 0 ? rest * Math.log1p(-theta) : 0)) / 2;
    }

    /// Mutual information of a joint law given row by row.
    public static double mutual(double[][] joint) {
        double[] columns = new double[joint[0].length];
        for (double[] row : joint) {
            for (int j = 0; j < row.length; j++) {
                columns[j] += row[j];
            }
        }
        double sum = 0;
        for (double[] row : joint) {
            double mass = 0;
            for (double p : row) {
                mass += p;
            }
            for (int j = 0; j < row.length; j++) {
                sum += row[j] > 0 ? row[j] * Math.log(row[j] / (mass * columns[j])) : 0;
            }
        }
        return Math.max(0, sum);
    }
}
