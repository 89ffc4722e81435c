package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import wick.experiment.Sample;
import wick.experiment.WidthSeries;
import wick.lab.simulation.linear.LinearEnsemble;
import wick.lab.simulation.linear.LinearReading;
import wick.lab.simulation.linear.LinearSample;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.recurrent.ControlSeries;
import wick.theory.recurrent.LinearTheory;

/// Linear recurrent networks of one weight variance at several sizes, each solved exactly, in pairs W and −W:
/// stationary variance and static part, relative to infinite size.
///
/// From each network's numbers their power series in W, cut at `order`, is subtracted; its exact mean over all
/// networks is added. Pairs with a slow mode (less than `margin` γ from instability) give that mean alone, so that
/// what is measured differs from an average over stable networks by less than any power of 1/N.
record LinearSolves(double decay, double deviation, int order, double margin, Draw draw) {
    static final int VARIANCE = 0;
    static final int STATIC = 1;

    /// How many networks of each size, from which seed.
    record Draw(int networks, long seed) {}

    /// Networks of one size: with and without the control variate, and the part left out.
    record AtSize(int size, Sample controlled, Sample plain, double rejected) {}

    /// σ_b² = κ = 1
    RecurrentNetwork network() {
        return RecurrentNetwork.of(new Linear(), decay, deviation * deviation, 1)
                .withBiasVariance(1);
    }

    LinearTheory theory() {
        return LinearTheory.of(network());
    }

    AtSize at(int size) {
        Address address = Address.of(draw.seed(), "recurrent-first-order.sigma-" + deviation + ".size-" + size);
        int pairs = (draw.networks() + 1) / 2;
        LinearSample found = new LinearEnsemble(network(), size, address, 2 * pairs, true)
                .sampleStable(
                        margin,
                        new LinearReading.Variance(),
                        new LinearReading.StaticGain(),
                        new LinearReading.Traces(order));
        double[] unit = {
            theory().variance().infinite(), theory().staticVariance().infinite()
        };
        ControlSeries exact = new ControlSeries(decay, deviation * deviation, order);
        double[] mean = {exact.variance(size), exact.staticVariance(size)};
        int kept = found.values().rows();
        Matrix plain = Matrix.zeros(kept, 2);
        Matrix controlled = Matrix.zeros(found.drawn(), 2);
        for (int row = 0; row < found.drawn(); row++) {
            for (int j = 0; j < 2; j++) {
                double residual = row < kept
                        ? found.values().at(row, j) - series(found.values().row(row), j)
                        : 0;
                controlled.set(row, j, (residual + mean[j]) / unit[j]);
                if (row < kept) {
                    plain.set(row, j, found.values().at(row, j) / unit[j]);
                }
            }
        }
        return new AtSize(size, sample(controlled), sample(plain), found.rejected());
    }

    private Sample sample(Matrix rows) {
        return new Sample(rows, draw.seed(), Engine.REAL_WEIGHTS);
    }

    /// Σ w_kl (1/N) tr Wᵏ Wᵀˡ over k + l ≤ order, with C(k+l, k) (2γ)^−(k+l+1) for the variance and γ^−(k+l+2) for the
    /// static part.
    private double series(double[] row, int column) {
        double sum = 0;
        double binomialRow = 1 / (2 * decay);
        for (int n = 0; n <= order; n++) {
            double choose = 1;
            for (int k = 0; k <= n; k++) {
                double trace = row[2 + LinearReading.Traces.index(k, n - k)];
                sum += trace * (column == VARIANCE ? choose * binomialRow : Math.pow(decay, -(n + 2.0)));
                choose *= (n - k) / (k + 1.0);
            }
            binomialRow /= 2 * decay;
        }
        return sum;
    }

    /// One of the two numbers over sizes.
    static WidthSeries series(List<AtSize> sizes, int column) {
        List<WidthSeries.Point> points = new ArrayList<>();
        for (AtSize at : sizes) {
            points.add(new WidthSeries.Point(at.size(), at.controlled().mean(column)));
        }
        return new WidthSeries(points);
    }

    /// N standard deviations of one pair, with and without the control variate.
    static double[] spreads(AtSize at, int column) {
        double controlled = at.controlled().mean(column).measurement().standardError();
        double plain = at.plain().mean(column).measurement().standardError();
        return new double[] {
            at.size() * controlled * Math.sqrt(at.controlled().networks()),
            at.size() * plain * Math.sqrt(at.plain().networks())
        };
    }
}
