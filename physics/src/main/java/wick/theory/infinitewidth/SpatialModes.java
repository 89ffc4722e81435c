package wick.theory.infinitewidth;

import java.util.List;
import wick.network.Geometry;
import wick.network.Step;

/// What convolutions with circular padding do to waves over the grid: a window that averages over
/// positions p + β multiplies e^(2πi f·p/N) by λ_f = (1/points) Σ_β e^(2πi f·β/N).
final class SpatialModes {
    private SpatialModes() {}

    static double factor(List<Step> steps, List<Integer> frequencies) {
        double factor = 1;
        for (Step step : steps) {
            if (step instanceof Step.Convolution(var _, Geometry geometry)) {
                factor *= factor(geometry, frequencies);
            } else if (step instanceof Step.Residual || step instanceof Step.Fan) {
                throw new IllegalArgumentException(
                        "waves over the grid are known for convolutions in a chain, not in branches");
            }
        }
        return factor;
    }

    private static double factor(Geometry geometry, List<Integer> frequencies) {
        List<Integer> grid = geometry.from().grid();
        if (frequencies.size() != grid.size()) {
            throw new IllegalArgumentException(
                    "frequencies " + frequencies + " must be as many as the grid " + grid + " has dimensions");
        }
        double factor = 1;
        for (int d = 0; d < grid.size(); d++) {
            if (geometry.window().stride().get(d) != 1) {
                throw new IllegalArgumentException("waves over the grid need convolutions of stride 1");
            }
            int points = geometry.window().size().get(d);
            double step = 2
                    * Math.PI
                    * frequencies.get(d)
                    * geometry.window().dilation().get(d)
                    / grid.get(d);
            double re = 0;
            double im = 0;
            for (int k = 0; k < points; k++) {
                re += Math.cos(step * k) / points;
                im += Math.sin(step * k) / points;
            }
            factor *= Math.hypot(re, im);
        }
        return factor;
    }
}
