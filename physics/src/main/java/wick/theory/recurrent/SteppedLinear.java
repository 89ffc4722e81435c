package wick.theory.recurrent;

import java.util.OptionalDouble;
import org.hipparchus.complex.Complex;

/// Tied weights in steps of η: h ← (a + ηW) h + η (u + b) + √(κη) ξ with a = 1 − ηγ, σ = ησ_w.
///
/// With B = 1 + a² − σ², D = √(B² − 4a²), r = 2a/(B + D), u_± = a ± σ and n steps of lag:
///
/// C(n)/(κη) = rⁿ/D + (1/N) { Σ_± u_±ⁿ (1 − a u_±)/(2 (1 − u_±²)²) − (rⁿ/D²) \[1 − ar + σ² (n − ar/(1 − ar)
/// + 2r (r + a)/(1 − r²))] } + ...
///
/// At η → 0 it becomes [ContinuousLinear]; at finite η it differs, and that difference is the bias of
/// Euler steps.
final class SteppedLinear implements LinearTheory {
    private final double decay;
    private final double step;
    private final double keep;
    private final double deviation;
    private final double rootTerm;
    private final double root;
    private final Drive drive;

    SteppedLinear(double decay, double weightDeviation, double step, Drive drive) {
        this.decay = decay;
        this.step = step;
        this.keep = 1 - step * decay;
        this.deviation = step * weightDeviation;
        this.drive = drive;
        double reach = Math.abs(keep) + deviation;
        if (!(reach < 1)) {
            throw new IllegalArgumentException("with step " + step + " a step multiplies by up to |1 - step x decay| +"
                    + " step x weight deviation = " + reach + ", which must be below 1: it exceeds this bound by "
                    + (reach - 1) + ", and the linear network of infinite size is not stable");
        }
        double sum = 1 + keep * keep - deviation * deviation;
        this.rootTerm = Math.sqrt((1 - keep - deviation) * (1 - keep + deviation))
                * Math.sqrt((1 + keep - deviation) * (1 + keep + deviation));
        this.root = 2 * keep / (sum + rootTerm);
    }

    @Override
    public boolean exactAtAnySize() {
        return false;
    }

    @Override
    public SizeExpansion variance() {
        return autocorrelation(0);
    }

    @Override
    public SizeExpansion staticVariance() {
        drive.requireStationary();
        return TraceMoments.resolvents(new Complex(decay), deviation / step).times(drive.bias() + drive.constant());
    }

    @Override
    public SizeExpansion autocorrelation(double lag) {
        drive.requireStationary();
        int n = Lags.steps(Math.abs(lag), step);
        double infinite = Math.pow(root, n) / rootTerm;
        double plus = pole(keep + deviation, n);
        double minus = pole(keep - deviation, n);
        double ar = keep * root;
        double inner =
                1 - ar + deviation * deviation * (n - ar / (1 - ar) + 2 * root * (root + keep) / (1 - root * root));
        double bulk = Math.pow(root, n) / (rootTerm * rootTerm) * inner;
        double error = 4e-15 * (1 + n * (1 - Math.abs(root))) * (Math.abs(plus) + Math.abs(minus) + Math.abs(bulk));
        OptionalDouble second = n == 0 ? OptionalDouble.of(secondVariance()) : OptionalDouble.empty();
        return new SizeExpansion(infinite, plus + minus - bulk, second, error).times(drive.white() * step);
    }

    private double pole(double u, int n) {
        double gap = (1 - u) * (1 + u);
        return Math.pow(u, n) * (1 - keep * u) / (2 * gap * gap);
    }

    /// The mean over the circle by the trapezoid rule, doubled until it stands still: the spectrum is
    /// analytic there.
    private double secondVariance() {
        double before = Double.NaN;
        for (int count = 64; count <= 1 << 20; count *= 2) {
            double sum = 0;
            for (int i = 0; i <= count; i++) {
                double weight = i == 0 || i == count ? 0.5 : 1;
                sum += weight
                        * TraceMoments.resolvents(circle(Math.PI * i / count), deviation)
                                .second()
                                .orElseThrow();
            }
            double mean = sum / count;
            if (Math.abs(mean - before) <= 1e-13 * Math.abs(mean)) {
                return mean;
            }
            before = mean;
        }
        throw new IllegalArgumentException("the network is too close to instability for its order 1/N²: |1 - step x"
                + " decay| + step x weight deviation = " + (Math.abs(keep) + deviation));
    }

    private Complex circle(double angle) {
        return new Complex(Math.cos(angle) - keep, Math.sin(angle));
    }

    @Override
    public SizeExpansion spectrum(double frequency) {
        drive.requireStationary();
        double angle = frequency * step;
        if (!(Math.abs(angle) <= Math.PI * (1 + 1e-12))) {
            throw new IllegalArgumentException(
                    "frequency " + frequency + " must be within pi/step = " + Math.PI / step + " of 0");
        }
        return TraceMoments.resolvents(circle(angle), deviation).times(drive.white() * step * step);
    }

    @Override
    public SizeExpansion response(double lag) {
        int n = Lags.steps(lag, step);
        double plus = keep + deviation;
        double minus = keep - deviation;
        double first = (Math.pow(plus, n) + Math.pow(minus, n)) / 2 - Math.pow(keep, n);
        double second = 0;
        if (n >= 2) {
            double x = n * deviation;
            second = (n - 1) * deviation * x * (Math.pow(plus, n - 2) + Math.pow(minus, n - 2)) / 8
                    - x * (Math.pow(plus, n - 1) - Math.pow(minus, n - 1)) / 8;
        }
        double size = Math.pow(Math.abs(keep) + deviation, n);
        return SizeExpansion.of(Math.pow(keep, n), first, second, 1e-14 * (1.0 + n) * size);
    }

    @Override
    public SizeExpansion perturbation(double lag) {
        double[] f = SteppedMotion.powers(keep, deviation, Lags.steps(lag, step));
        return TraceMoments.pair(f, f);
    }

    @Override
    public SizeExpansion covariance(double first, double second) {
        return new SteppedMotion(keep, deviation, step, drive)
                .covariance(Lags.steps(first, step), Lags.steps(second, step));
    }

    /// Rates per step, as times: −step/ln(factor). A factor that is not positive has no such time: 0.
    @Override
    public Lengths lengths() {
        return new Lengths(
                Lags.time(keep, step),
                Lags.time(root, step),
                Lags.time(Math.abs(keep) + deviation, step),
                2 * step / rootTerm);
    }
}
