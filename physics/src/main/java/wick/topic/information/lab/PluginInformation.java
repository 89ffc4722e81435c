package wick.topic.information.lab;

/// Mutual information in nats from a table of counts, with what finitely many samples add to it taken off.
///
/// The plug-in estimate Σ p̂ ln(p̂_ij / (p̂_i p̂_j)) of N samples is too large by (m_xy − m_x − m_y + 1)/(2N) to first
/// order, with m the numbers of values that occur: the correction of Miller and Madow takes that off. The jackknife
/// takes off whatever falls as 1/N: N Î − (N − 1) ⟨Î without one sample⟩.
///
/// Source: Miller 1955; Paninski 2003, doi:10.1162/089976603321780272.
public record PluginInformation(double plugin, double millerMadow, double jackknife) {

    /// `counts` has one row per value of the first variable and one column per value of the second.
    public static PluginInformation of(int[][] counts) {
        int[] rows = new int[counts.length];
        int[] columns = new int[counts[0].length];
        int occupied = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
                occupied += counts[i][j] > 0 ? 1 : 0;
            }
        }
        double samples = 0;
        for (int row : rows) {
            samples += row;
        }
        if (samples < 2) {
            throw new IllegalArgumentException((long) samples + " samples say nothing; at least 2 are needed");
        }
        double joint = sum(flat(counts));
        double whole = entropy(sum(rows), samples) + entropy(sum(columns), samples) - entropy(joint, samples);
        double bias = (occupied - occupied(rows) - occupied(columns) + 1) / (2.0 * samples);
        double without = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                if (counts[i][j] > 0) {
                    double one = entropy(sum(rows) - gap(rows[i]), samples - 1)
                            + entropy(sum(columns) - gap(columns[j]), samples - 1)
                            - entropy(joint - gap(counts[i][j]), samples - 1);
                    without += counts[i][j] * one / samples;
                }
            }
        }
        return new PluginInformation(whole, whole - bias, samples * whole - (samples - 1) * without);
    }

    /// Entropy of counts whose Σ n ln n is `sum`.
    private static double entropy(double sum, double samples) {
        return Math.log(samples) - sum / samples;
    }

    private static double sum(int[] counts) {
        double sum = 0;
        for (int n : counts) {
            sum += n > 1 ? n * Math.log(n) : 0;
        }
        return sum;
    }

    /// n ln n − (n − 1) ln(n − 1)
    private static double gap(int n) {
        return n > 1 ? n * Math.log(n) - (n > 2 ? (n - 1) * Math.log(n - 1.0) : 0) : 0;
    }

    private static int occupied(int[] counts) {
        int occupied = 0;
        for (int n : counts) {
            occupied += n > 0 ? 1 : 0;
        }
        return occupied;
    }

    private static int[] flat(int[][] counts) {
        int[] flat = new int[counts.length * counts[0].length];
        for (int i = 0; i < counts.length; i++) {
            System.arraycopy(counts[i], 0, flat, i * counts[0].length, counts[0].length);
        }
        return flat;
    }
}
