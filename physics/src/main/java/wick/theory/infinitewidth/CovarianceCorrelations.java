package wick.theory.infinitewidth;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Any activation by its averages over pairs of given covariances; for close pairs of equal variance by its
/// [Decorrelation], which keeps the digits of 1 − correlation.
final class CovarianceCorrelations implements CorrelationMap {
    /// Below this 1 − ρ is carried on by itself.
    private static final double NEAR = 1e-3;

    private final AverageForm form;
    private final PairAverages averages;
    private final Side rows;
    private final Side columns;
    private final Map<Double, Decorrelation> decorrelations = new ConcurrentHashMap<>();

    CovarianceCorrelations(AverageForm form, int position, InputStatistics rows, InputStatistics columns) {
        this.form = form;
        this.rows = new Side(position, rows);
        this.columns = new Side(position, columns);
        averages = form.pairs(this.rows.variances, this.columns.variances);
    }

    /// Variances of the inputs, 1/√⟨φ²⟩ and 1/√⟨φ′²⟩, 0 where these are.
    private static final class Side {
        final double[] variances;
        final double[] values;
        final double[] slopes;

        Side(int position, InputStatistics inputs) {
            variances = inputs.activationVariances[position];
            values = inverseRoots(inputs.squaresBehind[position]);
            slopes = inverseRoots(inputs.slopeSquares[position]);
        }

        private static double[] inverseRoots(double[] x) {
            return Arrays.stream(x)
                    .map(square -> square == 0 ? 0 : 1 / Math.sqrt(square))
                    .toArray();
        }
    }

    @Override
    public void stretchInto(
            KernelStretch.Place place, double[] delta, double[] tangent, int offset, CellMemory memory) {
        int count = place.count();
        for (int j = 0; j < count; j++) {
            memory.near.add(delta[offset + j]);
        }
        double q = rows.variances[place.row()];
        for (int j = 0; j < count; j++) {
            double scale = Math.sqrt(q * columns.variances[place.from() + j]);
            memory.covariance[j] = scale * (1 - delta[offset + j]);
        }
        averages.stretchInto(place, memory.covariance, memory.work, memory.product, memory.slope, new Closeness());
        double value = rows.values[place.row()];
        double slope = rows.slopes[place.row()];
        for (int j = 0; j < count; j++) {
            memory.product[j] = 1 - memory.product[j] * value * columns.values[place.from() + j];
            memory.slope[j] *= slope * columns.slopes[place.from() + j];
        }
        closeInto(place, delta, offset, memory);
        for (int j = 0; j < count; j++) {
            delta[offset + j] = Math.clamp(memory.product[j], 0.0, 2.0);
        }
        if (tangent.length > 0) {
            for (int j = 0; j < count; j++) {
                tangent[offset + j] *= memory.slope[j];
            }
        }
    }

    private void closeInto(KernelStretch.Place place, double[] delta, int offset, CellMemory memory) {
        double own = InputStatistics.grouped(form, rows.variances[place.row()]);
        for (int j = 0; j < place.count(); j++) {
            double d = delta[offset + j];
            int column = place.from() + j;
            if (d < NEAR && own == InputStatistics.grouped(form, columns.variances[column])) {
                if (d == 0) {
                    memory.product[j] = 0;
                    continue;
                }
                Decorrelation map = decorrelations.computeIfAbsent(own, form::decorrelations);
                double value = rows.values[place.row()] * columns.values[column];
                memory.product[j] = map.separation(d) * value;
                memory.slope[j] = map.slopeProduct(d) * rows.slopes[place.row()] * columns.slopes[column];
            }
        }
    }
}
