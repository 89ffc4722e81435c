package wick.theory.infinitewidth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import wick.network.Activation;
import wick.network.Formula;
import wick.network.Tanh;
import wick.network.formula.Reflection;
import wick.numeric.gaussian.HermiteGrid;
import wick.numeric.gaussian.Symmetry;

/// The spectra of an activation without closed forms, by quadrature on grids in x = z/√q.
///
/// How fine a grid must be is found once per octave of q, at its upper end: the coarsest of a ladder of grids
/// that agrees with its two finer neighbors on ⟨φ²⟩ and ⟨φ′²⟩ to rounding. Coefficients of h_k take a grid
/// finer by the frequency √k of h_k. Grids do not depend on the activation unless it has kinks away from 0,
/// so they are shared.
final class NumericalSpectra implements Spectra {
    private static final int[] SIZES = {16, 32, 64, 128, 256, 512, 1024, 2048};
    private static final double[] REACHES = {12.5, 18, 26, 37};
    private static final double NEGLIGIBLE = 1e-18;
    private static final double SETTLED = 4e-15;
    /// The coarsest step of the ladder; each further one is finer by √2.
    private static final double COARSEST = 0.5;
    private static final int FINEST = 22;
    /// Where from this rung on, over so many more, changes stay but below this bound, they are noise.
    private static final int NOISY = 8;

    private static final int PLATEAU = 6;
    private static final double NOISIEST = 1e-9;
    /// From this octave of variances on grids are not uniform in x.
    private static final int WIDE = 7;
    private static final int PANEL_STEPS = 8;
    private static final Map<Shared, HermiteGrid> SHARED = new ConcurrentHashMap<>();

    private final Activation activation;
    private final double[] kinks;
    private final List<Double> bothSides;
    private final boolean jumps;
    private final Symmetry symmetry;
    private final PairQuadrature quadrature;
    /// By octave of the variance.
    private final Map<Integer, Double> reaches = new ConcurrentHashMap<>();

    /// By variance, where pairs of equal variance come close.
    private final Map<Double, CloseTable> close = new ConcurrentHashMap<>();

    private final Map<Integer, Resolution> resolutions = new ConcurrentHashMap<>();

    NumericalSpectra(Activation activation) {
        this.activation = activation;
        kinks = activation.kinks().stream()
                .mapToDouble(Math::abs)
                .sorted()
                .distinct()
                .toArray();
        bothSides = activation.kinks().stream()
                .flatMap(kink -> Stream.of(-kink, kink))
                .distinct()
                .sorted()
                .toList();
        jumps = !activation.jumps().isEmpty();
        symmetry = symmetry(activation);
        quadrature = new PairQuadrature(activation);
    }

    /// A ladder's rung, out to this reach, smooth or with panels from 0.
    private record Shared(int rung, double reach, boolean panels) {}

    private static Symmetry symmetry(Activation activation) {
        return switch (activation) {
            case Tanh _ -> Symmetry.ODD;
            case Formula formula ->
                switch (Reflection.of(formula.expression())) {
                    case EVEN -> Symmetry.EVEN;
                    case ODD -> Symmetry.ODD;
                    case UNKNOWN -> Symmetry.NONE;
                };
            default -> Symmetry.NONE;
        };
    }

    @Override
    public int levels() {
        return SIZES.length;
    }

    @Override
    public int size(int level) {
        return SIZES[level];
    }

    @Override
    public Symmetry symmetry() {
        return symmetry;
    }

    @Override
    public boolean isKinked() {
        return kinks.length > 0;
    }

    @Override
    public double error(double variance) {
        return 20 * Moments.ROUNDING + (variance == 0 ? 0 : resolution(variance).noise);
    }

    @Override
    public PairQuadrature.Averages directly(double first, double second, double delta) {
        return quadrature.at(first, second, delta, Math.max(reach(first), reach(second)));
    }

    /// ⟨φ²⟩ and ⟨φ′²⟩ on the grid of the shortest series.
    Squares squares(double variance) {
        return squares(variance, grid(variance, 0));
    }

    private Squares squares(double variance, HermiteGrid grid) {
        double[] points = new double[grid.samples(symmetry)];
        double[] samples = new double[points.length];
        grid.pointsInto(Math.sqrt(variance), points);
        activation.valueInto(points, 0, points.length, samples, 0);
        double square = grid.square(samples);
        if (jumps) {
            return new Squares(square, Double.POSITIVE_INFINITY);
        }
        activation.derivativeInto(points, 0, points.length, samples, 0);
        return new Squares(square, grid.square(samples));
    }

