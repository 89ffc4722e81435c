package wick.theory.infinitewidth;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import wick.numeric.parallel.Parallel;

/// Pair averages of a smooth activation by Mehler's series: the coefficients are computed once for every
/// distinct variance, and a pair costs one Horner sum over their products. Where what the series leaves
/// out, which Parseval's identity gives, exceeds the tolerance, the pair is averaged by quadrature.
final class SpectralPairs implements PairAverages {
    private static final double TOLERANCE = 1e-13;

    private final NumericalForm form;
    private final PairQuadrature quadrature;
    private final double[] rowVariances;
    private final double[] columnVariances;
    private final HermiteSpectrum[] spectra;
    private final double[] distinct;
    private final boolean complete;
    /// values\[k]\[column] and slopes\[k]\[column]; a single column when all column variances are equal.
    private final double[][] values;
    private final double[][] slopes;
    private final int columnStride;

    SpectralPairs(NumericalForm form, double[] rowVariances, double[] columnVariances) {
        this.form = form;
        this.rowVariances = rowVariances;
        this.columnVariances = columnVariances;
        quadrature = new PairQuadrature(form.activation());
        distinct = DoubleStream.concat(Arrays.stream(rowVariances), Arrays.stream(columnVariances))
                .map(variance -> InputStatistics.grouped(form, variance))
                .distinct()
                .sorted()
                .toArray();
        spectra = new HermiteSpectrum[distinct.length];
        Parallel.forEach(
                distinct.length,
                i -> spectra[i] = HermiteSpectrum.of(form.activation(), distinct[i], form.moments(distinct[i])));
        complete = Arrays.stream(spectra).allMatch(spectrum -> spectrum.relativeTail() <= TOLERANCE);
        int size = Arrays.stream(spectra).mapToInt(s -> s.values().length).max().orElse(1);
        columnStride = Arrays.stream(columnVariances)
                                .map(variance -> InputStatistics.grouped(form, variance))
                                .distinct()
                                .count()
                        > 1
                ? 1
                : 0;
        int kept = columnStride == 1 ? columnVariances.length : Math.min(1, columnVariances.length);
        values = new double[size][kept];
        slopes = new double[size][kept];
        for (int j = 0; j < kept; j++) {
            HermiteSpectrum spectrum = spectrum(columnVariances[j]);
            for (int k = 0; k < spectrum.values().length; k++) {
                values[k][j] = spectrum.values()[k];
                slopes[k][j] = spectrum.slopes()[k];
            }
        }
    }

    private HermiteSpectrum spectrum(double variance) {
        return spectra[Arrays.binarySearch(distinct, InputStatistics.grouped(form, variance))];
    }

    @Override
    public void stretchInto(
            KernelStretch.Place place,
            double[] covariance,
            double[] work,
            double[] product,
            double[] slopeProduct,
            Closeness closeness) {
        int row = place.row();
        int from = place.from();
        int count = place.count();
        HermiteSpectrum first = spectrum(rowVariances[row]);
        for (int j = 0; j < count; j++) {
            double scale = Math.sqrt(rowVariances[row] * columnVariances[from + j]);
            work[j] = scale > 0 ? Math.clamp(covariance[j] / scale, -1, 1) : 0;
        }
        Arrays.fill(product, 0, count, 0);
        Arrays.fill(slopeProduct, 0, count, 0);
        for (int k = first.values().length - 1; k >= 0; k--) {
            if (columnStride == 0) {
                hornerInto(first.values()[k] * values[k][0], work, count, product);
                hornerInto(first.slopes()[k] * slopes[k][0], work, count, slopeProduct);
            } else {
                hornerInto(first.values()[k], values[k], from, work, count, product);
                hornerInto(first.slopes()[k], slopes[k], from, work, count, slopeProduct);
            }
        }
        repair(place, work, product, slopeProduct);
    }

    private static void hornerInto(double coefficient, double[] rho, int count, double[] sum) {
        for (int j = 0; j < count; j++) {
            sum[j] = sum[j] * rho[j] + coefficient;
        }
    }

    private static void hornerInto(
            double coefficient, double[] other, int from, double[] rho, int count, double[] sum) {
        for (int j = 0; j < count; j++) {
            sum[j] = sum[j] * rho[j] + coefficient * other[from + j];
        }
    }

    /// Pairs whose series is cut too early.
    private void repair(KernelStretch.Place place, double[] rho, double[] product, double[] slopeProduct) {
        if (complete) {
            return;
        }
        double variance = rowVariances[place.row()];
        HermiteSpectrum first = spectrum(variance);
        for (int j = 0; j < place.count(); j++) {
            double other = columnVariances[place.from() + j];
            HermiteSpectrum second = spectrum(other);
            double left = Math.sqrt(first.relativeTail() * second.relativeTail());
            int terms = Math.min(first.values().length, second.values().length);
            if (left * Math.pow(Math.abs(rho[j]), terms) > TOLERANCE) {
                PairQuadrature.Averages averages = quadrature.at(variance, other, 1 - rho[j]);
                product[j] = averages.product();
                slopeProduct[j] = averages.slopeProduct();
            }
        }
    }

    @Override
    public double error() {
        return 2 * TOLERANCE;
    }
}
