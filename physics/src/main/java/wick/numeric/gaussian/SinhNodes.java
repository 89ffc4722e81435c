package wick.numeric.gaussian;

/// z = scale · sinh t on a uniform grid of t: fine near 0, where an activation bends, and coarse far
/// out, so that the number of nodes grows with the logarithm of the deviation instead of the deviation.
///
/// The poles of tanh, sigmoid and their kin lie on the imaginary axis at |z| ≥ π/2; for `scale` ≤ π/2
/// they all lie on |Im t| = π/2.
record SinhNodes(double mean, double deviation, double reach) implements Nodes {
    private static final double SCALE = 1.5;
    private static final double FIRST_STEP = 0.25;
    private static final int FEWEST = 24;

    @Override
    public double step(int level) {
        return (end() - start()) / intervals(level);
    }

    @Override
    public void addTo(TrapezoidSum sum, int level) {
        double start = start();
        double step = step(level);
        double scale = SCALE / (deviation * Math.sqrt(2 * Math.PI));
        int last = intervals(level);
        int stride = level == 0 ? 1 : 2;
        for (int j = level == 0 ? 0 : 1; j <= last; j += stride) {
            double t = start + j * step;
            double z = SCALE * Math.sinh(t);
            double u = (z - mean) / deviation;
            sum.add(z, scale * Math.cosh(t) * Math.exp(-u * u / 2));
        }
    }

    private int intervals(int level) {
        return Math.max(FEWEST, (int) Math.ceil((end() - start()) / FIRST_STEP)) << level;
    }

    private double start() {
        return inverseSinh((mean - reach * deviation) / SCALE);
    }

    private double end() {
        return inverseSinh((mean + reach * deviation) / SCALE);
    }

    private static double inverseSinh(double x) {
        double size = Math.abs(x);
        return Math.copySign(Math.log(size + Math.hypot(size, 1)), x);
    }
}
