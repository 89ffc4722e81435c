package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.Factors;
import wick.numeric.gaussian.ProductAverages;
import wick.numeric.gaussian.UniformGrid;

/// Averages of factors φ, φ′ or φ″, mostly four, over inputs of which two to four differ, for every choice
/// of factors.
final class QuarticQuadrature {
    private final List<Integer> distinct;
    private final List<Monomials> monomials = new ArrayList<>();
    private final ProductAverages averages;
    private final double uncertainty;

    QuarticQuadrature(Activation activation, SampleTensor kernel, int[] inputs, UniformGrid grid, double uncertainty) {
        this.uncertainty = uncertainty;
        distinct = new ArrayList<>(Arrays.stream(inputs).distinct().boxed().toList());
        // the last of three or four is averaged over beforehand: the fewest functions of it are needed
        distinct.sort((p, q) -> Integer.compare(times(q, inputs), times(p, inputs)));
        int size = distinct.size();
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            monomials.add(new Monomials(activation, times(distinct.get(i), inputs)));
            for (int j = 0; j < size; j++) {
                covariance[i][j] = kernel.at(distinct.get(i), distinct.get(j));
            }
        }
        List<Factors> factors = List.copyOf(monomials);
        averages = ProductAverages.of(factors, covariance, grid);
    }

    private static int times(int input, int[] inputs) {
        return (int) Arrays.stream(inputs).filter(other -> other == input).count();
    }

    /// The factor at a position in the bit set `slope` is φ′, in `bend` φ″, elsewhere φ; `inputs` in any
    /// order.
    Bounded at(int[] inputs, int slope, int bend) {
        int[] functions = new int[distinct.size()];
        for (int i = 0; i < functions.length; i++) {
            int slopes = 0;
            int bends = 0;
            for (int position = 0; position < inputs.length; position++) {
                if (inputs[position] == distinct.get(i)) {
                    slopes += (slope >> position) & 1;
                    bends += (bend >> position) & 1;
                }
            }
            functions[i] = monomials.get(i).index(slopes, bends);
        }
        Approximation average = averages.of(functions);
        return new Bounded(average.value(), average.error() + 4 * uncertainty * averages.magnitude(functions));
    }
}
