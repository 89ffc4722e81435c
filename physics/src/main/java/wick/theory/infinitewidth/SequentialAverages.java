package wick.theory.infinitewidth;

import java.util.Arrays;
import java.util.Optional;
import wick.network.Activation;

/// Gaussian averages of one activation for pairs of variables that become known one after another, as the
/// states of a network in time do.
///
/// Variables have numbers from 0 on. A variance may be put again as long as it is being found: a prediction
/// first, then the value.
public final class SequentialAverages {
    private static final double[] NOT_ASKED = new double[0];

    private final AverageForm form;
    private final Optional<GrowingSpectra> spectra;
    private final double[] variances;
    /// Of the forms without series; reads `variances` when asked.
    private final Optional<PairAverages> closed;
    private int known;

    private SequentialAverages(AverageForm form, int capacity) {
        this.form = form;
        variances = new double[capacity];
        spectra = form.series().map(found -> new GrowingSpectra(found, capacity));
        closed = spectra.isPresent() ? Optional.empty() : Optional.of(form.pairs(variances, variances));
    }

    /// For at most `capacity` variables.
    public static SequentialAverages of(Activation activation, int capacity) {
        return new SequentialAverages(AverageForm.of(activation), capacity);
    }

    /// Whether ⟨φ′²⟩ is finite; it is not where φ jumps.
    public boolean hasSlopes() {
        return form.hasTangent();
    }

    /// Variable `number` has this variance. Numbers are put in order.
    public void put(int number, double variance) {
        if (number > known) {
            throw new IllegalArgumentException("variable " + number + " after only " + known);
        }
        known = Math.max(known, number + 1);
        variances[number] = variance;
        spectra.ifPresent(growing -> growing.put(number, variance));
    }

    /// product\[s] ← ⟨φ(z_t)φ(z_s)⟩ for t = `number` and 0 ≤ s < `count`, where covariance\[s] = ⟨z_t z_s⟩.
    public void productsInto(int number, int count, double[] covariance, double[] product) {
        if (spectra.isPresent()) {
            spectra.get().rowInto(number, count, covariance, product, NOT_ASKED);
        } else {
            closedInto(number, count, covariance, product, new double[count]);
        }
    }

    /// As [#productsInto], and slopes\[s] ← ⟨φ′(z_t)φ′(z_s)⟩.
    public void withSlopesInto(int number, int count, double[] covariance, double[] product, double[] slopes) {
        if (spectra.isPresent()) {
            spectra.get().rowInto(number, count, covariance, product, slopes);
        } else {
            closedInto(number, count, covariance, product, slopes);
        }
    }

    private void closedInto(int number, int count, double[] covariance, double[] product, double[] slopes) {
        KernelStretch.Place place = new KernelStretch.Place(number, 0, count);
        closed.orElseThrow().stretchInto(place, covariance, new double[count], product, slopes, new Closeness());
    }

    /// A bound on the error of both made here, relative to √(⟨φ²⟩⟨φ²⟩) and √(⟨φ′²⟩⟨φ′²⟩). Variables without
    /// variance have exact averages.
    public double error() {
        if (spectra.isPresent()) {
            return spectra.get().error();
        }
        double[] positive =
                Arrays.stream(variances, 0, known).filter(v -> v > 0).toArray();
        return positive.length == 0 ? 0 : form.pairs(positive, positive).error();
    }
}
