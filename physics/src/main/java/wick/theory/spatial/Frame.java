package wick.theory.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.network.Step;
import wick.numeric.elementwise.Fold;

/// Where the pairs of one shift lie on a [Sheet] while they go through a [Move.Stack]: the first at `row`
/// and `column`, with room around them for what windows read beyond the edges; `rows` of `columns` places
/// in all.
record Frame(int row, int column, int rows, int columns, List<Border> borders) {

    Frame {
        borders = List.copyOf(borders);
    }

    /// The places at which one position of a pair alone lies in the grid, and that position. `fresh` where
    /// the layer before has left other borders.
    static final class Border {
        final Pieces first;
        final Pieces second;
        final boolean fresh;

        private Border(Slide slide, int top, int left, boolean fresh) {
            first = new Pieces();
            second = new Pieces();
            slide.eachBorder((i, j, ofFirst, position) -> (ofFirst ? first : second).add(top + i, left + j, position));
            this.fresh = fresh;
        }

        boolean isEmpty() {
            return first.size + second.size == 0;
        }
    }

    /// Pieces of rows along which the position advances with the column.
    static final class Pieces {
        private static final int NUMBERS = 4;

        private int[] numbers = new int[4 * NUMBERS];
        private int size;

        private void add(int row, int column, int position) {
            int last = size - 1;
            if (size > 0
                    && row(last) == row
                    && column(last) + length(last) == column
                    && position(last) + length(last) == position) {
                numbers[last * NUMBERS + 3]++;
                return;
            }
            if (size * NUMBERS == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * numbers.length);
            }
            int at = size * NUMBERS;
            numbers[at] = row;
            numbers[at + 1] = column;
            numbers[at + 2] = position;
            numbers[at + 3] = 1;
            size++;
        }

        int size() {
            return size;
        }

        int row(int piece) {
            return numbers[piece * NUMBERS];
        }

        int column(int piece) {
            return numbers[piece * NUMBERS + 1];
        }

        int position(int piece) {
            return numbers[piece * NUMBERS + 2];
        }

        int length(int piece) {
            return numbers[piece * NUMBERS + 3];
        }
    }

    /// What a border depends on.
    record BorderKey(Slide slide, int top, int left, boolean fresh) {}

    static Frame of(List<Move.Layer> layers, Map<BorderKey, Border> known) {
        int row = 0;
        int column = 0;
        for (Move.Layer layer : layers) {
            row = Math.max(row, layer.slide().rows().before());
            column = Math.max(column, layer.slide().columns().before());
        }
        int rows = 0;
        int columns = 0;
        for (Move.Layer layer : layers) {
            Slide slide = layer.slide();
            rows = Math.max(
                    rows,
                    row + Math.max(slide.rowsIn(), slide.height() - slide.rows().before()));
            columns = Math.max(
                    columns,
                    column
                            + Math.max(
                                    slide.columnsIn(),
                                    slide.width() - slide.columns().before()));
        }
        List<Border> borders = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            Slide slide = layers.get(k).slide();
            boolean fresh = k == 0 || !sameBorder(slide, layers.get(k - 1).slide());
            int top = row - slide.rows().before();
            int left = column - slide.columns().before();
            borders.add(known.computeIfAbsent(
                    new BorderKey(slide, top, left, fresh),
                    key -> new Border(key.slide, key.top, key.left, key.fresh)));
        }
        return new Frame(row, column, rows, columns, borders);
    }

    /// Whether both read the same places around pairs that lie in the same places.
    private static boolean sameBorder(Slide one, Slide other) {
        return one.rowsIn() == other.rowsIn()
                && one.columnsIn() == other.columnsIn()
                && one.height() == other.height()
                && one.width() == other.width()
                && one.rows().before() == other.rows().before()
                && one.columns().before() == other.columns().before();
    }

    /// A convolution of stride 1 with the function behind it, where both can be done in one go.
    static Optional<Move.Layer> layer(Move move, Move behind) {
        if (!(move instanceof Move.Convolve(Op.Convolve convolve, Slide slide, Runs _))
                || !(behind instanceof Move.Activate(Op.Activate activate, Runs _))
                || !slide.isPlain()
                || convolve.numbers().weightVariance() <= 0) {
            return Optional.empty();
        }
        Step.Linear numbers = convolve.numbers();
        double rate = numbers.weightRate() / numbers.weightVariance();
        // λ_b + λ_w (K − σ_b²) / σ_w² of the covariance K behind the weights; no digits may cancel
        double bias = numbers.biasRate() - rate * numbers.biasVariance();
        if (bias < -Bound.ROUNDING * numbers.biasRate()) {
            return Optional.empty();
        }
        Fold.Layer sums = new Fold.Layer(numbers.weightVariance() / convolve.points(), rate, Math.max(0, bias));
        return activate.averages()
                .slopes()
                .map(slopes -> new Move.Layer(
                        convolve, activate, slide, sums, Fold.Kink.of(slopes.negative(), slopes.positive())));
    }
}
