package wick.numeric.statistics;

/// The mean and the central moments up to fourth order of a stream of numbers, in one pass and without
/// cancellation.
///
/// Two of them merge into that of both streams together; sums over an ensemble merge in a fixed order and
/// so have the same bits for any number of threads. Numbers that are not finite are refused: divergence is
/// an outcome, not a sample.
///
/// Source: Pébay 2008, Sandia report SAND2008-6212.
public final class Moments {
    private long count;
    private double mean;
    private double second;
    private double third;
    private double fourth;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    public static Moments of(double... samples) {
        Moments moments = new Moments();
        for (double sample : samples) {
            moments.add(sample);
        }
        return moments;
    }

    public void add(double sample) {
        if (!Double.isFinite(sample)) {
            throw new IllegalArgumentException("sample " + sample + " must be finite");
        }
        long before = count++;
        double n = count;
        double delta = sample - mean;
        double step = delta / n;
        double stepSquared = step * step;
        double term = delta * step * before;
        mean += step;
        fourth += term * stepSquared * (n * n - 3 * n + 3) + 6 * stepSquared * second - 4 * step * third;
        third += term * step * (n - 2) - 3 * step * second;
        second += term;
        smallest = Math.min(smallest, sample);
        largest = Math.max(largest, sample);
    }

    /// Adds all samples of `other` to this.
    public void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        double a = count;
        double b = other.count;
        double n = a + b;
        double delta = other.mean - mean;
        double squared = delta * delta;
        fourth += other.fourth
                + squared * squared * a * b * (a * a - a * b + b * b) / (n * n * n)
                + 6 * squared * (a * a * other.second + b * b * second) / (n * n)
                + 4 * delta * (a * other.third - b * third) / n;
        third += other.third
                + squared * delta * a * b * (a - b) / (n * n)
                + 3 * delta * (a * other.second - b * second) / n;
        second += other.second + squared * a * b / n;
        mean += delta * b / n;
        count += other.count;
        smallest = Math.min(smallest, other.smallest);
        largest = Math.max(largest, other.largest);
    }

    public long count() {
        return count;
    }

    public double mean() {
        requireSamples(1);
        return mean;
    }

    /// The unbiased variance Σ (x − x̄)² / (N − 1).
    public double variance() {
        requireSamples(2);
        return second / (count - 1);
    }

    /// (1/N) Σ (x − x̄)^order, for orders 2 to 4.
    public double centralMoment(int order) {
        requireSamples(1);
        return switch (order) {
            case 2 -> second / count;
            case 3 -> third / count;
            case 4 -> fourth / count;
            default -> throw new IllegalArgumentException("order " + order + " must be 2, 3 or 4");
        };
    }

    public double smallest() {
        requireSamples(1);
        return smallest;
    }

    public double largest() {
        requireSamples(1);
        return largest;
    }

    /// The mean with its standard error √(variance / N).
    public Estimate estimate() {
        return new Estimate(mean(), Math.sqrt(variance() / count), count);
    }

    /// The variance with its standard error, from Var s² = (μ₄ − μ₂² (N − 3)/(N − 1)) / N with sample
    /// moments.
    public Estimate varianceEstimate() {
        requireSamples(4);
        double n = count;
        double squared = centralMoment(2) * centralMoment(2);
        double spread = Math.max(0, centralMoment(4) - squared * (n - 3) / (n - 1)) / n;
        return new Estimate(variance(), Math.sqrt(spread), count);
    }

    /// The root mean square about `reference`, √(⟨(x − reference)²⟩), with its standard error to first
    /// order.
    public Estimate rootMeanSquareAbout(double reference) {
        requireSamples(4);
        double shift = mean - reference;
        double square = centralMoment(2) + shift * shift;
        // Var (x − r)² = μ₄ + 4 μ₃ d + 4 μ₂ d² − μ₂²
        double spread = centralMoment(4)
                + 4 * shift * centralMoment(3)
                + 4 * shift * shift * centralMoment(2)
                - centralMoment(2) * centralMoment(2);
        double root = Math.sqrt(square);
        double error = root == 0 ? 0 : Math.sqrt(Math.max(0, spread) / (count - 1)) / (2 * root);
        return new Estimate(root, error, count);
    }

    /// The share of the sum of squares Σ (x − x̄)² that the most distant single sample carries, in \[1/N,
    /// 1]: large when the mean hangs on a few samples. For normal samples see [TailWeight#expectedShare].
    public double largestShare() {
        requireSamples(2);
        double distance = Math.max(largest - mean, mean - smallest);
        return second == 0 ? 0 : Math.min(1, distance * distance / second);
    }

    /// How many samples carry the variance, (Σ (x − x̄)²)² / Σ (x − x̄)⁴: a third of them for normal samples,
    /// 1 where a single one does. Few of them make the error of a variance, and then the variance itself, a
    /// matter of luck.
    public double effectiveSamples() {
        requireSamples(2);
        return fourth == 0 ? count : second * second / fourth;
    }

    private void requireSamples(int least) {
        if (count < least) {
            throw new IllegalStateException("needs at least " + least + " samples, has " + count);
        }
    }
}
