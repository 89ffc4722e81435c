package wick.theory.spatial;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wick.numeric.elementwise.Fold;

/// Where the pairs of one shift begin: inputs themselves, or what layers before have made of them.
sealed interface Source {

    /// Writes D and Θ of every pair of inputs for a route that begins at `shift` of `plane`.
    void loadInto(Plane plane, Shift shift, Runs runs, Cell cell);

    /// Images, channels first: D = ½ Σ_c (x_c(p) − x′_c(q))² / C and Θ = 0.
    final class Images implements Source {
        private final int channels;
        private final int positions;
        private final int pairs;
        /// Those of all pairs side by side at every position of every channel.
        private final double[] first;
        private final double[] second;

        private Images(Inputs inputs, int pairs, double[] first, double[] second) {
            channels = inputs.channels();
            positions = inputs.positions();
            this.pairs = pairs;
            this.first = first;
            this.second = second;
        }

        /// Rows of `first` with rows of `second`.
        static Images of(Inputs first, Inputs second, List<Meeting> meetings) {
            int[] rows = meetings.stream().mapToInt(Meeting::firstInput).toArray();
            int[] columns = meetings.stream().mapToInt(Meeting::secondInput).toArray();
            return new Images(first, rows.length, sideBySide(first, rows), sideBySide(second, columns));
        }

        /// `count` rows from `row` on, each with itself.
        static Images same(Inputs inputs, int row, int count) {
            double[] own = sideBySide(inputs, IntStream.range(row, row + count).toArray());
            return new Images(inputs, count, own, own);
        }

        private static double[] sideBySide(Inputs inputs, int[] rows) {
            int length = inputs.channels() * inputs.positions();
            double[] all = new double[length * rows.length + Fold.SLACK];
            for (int c = 0; c < rows.length; c++) {
                int at = inputs.at(rows[c], 0);
                for (int k = 0; k < length; k++) {
                    all[k * rows.length + c] = inputs.entries()[at + k];
                }
            }
            return all;
        }

        /// The same onto a sheet.
        void loadInto(Plane plane, Shift shift, Sheet sheet) {
            int width = plane.columns().length();
            int p = plane.rows().first(shift.row(), 0) * width + plane.columns().first(shift.column(), 0);
            int q = plane.rows().second(shift.row(), 0) * width
                    + plane.columns().second(shift.column(), 0);
            int count = plane.columns().count(shift.column()) * pairs;
            for (int i = 0; i < plane.rows().count(shift.row()); i++) {
                int along = i * width;
                Fold.Channels values =
                        new Fold.Channels(channels, positions * pairs, (p + along) * pairs, (q + along) * pairs);
                Fold.apartInto(first, second, values, count, sheet.separation, sheet.row(i));
                Arrays.fill(sheet.tangent, sheet.row(i), sheet.row(i) + count, 0);
            }
        }

        @Override
        public void loadInto(Plane plane, Shift shift, Runs runs, Cell cell) {
            double share = 0.5 / channels;
            double[] separation = cell.separation;
            Arrays.fill(cell.tangent, 0, pairs * runs.count(), 0);
            Arrays.fill(separation, 0, pairs * runs.count(), 0);
            for (int c = 0; c < pairs; c++) {
                for (int r = 0; r < runs.size(); r++) {
                    int at = c * runs.count() + runs.begin(r);
                    int count = runs.end(r) - runs.begin(r);
                    for (int channel = 0; channel < channels; channel++) {
                        int p = (channel * positions + runs.first(r)) * pairs + c;
                        int q = (channel * positions + runs.second(r)) * pairs + c;
                        for (int e = 0; e < count; e++) {
                            double apart = first[p + e * pairs] - second[q + e * pairs];
                            separation[at + e] += share * apart * apart;
                        }
                    }
                }
            }
        }
    }

    record Of(Field field, int pairs) implements Source {

        @Override
        public void loadInto(Plane plane, Shift shift, Runs runs, Cell cell) {
            Layout layout = field.layout();
            boolean same = layout.plane().equals(plane);
            int offset = same ? layout.offset(layout.index(shift)) : 0;
            for (int c = 0; c < pairs; c++) {
                int base = c * layout.size();
                int to = c * runs.count();
                if (same) {
                    System.arraycopy(field.separation().entries, base + offset, cell.separation, to, runs.count());
                    System.arraycopy(field.tangent().entries, base + offset, cell.tangent, to, runs.count());
                    continue;
                }
                for (int r = 0; r < runs.size(); r++) {
                    for (int e = runs.begin(r); e < runs.end(r); e++) {
                        int k = e - runs.begin(r);
                        int at = base + layout.at(runs.first(r) + k, runs.second(r) + k);
                        cell.separation[to + e] = field.separation().entries[at];
                        cell.tangent[to + e] = field.tangent().entries[at];
                    }
                }
            }
        }
    }
}
