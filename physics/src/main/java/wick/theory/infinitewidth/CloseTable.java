package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two inputs of equal variance q and small angle θ, cos θ = 1 − δ, seen through an activation with
/// kinks, by interpolation: ½⟨(φ(z₁) − φ(z₂))²⟩/δ and ⟨φ′φ′⟩ are analytic in θ on its positive side, also
/// where kinks make them no power series in δ. On every panel of θ both are interpolated at Chebyshev
/// points; a panel whose interpolants miss the averages at points between by more than the tolerance is
/// halved.
final class CloseTable {
    /// The largest δ that is covered: θ = 1/4.
    static final double WIDEST = 1 - Math.cos(0.25);

    private static final int NODES = 16;
    private static final int DEEPEST = 8;
    /// Of q⟨φ′²⟩ and ⟨φ′²⟩.
    private static final double TOLERANCE = 2e-13;

    private final double square;
    private final List<Panel> panels;

    private CloseTable(double square, List<Panel> panels) {
        this.square = square;
        this.panels = panels;
    }

    /// Averages by quadrature at δ.
    interface Source {
        PairQuadrature.Averages at(double delta);
    }

    /// Coefficients of Chebyshev polynomials on θ from `low` to `high`.
    private static final class Panel {
        private final double low;
        private final double high;
        private final double[] separations;
        private final double[] slopes;

        Panel(double low, double high, double[] separations, double[] slopes) {
            this.low = low;
            this.high = high;
            this.separations = separations;
            this.slopes = slopes;
        }

        double value(double[] coefficients, double theta) {
            double x = (2 * theta - low - high) / (high - low);
            double before = 0;
            double sum = 0;
            for (int k = coefficients.length - 1; k > 0; k--) {
                double next = 2 * x * sum - before + coefficients[k];
                before = sum;
                sum = next;
            }
            return x * sum - before + coefficients[0];
        }
    }

    /// The table at variance q.
    static CloseTable of(double variance, Squares squares, Source source) {
        List<Panel> panels = new ArrayList<>();
        double slopeSquare = squares.slopeSquare();
        build(0, 0.25, DEEPEST, variance * slopeSquare, slopeSquare, source, panels);
        return new CloseTable(squares.square(), panels);
    }

    private static void build(
            double low, double high, int depth, double scale, double slopeScale, Source source, List<Panel> panels) {
        double[] separations = new double[NODES];
        double[] slopes = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            double x = Math.cos(Math.PI * (i + 0.5) / NODES);
            double delta = delta((low + high) / 2 + x * (high - low) / 2);
            PairQuadrature.Averages averages = source.at(delta);
            separations[i] = averages.separation() / delta;
            slopes[i] = averages.slopeProduct();
        }
        Panel panel = new Panel(low, high, transformed(separations), transformed(slopes));
        boolean resolved = true;
        for (double share : new double[] {0.03, 0.37, 0.81}) {
            double theta = low + share * (high - low);
            PairQuadrature.Averages averages = source.at(delta(theta));
            double separation = averages.separation() / delta(theta);
            resolved &= Math.abs(panel.value(panel.separations, theta) - separation) <= TOLERANCE * scale;
            resolved &= Math.abs(panel.value(panel.slopes, theta) - averages.slopeProduct()) <= TOLERANCE * slopeScale;
        }
        if (resolved) {
            panels.add(panel);
        } else if (depth > 0) {
            double middle = (low + high) / 2;
            build(low, middle, depth - 1, scale, slopeScale, source, panels);
            build(middle, high, depth - 1, scale, slopeScale, source, panels);
        }
    }

    /// 1 − cos θ
    private static double delta(double theta) {
        double sine = Math.sin(theta / 2);
        return 2 * sine * sine;
    }

    private static double[] transformed(double[] values) {
        double[] coefficients = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            for (int i = 0; i < NODES; i++) {
                coefficients[k] += values[i] * Math.cos(Math.PI * k * (i + 0.5) / NODES);
            }
            coefficients[k] *= (k == 0 ? 1.0 : 2.0) / NODES;
        }
        return coefficients;
    }

    /// The averages at δ, unless this stretch could not be resolved.
    Optional<PairQuadrature.Averages> at(double delta) {
        double theta = Homogeneous.angle(delta);
        for (Panel panel : panels) {
            if (theta <= panel.high && theta >= panel.low) {
                double separation = delta * panel.value(panel.separations, theta);
                return Optional.of(new PairQuadrature.Averages(
                        square - separation, panel.value(panel.slopes, theta), separation, TOLERANCE));
            }
        }
        return Optional.empty();
    }
}
