package wick.topic.information.theory;

import java.util.List;

/// The most that a summary of x may say of y for what it keeps of x, where x and y are jointly Gaussian.
///
/// With ρ_k the canonical correlations, the summary that maximizes I(t; y) − I(t; x)/β keeps the directions with
/// β ρ_k² > 1, each with ½ ln((β − 1) ρ_k²/(1 − ρ_k²)) nats of x, and says ½ ln(β ρ_k²) less of y. One number:
/// I_Y = −½ ln(1 − ρ² (1 − e^(−2R))) with R = I_X.
///
/// Source: Chechik, Globerson, Tishby and Weiss 2005, Journal of Machine Learning Research 6.
public record InformationBottleneck(List<Double> squaredCorrelations) {

    public InformationBottleneck {
        squaredCorrelations = List.copyOf(squaredCorrelations);
        if (squaredCorrelations.isEmpty()
                || !squaredCorrelations.stream().allMatch(square -> square >= 0 && square < 1)) {
            throw new IllegalArgumentException(
                    "squared correlations " + squaredCorrelations + " must be from 0 to below 1, at least one");
        }
    }

    /// A point of the curve: what is kept of x, what that says of y, both in nats, and β.
    public record Point(double kept, double relevant, double beta) {}

    /// The best summary at β > 1.
    public Point at(double beta) {
        double kept = 0;
        double relevant = 0;
        for (double square : squaredCorrelations) {
            if (beta * square > 1) {
                double part = Math.log((beta - 1) * square / (1 - square)) / 2;
                kept += part;
                relevant += part - Math.log(beta * square) / 2;
            }
        }
        return new Point(kept, relevant, beta);
    }

    /// The most that a summary which keeps `nats` of x says of y, by bisection in ln β.
    public Point keeping(double nats) {
        double largest =
                squaredCorrelations.stream().mapToDouble(square -> square).max().orElse(0);
        if (!(nats > 0) || largest == 0) {
            return new Point(0, 0, largest == 0 ? Double.MAX_VALUE : 1 / largest);
        }
        double low = Math.log(1 / largest);
        double high = low + 2 * nats + 50;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (at(Math.exp(middle)).kept() < nats) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return at(Math.exp(high));
    }

    /// N times how far an encoder of one number, trained on N samples, stays below the curve on average, as N grows.
    ///
    /// Its direction is that of the regression of y on d numbers x, off by an angle of mean square
    /// (1 − ρ²)/ρ² (d − 1)/N in the metric of x, which takes as much off ρ²; its length only moves it along
    /// the curve. So
    /// N (curve − I_Y) → (d − 1) (1 − ρ²) dI_Y/dρ², at R nats.
    public double shortfall(double nats, int numbers) {
        if (squaredCorrelations.size() != 1 || numbers < 1) {
            throw new IllegalArgumentException(squaredCorrelations.size() + " correlations and " + numbers
                    + " numbers: the law is that of one correlation and at least one number");
        }
        double square = squaredCorrelations.getFirst();
        double share = -Math.expm1(-2 * nats);
        return (numbers - 1) * (1 - square) * share / (2 * (1 - square * share));
    }
}
