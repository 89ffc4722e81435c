package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.numeric.elementwise.Versine;

/// The derivatives of a correlation map.
sealed interface CorrelationGradient {

    void into(KernelStretch.Place place, double[] delta, PairSlopes result);

    /// d ln⟨φ²⟩/d ln q and d ln⟨φ′²⟩/d ln q of input i.
    double squareGrowth(boolean row, int i);

    double slopeGrowth(boolean row, int i);

    static CorrelationGradient of(AverageForm form, int position, InputStatistics rows, InputStatistics columns) {
        return form instanceof Homogeneous homogeneous
                ? new Kink(homogeneous.kinkOfSlopes())
                : new Smooth(form, position, rows, columns);
    }

    /// A function of the correlation alone, in closed form.
    record Kink(Versine.Kink kink) implements CorrelationGradient {

        @Override
        public void into(KernelStretch.Place place, double[] delta, PairSlopes result) {
            for (int j = 0; j < place.count(); j++) {
                double d = delta[j];
                double slope = 1 - kink.strength() * Versine.angle(d);
                double sine = Math.sqrt(Math.max(0, d * (2 - d)));
                result.delta[j] = d - kink.strength() * Versine.cap(d);
                result.slope[j] = slope;
                result.deltaByDelta[j] = slope;
                result.slopeByDelta[j] = sine == 0 ? 0 : -kink.strength() / sine;
            }
            Arrays.fill(result.deltaByRow, 0);
            Arrays.fill(result.deltaByColumn, 0);
            Arrays.fill(result.slopeByRow, 0);
            Arrays.fill(result.slopeByColumn, 0);
        }

        @Override
        public double squareGrowth(boolean row, int i) {
            return 1;
        }

        @Override
        public double slopeGrowth(boolean row, int i) {
            return 0;
        }
    }

    /// By five-point differences of the averages in the variances at fixed correlation, and in the
    /// correlation away from ±1: their relative error is about 1e-10. d⟨φφ⟩/dρ = √(qq′) ⟨φ′φ′⟩ is exact.
    final class Smooth implements CorrelationGradient {
        private static final double STEP = 2e-3;
        private static final double[] SHIFTS = {-2, -1, 1, 2};
        private static final double[] CENTRAL = {1.0 / 12, -8.0 / 12, 8.0 / 12, -1.0 / 12};
        /// Weights of the values at 0, −1, −2, −3, −4 steps.
        private static final double[] INWARD = {25.0 / 12, -4, 3, -4.0 / 3, 1.0 / 4};

        private final Side rows;
        private final Side columns;
        private final PairAverages averages;
        private final PairAverages[] shiftedRows = new PairAverages[SHIFTS.length];
        private final PairAverages[] shiftedColumns = new PairAverages[SHIFTS.length];

        Smooth(AverageForm form, int position, InputStatistics rows, InputStatistics columns) {
            this.rows = new Side(form, rows.activationVariances[position]);
            this.columns = rows == columns ? this.rows : new Side(form, columns.activationVariances[position]);
            averages = form.pairs(this.rows.variances, this.columns.variances);
            for (int k = 0; k < SHIFTS.length; k++) {
                double factor = factor(k);
                shiftedRows[k] = form.pairs(scaled(this.rows.variances, factor), this.columns.variances);
                shiftedColumns[k] = form.pairs(this.rows.variances, scaled(this.columns.variances, factor));
            }
        }

        private static double factor(int k) {
            return Math.exp(SHIFTS[k] * STEP);
        }

        private static double[] scaled(double[] x, double factor) {
            return Arrays.stream(x).map(v -> factor * v).toArray();
        }

        private static final class Side {
            final double[] variances;
            final double[] values;
            final double[] slopes;
            final double[] squareGrowth;
            final double[] slopeGrowth;

            Side(AverageForm form, double[] variances) {
                this.variances = variances;
                values = new double[variances.length];
                slopes = new double[variances.length];
                squareGrowth = new double[variances.length];
                slopeGrowth = new double[variances.length];
                for (int i = 0; i < variances.length; i++) {
                    Moments m = form.moments(InputStatistics.grouped(form, variances[i]));
                    values[i] = m.square() == 0 ? 0 : 1 / Math.sqrt(m.square());
                    slopes[i] = m.slopeSquare() == 0 ? 0 : 1 / Math.sqrt(m.slopeSquare());
                    squareGrowth[i] = m.square() == 0 ? 1 : variances[i] * m.squareGrowth() / m.square();
                    slopeGrowth[i] = m.slopeSquare() == 0 ? 0 : variances[i] * m.slopeSquareGrowth() / m.slopeSquare();
                }
            }
        }

