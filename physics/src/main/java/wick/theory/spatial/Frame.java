package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.network.Step;
import wick.numeric.elementwise.Fold;

/// Where the pairs of one shift lie on a [Sheet] while they go through a [Move.Stack]: the first at `row`
/// and `column`, with room around them for what windows read beyond the edges; `rows` of `columns` places
/// in all.
record Frame(int row, int column, int rows, int columns, List<Border> borders) {

    Frame {
        borders = List.copyOf(borders);
    }

    /// Places at which one position of a pair alone lies in the grid, and that position. `fresh` where
    /// the layer before has left other borders.
    static final class Border {
        final int[] firstPlaces;
        final int[] firstPositions;
        final int[] secondPlaces;
        final int[] secondPositions;
        final boolean fresh;

        private Border(Slide slide, int top, int left, boolean fresh) {
            IntStream.Builder[] found = new IntStream.Builder[4];
            for (int k = 0; k < found.length; k++) {
                found[k] = IntStream.builder();
            }
            slide.eachBorder((i, j, first, position) -> {
                found[first ? 0 : 2].add(Border.place(top + i, left + j));
                found[first ? 1 : 3].add(position);
            });
            firstPlaces = found[0].build().toArray();
            firstPositions = found[1].build().toArray();
            secondPlaces = found[2].build().toArray();
            secondPositions = found[3].build().toArray();
            this.fresh = fresh;
        }

        private static int place(int row, int column) {
            return row << Short.SIZE | column;
        }

        static int row(int place) {
            return place >> Short.SIZE;
        }

        static int column(int place) {
            return place & 0xffff;
        }

        boolean isEmpty() {
            return firstPlaces.length + secondPlaces.length == 0;
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
