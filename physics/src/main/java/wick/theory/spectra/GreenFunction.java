package wick.theory.spectra;

import java.util.Optional;
import org.hipparchus.complex.Complex;

/// Follows m(z) from large |z|, where it is m₁/z, down to the real line.
///
/// Among the many solutions of the equation at one z only one belongs to a measure. It is tracked
/// along z = λ + iη with steps that are halved until each is short and ends with Im m ≤ 0.
final class GreenFunction {
    private static final double JUMP = 0.25;
    private static final double FAR = 1e3;
    private static final double SMALLEST_STEP = 1e-4;
    private static final double CLOSE = 1e-2;
    private static final double CLOSEST = 1e-11;
    private static final double ROUNDING = 1e-13;

    private final MasterEquation equation;
    private final double scale;

    GreenFunction(MasterEquation equation) {
        this.equation = equation;
        double[] moments = equation.relativeMoments(2);
        scale = Math.exp(equation.logarithmOfMean()) * moments[1];
    }

    /// m at λ + i0, for λ > 0.
    ///
    /// Throws [ArithmeticException] where the solution cannot be followed.
    MasterEquation.Point at(double lambda) {
        double height = FAR * Math.max(scale, lambda);
        MasterEquation.Point point = equation.near(
                        new Complex(lambda, height), equation.far(new Complex(lambda, height)))
                .orElseThrow(() -> lost(lambda));
        double step = Math.log(2);
        while (true) {
            if (height <= CLOSE * lambda) {
                Optional<MasterEquation.Point> down = accepted(new Complex(lambda, 0), point, JUMP);
                if (down.isPresent()
                        && down.get().m().getImaginary()
                                < -ROUNDING * down.get().m().norm()) {
                    return down.get();
                }
            }
            if (height <= CLOSEST * lambda) {
                return point;
            }
            double lower = height * Math.exp(-step);
            Optional<MasterEquation.Point> next = accepted(new Complex(lambda, lower), point, 2 * step + JUMP);
            if (next.isPresent()) {
                point = next.get();
                height = lower;
                step = Math.min(2 * step, Math.log(4));
            } else if (step > SMALLEST_STEP) {
                step /= 2;
            } else if (height <= 1e-6 * lambda) {
                // at an edge of the spectrum, where m has no derivative
                return point;
            } else {
                throw lost(lambda);
            }
        }
    }

    private Optional<MasterEquation.Point> accepted(Complex z, MasterEquation.Point from, double longest) {
        return equation.near(z, from)
                .filter(next -> next.m().getImaginary() <= ROUNDING * next.m().norm()
                        && next.m().divide(from.m()).log().norm() <= longest
                        && next.w().stream().allMatch(w -> w.getImaginary() >= -ROUNDING * w.norm()));
    }

    private static ArithmeticException lost(double lambda) {
        return new ArithmeticException("the spectrum at " + lambda + " could not be followed down to the real line");
    }
}
