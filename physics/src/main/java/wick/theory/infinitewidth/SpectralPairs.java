package wick.theory.infinitewidth;

import java.util.Arrays;
import java.util.Optional;
import wick.numeric.gaussian.Symmetry;

/// Pair averages by Mehler's series: the coefficients are computed once for every inputs.distinct variance, and a
/// pair costs two Horner sums. Every pair takes the shortest level whose cut, known by Parseval's identity,
/// is within the tolerance; levels are made when first needed. Where none is long enough the pair is
/// averaged by quadrature. Which way a pair takes depends on that pair alone.
final class SpectralPairs implements PairAverages {
    private static final double TOLERANCE = 1e-13;
    /// With more than this share of a stretch still to do, all of it is summed at once.
    private static final int SHARE = 8;

    private final Spectra spectra;
    private final double[] rows;
    private final double[] columns;
    private final SpectraOfInputs inputs;

    SpectralPairs(Spectra spectra, double[] rowVariances, double[] columnVariances) {
        this.spectra = spectra;
        rows = rowVariances;
        columns = columnVariances;
        inputs = new SpectraOfInputs(spectra, rows, columns, TOLERANCE);
    }

    @Override
    public void stretchInto(
            KernelStretch.Place place,
            double[] covariance,
            double[] work,
            double[] product,
            double[] slopeProduct,
            Closeness closeness) {
        Workspace space = Workspace.of(place.count());
        correlationsInto(place, covariance, space);
        if (spectra.isKinked()) {
            for (int j = 0; j < place.count(); j++) {
                if (space.delta[j] < 1e-3) {
                    closeness.add(space.delta[j]);
                }
            }
        }
        sumInto(place, 0, space, product, slopeProduct);
        int left = leftOver(place, space, product, slopeProduct);
        for (int level = 1; level < spectra.levels() && left > 0; level++) {
            left = SHARE * left > place.count()
                    ? together(place, level, left, space, product, slopeProduct)
                    : oneByOne(place, level, left, space, product, slopeProduct);
        }
        for (int i = 0; i < left; i++) {
            int j = space.open[i];
            PairQuadrature.Averages averages =
                    spectra.directly(rows[place.row()], columns[place.from() + j], space.delta[j]);
            product[j] = averages.product();
            slopeProduct[j] = averages.slopeProduct();
        }
    }

    /// ρ and 1 − ρ; a variable of variance 0 is correlated with none.
    private void correlationsInto(KernelStretch.Place place, double[] covariance, Workspace space) {
        double a = rows[place.row()];
        for (int j = 0; j < place.count(); j++) {
            double scale = Math.sqrt(a * columns[place.from() + j]);
            double delta = (scale - covariance[j]) / Math.max(scale, Double.MIN_NORMAL);
            space.delta[j] = scale == 0 ? 1 : Math.max(0, Math.min(2, delta));
        }
        for (int j = 0; j < place.count(); j++) {
            space.rho[j] = 1 - space.delta[j];
            space.square[j] = space.rho[j] * space.rho[j];
        }
    }

    /// Lists the entries for which the shortest level was not enough; equal inputs get the single averages.
    private int leftOver(KernelStretch.Place place, Workspace space, double[] product, double[] slopeProduct) {
        Spectrum own = inputs.spectrum(0, inputs.rowPositions[place.row()]);
        double reach = own.reach(TOLERANCE);
        double[] reaches = inputs.columns(0).reaches;
        int left = 0;
        for (int j = 0; j < place.count(); j++) {
            int column = place.from() + j;
            boolean same = inputs.columnPositions[column] == inputs.rowPositions[place.row()];
            if (same && space.delta[j] == 0) {
                product[j] = own.square;
                slopeProduct[j] = own.slopeSquare;
                continue;
            }
            Optional<PairQuadrature.Averages> close = same
                    ? spectra.closely(inputs.distinct[inputs.rowPositions[place.row()]], space.delta[j])
                    : Optional.empty();
            if (close.isPresent()) {
                product[j] = close.get().product();
                slopeProduct[j] = close.get().slopeProduct();
            } else if (!(Math.abs(space.rho[j]) <= reach * reaches[column])) {
                space.open[left++] = j;
            }
        }
        return left;
    }

