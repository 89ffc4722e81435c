package wick.numeric.gaussian;

/// z = mean + deviation · u on a uniform grid of u: for a normal density and a smooth f the error of the
/// trapezoid rule falls like exp(−2π d / step), d the distance of the nearest pole of f(mean + deviation
/// · u) from the real line.
record NormalNodes(double mean, double deviation, double reach) implements Nodes {
    private static final double FIRST_STEP = 0.5;
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    @Override
    public double step(int level) {
        return Math.scalb(FIRST_STEP, -level);
    }

    @Override
    public void addTo(TrapezoidSum sum, int level) {
        double step = step(level);
        int last = (int) Math.round(reach / step);
        int stride = level == 0 ? 1 : 2;
        for (int j = level == 0 ? -last : 1 - last; j <= last; j += stride) {
            double u = j * step;
            sum.add(mean + deviation * u, DENSITY_AT_ZERO * Math.exp(-u * u / 2));
        }
    }
}
