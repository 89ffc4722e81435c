package wick.theory.spatial;

import java.util.Arrays;

/// Where the pairs of one shift begin: inputs themselves, or what layers before have made of them.
sealed interface Source {

    /// Writes D and Θ of every second input for a route that begins at `shift` of `plane`.
    void loadInto(Plane plane, Shift shift, Runs runs, Cell cell);

    /// Images, channels first: D = ½ Σ_c (x_c(p) − x′_c(q))² / C and Θ = 0. The first is row `row` of
    /// `first`, the others are rows of `second` from `column` on, `seconds` of them.
    record Images(Inputs first, int row, Inputs second, int column, int seconds) implements Source {

        @Override
        public void loadInto(Plane plane, Shift shift, Runs runs, Cell cell) {
            double share = 0.5 / first.channels();
            double[] x = first.entries();
            double[] z = second.entries();
            double[] separation = cell.separation;
            Arrays.fill(cell.tangent, 0, seconds * runs.count(), 0);
            Arrays.fill(separation, 0, seconds * runs.count(), 0);
            for (int c = 0; c < seconds; c++) {
                for (int r = 0; r < runs.size(); r++) {
                    int begin = c * runs.count() + runs.begin(r);
                    int end = c * runs.count() + runs.end(r);
                    for (int channel = 0; channel < first.channels(); channel++) {
                        int p = first.at(row, channel) + runs.first(r) - begin;
                        int q = second.at(column + c, channel) + runs.second(r) - begin;
                        for (int e = begin; e < end; e++) {
                            double apart = x[p + e] - z[q + e];
                            separation[e] += share * apart * apart;
                        }
                    }
                }
            }
        }
    }

    record Of(Field field, int seconds) implements Source {

        @Override
        public void loadInto(Plane plane, Shift shift, Runs runs, Cell cell) {
            Layout layout = field.layout();
            boolean same = layout.plane().equals(plane);
            int offset = same ? layout.offset(layout.index(shift)) : 0;
            for (int c = 0; c < seconds; c++) {
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