    private int together(
            KernelStretch.Place place, int level, int left, Workspace space, double[] product, double[] slopeProduct) {
        sumInto(place, level, space, space.product, space.slopeProduct);
        double reach = inputs.spectrum(level, inputs.rowPositions[place.row()]).reach(TOLERANCE);
        double[] reaches = inputs.columns(level).reaches;
        int still = 0;
        for (int i = 0; i < left; i++) {
            int j = space.open[i];
            if (Math.abs(space.rho[j]) <= reach * reaches[place.from() + j]) {
                product[j] = space.product[j];
                slopeProduct[j] = space.slopeProduct[j];
            } else {
                space.open[still++] = j;
            }
        }
        return still;
    }

    private int oneByOne(
            KernelStretch.Place place, int level, int left, Workspace space, double[] product, double[] slopeProduct) {
        int row = inputs.rowPositions[place.row()];
        int still = 0;
        for (int i = 0; i < left; i++) {
            int j = space.open[i];
            int column = inputs.columnPositions[place.from() + j];
            double rho = Math.abs(space.rho[j]);
            if (isHopeless(level, row, column, rho)) {
                space.open[still++] = j;
                continue;
            }
            Spectrum first = inputs.spectrum(level, row);
            Spectrum second = inputs.spectrum(level, column);
            if (rho <= first.reach(TOLERANCE) * second.reach(TOLERANCE)) {
                Horner horner = new Horner(space.rho[j], space.square[j]);
                product[j] = horner.sum(first.values, second.values, spectra.symmetry());
                slopeProduct[j] = horner.sum(
                        first.slopes, second.slopes, spectra.symmetry().ofDerivative());
            } else {
                space.open[still++] = j;
            }
        }
        return still;
    }

    /// Saves the making of long series that will not be long enough: rests of a kinked function fall by a
    /// small power of the length.
    private boolean isHopeless(int level, int row, int column, double rho) {
        if (!spectra.isKinked()) {
            return false;
        }
        double tails = inputs.spectrum(0, row).largestTail()
                * inputs.spectrum(0, column).largestTail();
        double shrink = (double) spectra.size(0) / spectra.size(level);
        return Math.sqrt(tails) * shrink * shrink * Math.pow(rho, spectra.size(level)) > TOLERANCE;
    }

    private void sumInto(
            KernelStretch.Place place, int level, Workspace space, double[] product, double[] slopeProduct) {
        Spectrum own = inputs.spectrum(level, inputs.rowPositions[place.row()]);
        SpectraOfInputs.Columns table = inputs.columns(level);
        seriesInto(place, own.values, table.values, spectra.symmetry(), space, product);
        seriesInto(place, own.slopes, table.slopes, spectra.symmetry().ofDerivative(), space, slopeProduct);
    }

    private void seriesInto(
            KernelStretch.Place place,
            double[] own,
            double[][] others,
            Symmetry symmetry,
            Workspace space,
            double[] sum) {
        int count = place.count();
        int stride = symmetry == Symmetry.NONE ? 1 : 2;
        double[] step = symmetry == Symmetry.NONE ? space.rho : space.square;
        int last = Horner.last(own.length, symmetry);
        Arrays.fill(sum, 0, count, 0);
        for (int k = last; k >= 0; k -= stride) {
            if (inputs.sameColumns) {
                Horner.stepInto(own[k] * others[k][0], step, count, sum);
            } else {
                Horner.stepInto(own[k], others[k], place.from(), step, count, sum);
            }
        }
        if (symmetry == Symmetry.ODD) {
            for (int j = 0; j < count; j++) {
                sum[j] *= space.rho[j];
            }
        }
    }

    @Override
    public double error() {
        return TOLERANCE
                + Arrays.stream(inputs.distinct).map(spectra::error).max().orElse(0);
    }

    /// Arrays of one thread.
    private static final class Workspace {
        private static final ThreadLocal<Workspace> OWN = ThreadLocal.withInitial(() -> new Workspace(0));

        private final double[] delta;
        private final double[] rho;
        private final double[] square;
        private final double[] product;
        private final double[] slopeProduct;
        private final int[] open;

        private Workspace(int length) {
            delta = new double[length];
            rho = new double[length];
            square = new double[length];
            product = new double[length];
            slopeProduct = new double[length];
            open = new int[length];
        }

        static Workspace of(int length) {
            Workspace space = OWN.get();
            if (space.delta.length < length) {
                space = new Workspace(length);
                OWN.set(space);
            }
            return space;
        }
    }
}
