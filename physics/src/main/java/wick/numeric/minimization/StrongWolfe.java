package wick.numeric.minimization;

/// A step along a line that satisfies the strong Wolfe conditions: the value falls by at least c₁ t |slope|, and
/// the slope there is at most c₂ of the one at the start.
///
/// Brackets a minimum by growing steps, then narrows the bracket with cubics through values and slopes at its ends.
///
/// Source: Nocedal and Wright 2006, doi:10.1007/978-0-387-40065-5, section 3.5.
final class StrongWolfe {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST = 25;
    /// A cubic's minimum this close to an end of the bracket narrows it too little.
    private static final double EDGE = 0.1;

    private final Objective objective;
    private final double[] start;
    private final double[] direction;
    private final double[] point;
    private final double[] gradient;

    /// `point` and `gradient` hold, after [#search], where the search ended.
    StrongWolfe(Objective objective, double[] start, double[] direction, Found found) {
        this.objective = objective;
        this.start = start;
        this.direction = direction;
        this.point = found.point;
        this.gradient = found.gradient;
    }

    /// Where a search writes.
    static final class Found {
        final double[] point;
        final double[] gradient;

        Found(int size) {
            point = new double[size];
            gradient = new double[size];
        }
    }

    /// A place on the line: t, the value there, the slope there.
    private record Place(double t, double value, double slope) {}

    /// The value where the search ended; not below `value` if no step lowers it.
    double search(double value, double slope, double firstStep) {
        Place origin = new Place(0, value, slope);
        Place before = origin;
        double t = firstStep;
        for (int i = 0; i < MOST; i++) {
            Place here = at(t);
            if (!Double.isFinite(here.value)) {
                t = 0.5 * (before.t + t);
                continue;
            }
            if (rises(here, origin) || (i > 0 && here.value >= before.value)) {
                return narrow(before, here, origin);
            }
            if (Math.abs(here.slope) <= -CURVATURE * slope) {
                return here.value;
            }
            if (here.slope >= 0) {
                return narrow(here, before, origin);
            }
            before = here;
            t *= 2.5;
        }
        return at(before.t).value;
    }

    /// `low` has the lower value of the two ends.
    private double narrow(Place low, Place high, Place origin) {
        Place best = low;
        Place other = high;
        for (int i = 0; i < MOST; i++) {
            Place here = at(within(best, other));
            if (!Double.isFinite(here.value) || rises(here, origin) || here.value >= best.value) {
                other = here;
            } else {
                if (Math.abs(here.slope) <= -CURVATURE * origin.slope) {
                    return here.value;
                }
                if (here.slope * (other.t - best.t) >= 0) {
                    other = best;
                }
                best = here;
            }
            if (Math.abs(other.t - best.t) <= 1e-14 * Math.abs(best.t)) {
                break;
            }
        }
        return at(best.t).value;
    }

    private static boolean rises(Place here, Place origin) {
        return here.value > origin.value + DECREASE * here.t * origin.slope;
    }

    /// The minimum of the cubic through both ends, or the middle where that is too close to an end.
    private static double within(Place a, Place b) {
        double width = b.t - a.t;
        double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.t - b.t);
        double square = d1 * d1 - a.slope * b.slope;
        double t = Double.NaN;
        if (square >= 0) {
            double d2 = Math.signum(width) * Math.sqrt(square);
            t = b.t - width * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
        }
        double share = (t - a.t) / width;
        return share > EDGE && share < 1 - EDGE ? t : a.t + 0.5 * width;
    }

    private Place at(double t) {
        for (int i = 0; i < start.length; i++) {
            point[i] = start[i] + t * direction[i];
        }
        double value = objective.valueInto(point, gradient);
        double slope = 0;
        for (int i = 0; i < start.length; i++) {
            slope += gradient[i] * direction[i];
        }
        return new Place(t, value, slope);
    }
}
