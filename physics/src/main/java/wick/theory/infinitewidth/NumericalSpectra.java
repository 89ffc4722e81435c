package wick.theory.infinitewidth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final double SETTLED = 4e-15;
    private static final int FINEST = 22;
    /// Where from this rung on, over so many more, changes stay but below this bound, they are noise.
    private static final int NOISY = 8;

    private static final int PLATEAU = 6;
    private static final double NOISIEST = 1e-9;

    private final Activation activation;
    private final SpectralGrids grids;
    private final AverageReach reach;
    private final boolean jumps;
    private final Symmetry symmetry;
    private final PairQuadrature quadrature;
    /// By variance, where pairs of equal variance come close.
    private final Map<Double, CloseTable> close = new ConcurrentHashMap<>();

    private final Map<Integer, Resolution> resolutions = new ConcurrentHashMap<>();

    NumericalSpectra(Activation activation) {
        this.activation = activation;
        grids = new SpectralGrids(activation.kinks());
        reach = new AverageReach(activation);
        jumps = !activation.jumps().isEmpty();
        symmetry = symmetry(activation);
        quadrature = new PairQuadrature(activation);
    }

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
        return grids.isKinked();
    }

    @Override
    public double error(double variance) {
        return 20 * Moments.ROUNDING + (variance == 0 ? 0 : resolution(variance).noise);
    }

    @Override
    public PairQuadrature.Averages directly(double first, double second, double delta) {
        return quadrature.at(first, second, delta, Math.max(reach.at(first), reach.at(second)));
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

    /// ⟨φ′ h_k⟩ = √((k + 1)/q) ⟨φ h_{k+1}⟩, which holds where φ′ has δ-functions too.
    private static double[] raised(double[] values, double variance) {
        double[] slopes = new double[values.length];
        for (int k = 0; k + 1 < values.length; k++) {
            slopes[k] = Math.sqrt((k + 1) / variance) * values[k + 1];
        }
        return slopes;
    }

    private HermiteGrid grid(double variance, int level) {
        return grids.resolving(variance, reach.at(variance), resolution(variance).fineness, SIZES[level]);
    }

    private Resolution resolution(double variance) {
        double top = Math.scalb(2.0, AverageReach.octave(variance));
        return reach.isFinite(top)
                ? resolutions.computeIfAbsent(AverageReach.octave(variance), _ -> resolved(top))
                : resolved(variance);
    }

    @Override
    public Optional<PairQuadrature.Averages> closely(double variance, double delta) {
        if (!grids.isKinked() || jumps || delta > CloseTable.WIDEST) {
            return Optional.empty();
        }
        return close.computeIfAbsent(variance, this::table).at(delta);
    }

    private CloseTable table(double variance) {
        return CloseTable.of(variance, squares(variance), delta -> directly(variance, variance, delta));
    }

    boolean reaches(double variance) {
        return reach.isFinite(variance);
    }

    /// Standard deviations on each side that carry the averages at this variance.
    ///
    /// @throws IllegalArgumentException where φ² or φ′² outgrows the density
    double reach(double variance) {
        return reach.at(variance);
    }

    /// Points per unit that resolve φ² and φ′² at this variance, and what they agree to there, relatively, if
    /// that is worse than rounding: an activation whose own values carry few digits, such as exp(z) − 1 at
    /// small z.
    private record Resolution(double fineness, double noise) {}

    private Resolution resolved(double variance) {
        double extent = reach.at(variance);
        Squares before = squares(variance, grids.ladder(variance, extent, 0));
        int agreements = 0;
        double worst = 0;
        for (int rung = 1; rung <= FINEST; rung++) {
            Squares here = squares(variance, grids.ladder(variance, extent, rung));
            double change = change(before, here);
            agreements = change <= SETTLED ? agreements + 1 : 0;
            if (agreements == 2) {
                return new Resolution(SpectralGrids.fineness(rung - 2), 0);
            }
            worst = rung > NOISY ? Math.max(worst, change) : 0;
            if (rung == NOISY + PLATEAU && worst <= NOISIEST) {
                return new Resolution(SpectralGrids.fineness(NOISY), 4 * worst);
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
}
