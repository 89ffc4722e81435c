package wick.theory.networkfields;

/// Joint moments and joint cumulants of n variables, indexed by subsets as bit masks: m(S) is the sum
/// over the partitions of S of products of cumulants of the blocks.
final class Subsets {
    private Subsets() {}

    /// From m(∅) = 1, …, m(all).
    static double[] cumulants(double[] moments) {
        double[] cumulants = new double[moments.length];
        for (int set = 1; set < moments.length; set++) {
            cumulants[set] = moments[set] - rest(cumulants, moments, set);
        }
        return cumulants;
    }

    static double[] moments(double[] cumulants) {
        double[] moments = new double[cumulants.length];
        moments[0] = 1;
        for (int set = 1; set < cumulants.length; set++) {
            moments[set] = cumulants[set] + rest(cumulants, moments, set);
        }
        return moments;
    }

    /// Σ κ(B) m(S \ B) over the proper subsets B of S that contain its first variable.
    private static double rest(double[] cumulants, double[] moments, int set) {
        int first = Integer.lowestOneBit(set);
        int others = set ^ first;
        double sum = 0;
        for (int with = 0; with != others; with = (with - others) & others) {
            sum += cumulants[first | with] * moments[others ^ with];
        }
        return sum;
    }
}