    @Override
    public Spectrum at(double variance, int level) {
        if (variance == 0) {
            return Spectrum.complete(new double[] {activation.value(0)}, new double[] {activation.derivative(0)});
        }
        int size = SIZES[level];
        HermiteGrid grid = grid(variance, level);
        double[] points = new double[grid.samples(symmetry)];
        grid.pointsInto(Math.sqrt(variance), points);
        double[] samples = new double[points.length];
        activation.valueInto(points, 0, points.length, samples, 0);
        double square = grid.square(samples);
        double[] values = new double[size];
        grid.coefficientsInto(samples, symmetry, size, values);
        if (jumps) {
            return new Spectrum(values, raised(values, variance), square, Double.POSITIVE_INFINITY);
        }
        activation.derivativeInto(points, 0, points.length, samples, 0);
        double slopeSquare = grid.square(samples);
        double[] slopes = new double[size];
        grid.coefficientsInto(samples, symmetry.ofDerivative(), size, slopes);
        return new Spectrum(values, slopes, square, slopeSquare);
    }

    /// The frequency √k of h_k, out to where x is largest in a grid that is not uniform, comes on top of that
    /// of the activation.
    /// ⟨φ′ h_k⟩ = √((k + 1)/q) ⟨φ h_{k+1}⟩, which holds where φ′ has δ-functions too.
    private static double[] raised(double[] values, double variance) {
        double[] slopes = new double[values.length];
        for (int k = 0; k + 1 < values.length; k++) {
            slopes[k] = Math.sqrt((k + 1) / variance) * values[k + 1];
        }
        return slopes;
    }

    private HermiteGrid grid(double variance, int level) {
        double own = resolution(variance).fineness;
        double reach = reach(variance);
        double frequency = (Math.sqrt(SIZES[level]) + 4) / (2 * Math.PI);
        if (isWide(variance)) {
            return wide(variance, reach, own + (kinks.length > 0 ? 1 : reach) * frequency);
        }
        return grid(variance, reach, rung(own + frequency));
    }

    /// The first rung of the ladder that is at least as fine.
    private static int rung(double fineness) {
        return (int) Math.ceil(2 * Math.log(COARSEST * fineness) / Math.log(2) - 1e-9);
    }

    private static double fineness(int rung) {
        return Math.pow(2, rung / 2.0) / COARSEST;
    }

    private static int octave(double variance) {
        return Math.getExponent(Math.nextDown(variance));
    }

    private static boolean isWide(double variance) {
        return octave(variance) >= WIDE;
    }

    private Resolution resolution(double variance) {
        double top = Math.scalb(2.0, octave(variance));
        return reach(top, false) < Double.POSITIVE_INFINITY
                ? resolutions.computeIfAbsent(octave(variance), _ -> resolved(top))
                : resolved(variance);
    }

    /// A grid in x with 2^(rung/2)/[#COARSEST] points per unit.
    private HermiteGrid grid(double variance, double reach, int rung) {
        double step = 1 / fineness(rung);
        if (kinks.length == 0) {
            return SHARED.computeIfAbsent(new Shared(rung, reach, false), _ -> HermiteGrid.uniform(step, reach));
        }
        if (kinks.length == 1 && kinks[0] == 0) {
            return SHARED.computeIfAbsent(
                    new Shared(rung, reach, true), _ -> HermiteGrid.panels(PANEL_STEPS * step, reach));
        }
        double deviation = Math.sqrt(variance);
        double[] breaks = new double[kinks.length];
        for (int i = 0; i < breaks.length; i++) {
            breaks[i] = kinks[i] / deviation;
        }
        return HermiteGrid.panels(PANEL_STEPS * step, reach, breaks);
    }

