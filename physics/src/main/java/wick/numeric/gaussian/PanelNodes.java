package wick.numeric.gaussian;

/// The stretch from `from` to `to` under a normal density by the double exponential rule: nodes crowd at
/// both ends, so that neither a jump or kink at an end nor a scale much smaller than the stretch does
/// harm.
///
/// Source: Takahasi and Mori 1974, Publications of RIMS 9, 721.
record PanelNodes(double mean, double deviation, double from, double to) implements Nodes {
    private static final double FIRST_STEP = 0.4;
    private static final int LAST = 9;

    @Override
    public double step(int level) {
        return Math.scalb(FIRST_STEP, -level);
    }

    @Override
    public void addTo(TrapezoidSum sum, int level) {
        double step = step(level);
        double length = to - from;
        double scale = length * Math.PI / (deviation * Math.sqrt(2 * Math.PI));
        int last = LAST << level;
        int stride = level == 0 ? 1 : 2;
        for (int j = level == 0 ? -last : 1 - last; j <= last; j += stride) {
            double t = j * step;
            double inward = Math.exp(-Math.PI * Math.sinh(Math.abs(t)));
            double fraction = inward / (1 + inward);
            double z = t < 0 ? from + length * fraction : to - length * fraction;
            double u = (z - mean) / deviation;
            sum.add(z, scale * Math.cosh(t) * fraction / (1 + inward) * Math.exp(-u * u / 2));
        }
    }
}
