package wick.theory.recurrent.meanfield;

import java.util.List;
import java.util.Optional;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.theory.infinitewidth.HermiteExpansion;

/// Stationary states over a grid of weight variances (columns) and of a second parameter (rows), `cells` row by row,
/// each good to about five digits.
public record PhaseMap(Vector weightVariances, Axis axis, Vector values, List<Cell> cells) {

    /// What changes from row to row.
    public enum Axis {
        /// κ
        NOISE,
        /// σ_b²
        BIAS_VARIANCE
    }

    /// A state without its autocorrelation; see [StationaryState].
    public record Cell(
            Phase phase,
            Optional<Approximation> variance,
            Optional<Approximation> localGain,
            Optional<Approximation> lyapunovExponent) {

        static Cell of(StationaryState state) {
            return new Cell(state.phase(), state.variance(), state.localGain(), state.lyapunovExponent());
        }
    }

    public PhaseMap {
        cells = List.copyOf(cells);
        if (cells.size() != weightVariances.size() * values.size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells do not fill a grid of " + values.size() + " x " + weightVariances.size());
        }
    }

    /// The network with the two parameters replaced, its cells in parallel. Throws as [StationaryState#of] does.
    public static PhaseMap of(RecurrentNetwork network, Vector weightVariances, Axis axis, Vector values) {
        HermiteExpansion expansion = HermiteExpansion.of(network.activation());
        int columns = weightVariances.size();
        int count = columns * values.size();
        Cell[] cells = new Cell[count];
        Parallel.forEach(count, i -> {
            RecurrentNetwork row = withValue(network, axis, values.at(i / columns));
            RecurrentNetwork here = row.withWeightVariance(weightVariances.at(i % columns));
            cells[i] = Cell.of(new StateSearch(expansion, here, Resolution.COARSE).state());
        });
        return new PhaseMap(weightVariances, axis, values, List.of(cells));
    }

    private static RecurrentNetwork withValue(RecurrentNetwork network, Axis axis, double value) {
        return switch (axis) {
            case NOISE -> network.withNoise(value);
            case BIAS_VARIANCE -> network.withBiasVariance(value);
        };
    }

    /// The state at values\[row] and weightVariances\[column].
    public Cell at(int row, int column) {
        return cells.get(row * weightVariances.size() + column);
    }
}
