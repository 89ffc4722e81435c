package wick.theory.infinitewidth;

import java.util.List;
import wick.network.Activation;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;

/// The mean-field state on a grid of weight variances σ_w² (columns) and bias variances σ_b² (rows),
/// `states` row by row.
///
/// Averages on a grid of variances are shared by all cells, which are computed in parallel.
public record PhaseDiagram(
        Activation activation, Vector weightVariances, Vector biasVariances, List<MeanFieldState> states) {

    public PhaseDiagram {
        states = List.copyOf(states);
        if (states.size() != weightVariances.size() * biasVariances.size()) {
            throw new IllegalArgumentException(states.size() + " states do not fill a grid of " + biasVariances.size()
                    + " x " + weightVariances.size());
        }
    }

    public static PhaseDiagram of(Activation activation, Vector weightVariances, Vector biasVariances) {
        MomentTable table = MomentTable.of(AverageForm.of(activation));
        int columns = weightVariances.size();
        int count = columns * biasVariances.size();
        MeanFieldState[] states = new MeanFieldState[count];
        Parallel.forEach(
                count,
                i -> states[i] = MeanField.of(table, weightVariances.at(i % columns), biasVariances.at(i / columns))
                        .state());
        return new PhaseDiagram(activation, weightVariances, biasVariances, List.of(states));
    }

    /// The state at biasVariances\[row] and weightVariances\[column].
    public MeanFieldState at(int row, int column) {
        return states.get(row * weightVariances.size() + column);
    }
}