    /// A grid for large variances, fine near 0 and the kinks on the scale of z.
    private HermiteGrid wide(double variance, double reach, double fineness) {
        GaussianRule rule = kinks.length == 0
                ? GaussianRule.of(variance, reach, 2 * (int) Math.ceil(GaussianRule.extent(variance, reach) * fineness))
                : GaussianRule.panels(variance, reach, bothSides, PANEL_STEPS / fineness);
        double[] z = rule.nodes();
        int from = z.length / 2;
        double[] nodes = new double[z.length - from];
        double[] weights = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = z[from + i] / Math.sqrt(variance);
            weights[i] = rule.weights()[from + i];
        }
        if (z.length % 2 == 1) {
            weights[0] /= 2;
        }
        return HermiteGrid.of(nodes, weights);
    }

    @Override
    public Optional<PairQuadrature.Averages> closely(double variance, double delta) {
        if (kinks.length == 0 || jumps || delta > CloseTable.WIDEST) {
            return Optional.empty();
        }
        return close.computeIfAbsent(variance, this::table).at(delta);
    }

    private CloseTable table(double variance) {
        return CloseTable.of(variance, squares(variance), delta -> directly(variance, variance, delta));
    }

    boolean reaches(double variance) {
        return reach(variance, false) < Double.POSITIVE_INFINITY;
    }

    /// Standard deviations on each side that carry the averages at this variance.
    ///
    /// @throws IllegalArgumentException where φ² or φ′² outgrows the density
    double reach(double variance) {
        return reach(variance, true);
    }

    /// That of the octave's upper end, if the averages there are finite, else that of the variance itself.
    private double reach(double variance, boolean finite) {
        double common = reaches.computeIfAbsent(octave(variance), octave -> extent(Math.scalb(2.0, octave)));
        double reach = common < Double.POSITIVE_INFINITY ? common : extent(variance);
        if (finite && reach == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the Gaussian averages of " + activation.name() + " at variance "
                    + variance
                    + " are infinite, or cannot be computed: it overflows or outgrows the normal density at |z| = "
                    + REACHES[REACHES.length - 1] * Math.sqrt(variance));
        }
        return reach;
    }

    /// Infinite where φ² or φ′² outgrows the density.
    private double extent(double variance) {
        double deviation = Math.sqrt(variance);
        double center = 0;
        for (double x = -6; x <= 6; x += 0.25) {
            center = Math.max(center, weight(deviation, x));
        }
        for (double reach : REACHES) {
            double outside = weight(deviation, reach) + weight(deviation, -reach);
            if (Double.isFinite(outside) && outside <= NEGLIGIBLE * center) {
                return reach;
            }
            center = Math.max(center, outside);
        }
        return Double.POSITIVE_INFINITY;
    }

    private double weight(double deviation, double x) {
        double value = activation.value(deviation * x);
        double slope = activation.derivative(deviation * x);
        double weight = (value * value + variance(deviation) * slope * slope) * Math.exp(-x * x / 2);
        return Double.isNaN(weight) ? Double.POSITIVE_INFINITY : weight;
    }

    private static double variance(double deviation) {
        return deviation * deviation;
    }

    /// Points per unit that resolve φ² and φ′² at this variance, and what they agree to there, relatively, if
    /// that is worse than rounding: an activation whose own values carry few digits, such as exp(z) − 1 at
    /// small z.
    private record Resolution(double fineness, double noise) {}

    private Resolution resolved(double variance) {
        double reach = reach(variance);
        Squares before = squares(variance, reach, 0);
        int agreements = 0;
        double worst = 0;
        for (int rung = 1; rung <= FINEST; rung++) {
            Squares here = squares(variance, reach, rung);
            double change = change(before, here);
            agreements = change <= SETTLED ? agreements + 1 : 0;
            if (agreements == 2) {
                return new Resolution(fineness(rung - 2), 0);
            }
            worst = rung > NOISY ? Math.max(worst, change) : 0;
            if (rung == NOISY + PLATEAU && worst <= NOISIEST) {
                return new Resolution(fineness(NOISY), 4 * worst);
            }
            before = here;
        }
        throw new IllegalArgumentException("the Gaussian averages of " + activation.name() + " at variances around "
                + variance + " do not settle: it varies too fast, or has kinks that are not declared");
    }

    private static double change(Squares a, Squares b) {
        double square = b.square() == 0 ? 0 : Math.abs(a.square() - b.square()) / b.square();
        boolean sloped = b.slopeSquare() > 0 && b.slopeSquare() < Double.POSITIVE_INFINITY;
        return sloped ? Math.max(square, Math.abs(a.slopeSquare() - b.slopeSquare()) / b.slopeSquare()) : square;
    }

    private Squares squares(double variance, double reach, int rung) {
        return squares(
                variance, isWide(variance) ? wide(variance, reach, fineness(rung)) : grid(variance, reach, rung));
    }
}
