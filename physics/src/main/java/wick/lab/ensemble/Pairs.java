package wick.lab.ensemble;

/// The entries of a symmetric matrix, each once: (0,0), (0,1), …, (0,n−1), (1,1), …, (n−1,n−1).
public final class Pairs {
    private Pairs() {}

    /// n (n + 1) / 2
    public static int count(int n) {
        return Math.toIntExact((long) n * (n + 1) / 2);
    }

    /// The place of entry (a, b), which is that of (b, a).
    public static int index(int a, int b, int n) {
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        if (low < 0 || high >= n) {
            throw new IndexOutOfBoundsException("pair (" + a + ", " + b + ") of " + n);
        }
        return low * n - low * (low - 1) / 2 + high - low;
    }
}
