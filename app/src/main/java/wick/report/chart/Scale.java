package wick.report.chart;

/// How numbers lie along an axis, as fractions of its length.
sealed interface Scale {
    double from();

    double to();

    /// 0 at `from`, 1 at `to`; not finite where the axis does not reach, such as zero on a logarithmic one.
    double position(double value);

    Ticks ticks(int wanted);

    /// Equal differences at equal distances.
    record Linear(double from, double to) implements Scale {
        @Override
        public double position(double value) {
            return (value - from) / (to - from);
        }

        @Override
        public Ticks ticks(int wanted) {
            return Ticks.linear(from, to, wanted);
        }
    }

    /// Equal ratios at equal distances.
    record Logarithmic(double from, double to) implements Scale {
        @Override
        public double position(double value) {
            return value > 0 ? Math.log(value / from) / Math.log(to / from) : Double.NaN;
        }

        @Override
        public Ticks ticks(int wanted) {
            return Ticks.logarithmic(from, to, wanted);
        }
    }

    /// A scale that holds the range with a little room on either side; 0 … 1 or 0.1 … 1 when there is
    /// nothing to hold.
    static Scale around(Range range, boolean logarithmic, double room) {
        if (logarithmic) {
            if (range.isEmpty()) {
                return new Logarithmic(0.1, 1);
            }
            double spread = Math.max(range.to() / range.from(), 1.2);
            double factor = Math.pow(spread, room);
            boolean single = range.to() / range.from() < 1.2;
            double middle = Math.sqrt(range.from()) * Math.sqrt(range.to());
            return single
                    ? new Logarithmic(middle / spread, middle * spread)
                    : new Logarithmic(
                            Math.max(range.from() / factor, Double.MIN_NORMAL), Math.min(range.to() * factor, 1e300));
        }
        if (range.isEmpty()) {
            return new Linear(0, 1);
        }
        double span = range.to() - range.from();
        double size = Math.max(Math.abs(range.from()), Math.abs(range.to()));
        if (span <= 1e-12 * size || span < 1e-290) {
            double half = size < 1e-280 ? 1 : 0.1 * size;
            return new Linear(range.from() - half, range.to() + half);
        }
        boolean startsAtZero = room > 0 && range.from() >= 0 && range.from() < 0.3 * range.to();
        double low = startsAtZero ? 0 : range.from() - room * span;
        return new Linear(low, range.to() + room * span);
    }

    /// A scale whose ends are the range's own.
    static Scale exactly(Range range, boolean logarithmic) {
        return around(range, logarithmic, 0);
    }
}
