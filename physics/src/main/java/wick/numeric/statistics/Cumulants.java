package wick.numeric.statistics;

/// The first four cumulants of a distribution, estimated without bias by k-statistics, each with a
/// jackknife error.
///
/// k₁ = x̄, k₂ = N m₂/(N−1), k₃ = N² m₃/((N−1)(N−2)), k₄ = N² [(N+1) m₄ − 3(N−1) m₂²] / ((N−1)(N−2)(N−3))
/// with the central sample moments m. A plug-in estimate would be off by O(1/N).
///
/// Source: Fisher 1930, doi:10.1112/plms/s2-30.1.199.
public record Cumulants(Estimate first, Estimate second, Estimate third, Estimate fourth) {

    /// From independent samples, at least 5; errors by leaving out one sample at a time.
    public static Cumulants of(double... samples) {
        return of(samples, 1);
    }

    /// From samples in runs of `block` that belong to one network; errors by leaving out one run at a time.
    public static Cumulants of(double[] samples, int block) {
        if (block < 1 || samples.length % block != 0 || samples.length - block < 4 || samples.length == block) {
            throw new IllegalArgumentException(samples.length + " samples in blocks of " + block
                    + ": need whole blocks, at least two, and four samples outside each");
        }
        int blocks = samples.length / block;
        double center = Moments.of(samples).mean();
        double[] sums = new double[5];
        addPowers(samples, 0, samples.length, center, 1, sums);
        double[] whole = kStatistics(sums, center);
        Moments[] without = {new Moments(), new Moments(), new Moments(), new Moments()};
        for (int b = 0; b < blocks; b++) {
            double[] rest = sums.clone();
            addPowers(samples, b * block, (b + 1) * block, center, -1, rest);
            double[] k = kStatistics(rest, center);
            for (int order = 0; order < 4; order++) {
                without[order].add(k[order]);
            }
        }
        Estimate[] estimates = new Estimate[4];
        for (int order = 0; order < 4; order++) {
            double error = Math.sqrt((blocks - 1) * without[order].centralMoment(2));
            estimates[order] = new Estimate(whole[order], error, blocks);
        }
        return new Cumulants(estimates[0], estimates[1], estimates[2], estimates[3]);
    }

    private static void addPowers(double[] samples, int from, int to, double center, int sign, double[] sums) {
        for (int i = from; i < to; i++) {
            double x = samples[i] - center;
            double square = x * x;
            sums[0] += sign;
            sums[1] += sign * x;
            sums[2] += sign * square;
            sums[3] += sign * square * x;
            sums[4] += sign * square * square;
        }
    }

    /// k₁ … k₄ from the power sums Σ (x − center)^p, p = 0 … 4.
    private static double[] kStatistics(double[] sums, double center) {
        double n = sums[0];
        double shift = sums[1] / n;
        double raw2 = sums[2] / n;
        double raw3 = sums[3] / n;
        double raw4 = sums[4] / n;
        double square = shift * shift;
        double m2 = raw2 - square;
        double m3 = raw3 - 3 * shift * raw2 + 2 * square * shift;
        double m4 = raw4 - 4 * shift * raw3 + 6 * square * raw2 - 3 * square * square;
        return new double[] {
            center + shift,
            n * m2 / (n - 1),
            n * n * m3 / ((n - 1) * (n - 2)),
            n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) / ((n - 1) * (n - 2) * (n - 3))
        };
    }
}