        @Override
        public double squareGrowth(boolean row, int i) {
            return (row ? rows : columns).squareGrowth[i];
        }

        @Override
        public double slopeGrowth(boolean row, int i) {
            return (row ? rows : columns).slopeGrowth[i];
        }

        @Override
        public void into(KernelStretch.Place place, double[] delta, PairSlopes result) {
            int count = place.count();
            int i = place.row();
            double[] scale = new double[count];
            double[] rho = new double[count];
            for (int j = 0; j < count; j++) {
                scale[j] = Math.sqrt(rows.variances[i] * columns.variances[place.from() + j]);
                rho[j] = 1 - delta[j];
            }
            Averaged base = averaged(averages, place, rho, scale, 1);
            Averaged byRow = difference(shiftedRows, place, rho, scale);
            Averaged byColumn = difference(shiftedColumns, place, rho, scale);
            double[] slopeByRho = byCorrelation(place, rho, scale);
            for (int j = 0; j < count; j++) {
                int column = place.from() + j;
                double value = rows.values[i] * columns.values[column];
                double slope = rows.slopes[i] * columns.slopes[column];
                double correlation = base.product[j] * value;
                result.delta[j] = delta[j] == 0 ? 0 : Math.clamp(1 - correlation, 0.0, 2.0);
                result.slope[j] = base.slope[j] * slope;
                result.deltaByDelta[j] = base.slope[j] * scale[j] * value;
                result.slopeByDelta[j] = -slopeByRho[j] * slope;
                result.deltaByRow[j] = correlation * rows.squareGrowth[i] / 2 - byRow.product[j] * value;
                result.deltaByColumn[j] = correlation * columns.squareGrowth[column] / 2 - byColumn.product[j] * value;
                result.slopeByRow[j] = byRow.slope[j] * slope - result.slope[j] * rows.slopeGrowth[i] / 2;
                result.slopeByColumn[j] = byColumn.slope[j] * slope - result.slope[j] * columns.slopeGrowth[column] / 2;
            }
        }

        /// ⟨φφ⟩ and ⟨φ′φ′⟩, or differences of them.
        private static final class Averaged {
            final double[] product;
            final double[] slope;

            Averaged(int count) {
                product = new double[count];
                slope = new double[count];
            }

            void add(double weight, Averaged other) {
                for (int j = 0; j < product.length; j++) {
                    product[j] += weight * other.product[j];
                    slope[j] += weight * other.slope[j];
                }
            }
        }

        private static Averaged averaged(
                PairAverages pairs, KernelStretch.Place place, double[] rho, double[] scale, double factor) {
            int count = place.count();
            Averaged result = new Averaged(count);
            double[] covariance = new double[count];
            for (int j = 0; j < count; j++) {
                covariance[j] = rho[j] * scale[j] * factor;
            }
            pairs.stretchInto(place, covariance, new double[count], result.product, result.slope, new Closeness());
            return result;
        }

        private static Averaged difference(
                PairAverages[] shifted, KernelStretch.Place place, double[] rho, double[] scale) {
            Averaged sum = new Averaged(place.count());
            for (int k = 0; k < SHIFTS.length; k++) {
                sum.add(CENTRAL[k] / STEP, averaged(shifted[k], place, rho, scale, Math.sqrt(factor(k))));
            }
            return sum;
        }

        /// d⟨φ′φ′⟩/dρ; near ±1 from values on the inner side alone.
        private double[] byCorrelation(KernelStretch.Place place, double[] rho, double[] scale) {
            int count = place.count();
            double[] derivative = new double[count];
            double[] at = new double[count];
            for (int k = 0; k < INWARD.length; k++) {
                for (int j = 0; j < count; j++) {
                    at[j] = rho[j] + shift(rho[j], k) * STEP;
                }
                Averaged here = averaged(averages, place, at, scale, 1);
                for (int j = 0; j < count; j++) {
                    derivative[j] += weight(rho[j], k) * here.slope[j] / STEP;
                }
            }
            return derivative;
        }

        private static boolean inner(double rho) {
            return Math.abs(rho) <= 1 - 2 * STEP;
        }

        private static double shift(double rho, int k) {
            if (inner(rho)) {
                return k == 0 ? 0 : SHIFTS[k - 1];
            }
            return rho > 0 ? -k : k;
        }

        private static double weight(double rho, int k) {
            if (inner(rho)) {
                return k == 0 ? 0 : CENTRAL[k - 1];
            }
            return rho > 0 ? INWARD[k] : -INWARD[k];
        }
    }
}
