package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Step;

/// The fluctuations of z_t along skip connections, z_{t+1} = z_t + ξ_t, for one input.
///
/// D_t is the fluctuation over networks of the variance of z_t given what the branches met, a sum of what the
/// averages x_s = (1/n) Σ_i (φ_s(z_s;i)² − ⟨φ_s²⟩) of earlier blocks bring, of what stood in front, and of noise inside
/// the branches. A neuron meets itself again: x_t and x_s are correlated as φ_t(z_t)² and φ_s(z_s)² of one neuron.
final class SkipStream {
    private final int terms;
    private final List<HermiteSeries> seen = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private double kernel;
    private double inherited;
    private double mean;
    private double units;

    /// Behind a dense layer: its kernel, the variance V/n and the mean G/n of what it fluctuates by.
    SkipStream(double kernel, double variance, double mean, int terms) {
        this.kernel = kernel;
        this.mean = mean;
        this.terms = terms;
        inherited = variance;
    }

    double kernel() {
        return kernel;
    }

    double mean() {
        return mean;
    }

    /// The kernel behind one or more layers, limit, variance and mean of its fluctuation, and how it depends on x_t
    /// and D_t: `slope` on the former.
    private record Passed(double kernel, double variance, double mean, double slope, double noise) {}

    private Passed pass(HermiteSeries now, List<Activation> activations, List<Step.Linear> layers) {
        Step.Linear first = layers.getFirst();
        double c = first.weightVariance();
        units = first.fanIn();
        double h = now.response();
        double along = 0;
        double own = 0;
        for (int s = 0; s < seen.size(); s++) {
            along += weights.get(s) * now.covariance(seen.get(s));
            own += weights.get(s) * now.bendCovariance(seen.get(s));
        }
        double spread = variance();
        double k = first.biasVariance() + c * now.mean();
        double v = c * c * (now.variance() / units + 2 * h * along / units + h * h * spread);
        double g = c * (h * mean + now.curvature() * spread / 2 + own / units);
        double slope = c;
        double noise = 0;
        for (int l = 1; l < layers.size(); l++) {
            HermiteSeries inner = new HermiteSeries(activations.get(l), k, terms);
            Step.Linear layer = layers.get(l);
            double rise = layer.weightVariance() * inner.response();
            double fresh = layer.weightVariance() * layer.weightVariance() * inner.variance() / layer.fanIn();
            g = rise * g + layer.weightVariance() * inner.curvature() * v / 2;
            v = rise * rise * v + fresh;
            noise = rise * rise * noise + fresh;
            slope *= rise;
            k = layer.biasVariance() + layer.weightVariance() * inner.mean();
        }
        return new Passed(k, v, g, slope, noise);
    }

    /// Var D_t
    private double variance() {
        double sum = inherited;
        for (int s = 0; s < seen.size(); s++) {
            for (int r = 0; r < seen.size(); r++) {
                HermiteSeries later = seen.get(Math.max(s, r));
                sum += weights.get(s) * weights.get(r) * later.covariance(seen.get(Math.min(s, r))) / units;
            }
        }
        return sum;
    }

    /// Adds a branch.
    void add(List<Activation> activations, List<Step.Linear> layers) {
        HermiteSeries now = new HermiteSeries(activations.getFirst(), kernel, terms);
        Passed passed = pass(now, activations, layers);
        double growth = 1 + passed.slope * now.response();
        weights.replaceAll(w -> w * growth);
        seen.add(now);
        weights.add(passed.slope);
        inherited = growth * growth * inherited + passed.noise;
        kernel += passed.kernel;
        mean += passed.mean;
    }

    /// Leaves through a dense layer without skip.
    SkipStream through(Activation activation, Step.Linear layer) {
        Passed passed = pass(new HermiteSeries(activation, kernel, terms), List.of(activation), List.of(layer));
        return new SkipStream(passed.kernel, passed.variance, passed.mean, terms);
    }

    /// Cov(z_i², z_j²) = Var D_t and twice what z_i² knows of its own part in D_t, which moves z_j.
    double vertex() {
        double sum = variance();
        for (int s = 0; s < seen.size(); s++) {
            HermiteSeries at = seen.get(s);
            sum += 4 * weights.get(s) * at.kernel() * at.kernel() * at.response() / units;
        }
        return sum;
    }
}
