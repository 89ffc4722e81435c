package wick.theory.spatial;

import java.util.Arrays;
import wick.numeric.elementwise.Fold;

/// Working memory in which the pairs of one shift go through a [Move.Stack].
///
/// Pairs of inputs lie side by side at every place. Each layer sums the whole sheet over the window's rows, and
/// all else is one loop along rows. Where an angle is too narrow for that loop the layer goes in strips,
/// and so do those behind it.
final class Sheet implements Ending {
    private static final int STRIP = 512;

    double[] separation = {};
    double[] tangent = {};
    private final Fold.Sheets sheets = new Fold.Sheets();
    private double[] down = {};
    private double[] tangentDown = {};
    private Fold.Strip strip = new Fold.Strip(0);
    private int stripLength;
    private final Fold.Sides sides = new Fold.Sides();
    private final LaneSums sums = new LaneSums();
    /// The number of pairs of inputs.
    private int pairs;
    /// Entries from row to row.
    private int step;
    /// Where the first pair of positions lies, and how many rows and columns they fill.
    private int origin;
    private int rows;
    private int columns;

    /// Makes room; what the sheet held is lost. Then [#row] and [#takeIn] may be used, and then [#run].
    void begin(Move.Stack stack, int ofPairs) {
        Frame frame = stack.frame();
        Slide start = stack.layers().getFirst().slide();
        pairs = ofPairs;
        step = frame.columns() * pairs;
        origin = frame.row() * step + frame.column() * pairs;
        rows = start.rowsIn();
        columns = start.columnsIn();
        reserve(stack);
    }

    /// Where a row of pairs of positions begins.
    int row(int i) {
        return origin + i * step;
    }

    void run(Move.Stack stack, Encounter encounter, Conditions conditions) {
        boolean careful = false;
        for (int k = 0; k < stack.layers().size(); k++) {
            Move.Layer layer = stack.layers().get(k);
            Slide slide = layer.slide();
            frameIn(stack.frame().borders().get(k), layer, encounter);
            careful = pass(layer, encounter, conditions.of(layer.activate().number()), careful);
            rows = slide.rowsOut();
            columns = slide.columnsOut();
        }
    }

    private void reserve(Move.Stack stack) {
        int places = stack.frame().rows() * step + Fold.SLACK;
        if (separation.length < places) {
            separation = new double[places];
            tangent = new double[places];
            down = new double[places];
            tangentDown = new double[places];
        }
        for (Move.Layer layer : stack.layers()) {
            int length = layer.slide().columnsOut() * pairs;
            if (stripLength < STRIP + length) {
                stripLength = STRIP + length;
                strip = new Fold.Strip(stripLength);
            }
        }
    }

    /// From a cell, where pairs of inputs follow each other.
    void takeIn(Cell cell) {
        for (int c = 0; c < pairs; c++) {
            for (int i = 0; i < rows; i++) {
                int from = (c * rows + i) * columns;
                spread(cell.separation, from, columns, separation, row(i) + c, pairs);
                spread(cell.tangent, from, columns, tangent, row(i) + c, pairs);
            }
        }
    }

    @Override
    public void copyInto(double[] separations, double[] tangents, int at, int gap) {
        for (int c = 0; c < pairs; c++) {
            for (int i = 0; i < rows; i++) {
                int to = at + c * gap + i * columns;
                gather(separation, row(i) + c, pairs, separations, to, columns);
                gather(tangent, row(i) + c, pairs, tangents, to, columns);
            }
        }
    }

    @Override
    public void sumInto(double[] separations, double[] tangents, int at, int gap, double factor) {
        LaneSums.Block block = new LaneSums.Block(origin, step, rows, columns, pairs);
        double[] sum = sums.of(separation, block);
        for (int c = 0; c < pairs; c++) {
            separations[at + c * gap] = factor * sum[c];
        }
        sum = sums.of(tangent, block);
        for (int c = 0; c < pairs; c++) {
            tangents[at + c * gap] = factor * sum[c];
        }
    }

    @Override
    public void rootsInto(double[] roots) {
        Arrays.fill(roots, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int c = 0; c < pairs; c++) {
                    roots[c] += Math.sqrt(tangent[row(i) + j * pairs + c]);
                }
            }
        }
    }

    private static void spread(double[] x, int from, int count, double[] y, int to, int step) {
        if (step == 1) {
            System.arraycopy(x, from, y, to, count);
            return;
        }
        for (int j = 0; j < count; j++) {
            y[to + j * step] = x[from + j];
        }
    }

    private static void gather(double[] x, int from, int step, double[] y, int to, int count) {
        if (step == 1) {
            System.arraycopy(x, from, y, to, count);
            return;
        }
        for (int j = 0; j < count; j++) {
            y[to + j] = x[from + j * step];
        }
    }

    /// What windows read beyond the edges: where one signal of a pair is 0, D is half the variance of the
    /// other.
    private void frameIn(Frame.Border border, Move.Layer layer, Encounter encounter) {
        if (border.fresh) {
            clear(layer.slide());
        }
        if (border.isEmpty()) {
            return;
        }
        Op.Convolve convolve = layer.convolve();
        Deviations.Sides halves = encounter
                .deviations()
                .halves(encounter, convolve.before(), convolve.from().positions());
        place(border.first, halves.first);
        place(border.second, halves.second);
    }

    private void place(Frame.Pieces pieces, double[] halves) {
        for (int k = 0; k < pieces.size(); k++) {
            int to = pieces.row(k) * step + pieces.column(k) * pairs;
            System.arraycopy(halves, pieces.position(k) * pairs, separation, to, pieces.length(k) * pairs);
        }
    }

    private void clear(Slide slide) {
        int corner = corner(slide);
        for (int i = 0; i < slide.height(); i++) {
            int row = i - slide.rows().before();
            int from = corner + i * step;
            int to = from + slide.width() * pairs;
            if (row < 0 || row >= slide.rowsIn()) {
                clear(from, to);
            } else {
                int inside = from + slide.columns().before() * pairs;
                clear(from, inside);
                clear(inside + slide.columnsIn() * pairs, to);
            }
        }
    }

    /// Where the first window begins.
    private int corner(Slide slide) {
        return origin - slide.rows().before() * step - slide.columns().before() * pairs;
    }

    private void clear(int from, int to) {
        if (from < to) {
            Arrays.fill(separation, from, to, 0);
            Arrays.fill(tangent, from, to, 0);
        }
    }

    /// Returns whether some angle was narrow.
    private boolean pass(Move.Layer layer, Encounter encounter, Conditions.Of conditions, boolean careful) {
        Slide slide = layer.slide();
        Fold.Window window = window(layer);
        double ratio = sideAt(layer, encounter);
        int gap = slide.rows().dilation() * step;
        int length = (slide.rowsOut() - 1) * step + slide.width() * pairs;
        Fold.windowInto(separation, window.from(), gap, slide.rows().size(), length, down, window.from());
        Fold.windowInto(tangent, window.from(), gap, slide.rows().size(), length, tangentDown, window.from());
        if (careful || !window.isLong() || slide.columns().size() != 3) {
            return strips(window, layer, ratio, conditions) <= Fold.narrowest();
        }
        sheets.from(down, tangentDown);
        sheets.to(separation, tangent);
        double least = Fold.layerInto(sheets, window, sides, layer.sums(), layer.kink());
        // a signal with itself: D = 0 stays so to the last digit
        boolean itself = encounter.same() && slide.from().isNone();
        if (!itself && (!(least > Fold.narrowest()) || !conditions.accepts(least, ratio))) {
            strips(window, layer, ratio, conditions);
            return true;
        }
        return false;
    }

    private Fold.Window window(Move.Layer layer) {
        Slide slide = layer.slide();
        int width = layer.convolve().to().columns().length();
        return new Fold.Window(
                slide.rowsOut(),
                slide.columnsOut() * pairs,
                corner(slide),
                step,
                slide.columns().dilation() * pairs,
                origin,
                width * pairs);
    }

    /// Lays the standard deviations behind the weights ready and returns the largest ratio of two.
    private double sideAt(Move.Layer layer, Encounter encounter) {
        Plane plane = layer.convolve().to();
        Shift shift = layer.slide().from();
        int width = plane.columns().length();
        int p = plane.rows().first(shift.row(), 0) * width + plane.columns().first(shift.column(), 0);
        int q = plane.rows().second(shift.row(), 0) * width + plane.columns().second(shift.column(), 0);
        Deviations.Sides deviations =
                encounter.deviations().of(encounter, layer.activate().slot(), plane.positions());
        sides.of(deviations.first, deviations.second);
        sides.at(p * pairs, q * pairs);
        return deviations.ratio;
    }

    /// A layer in strips, as accurate for narrow angles as for wide ones; returns [Fold#least].
    private double strips(Fold.Window window, Move.Layer layer, double ratio, Conditions.Of conditions) {
        Slide slide = layer.slide();
        int count = window.count();
        int p = sides.firstAt();
        int q = sides.secondAt();
        double least = Double.POSITIVE_INFINITY;
        int filled = 0;
        for (int row = 0; row < slide.rowsOut(); row++) {
            sides.at(p + row * window.sideStep(), q + row * window.sideStep());
            Fold.Join join = new Fold.Join(
                    layer.sums(),
                    window.from() + row * step,
                    window.gap(),
                    slide.columns().size(),
                    count,
                    filled);
            Fold.joinInto(down, tangentDown, join, sides, strip);
            filled += count;
            if (filled >= STRIP || row + 1 == slide.rowsOut()) {
                least = Math.min(least, kink(layer, filled, ratio, conditions));
                unload(window, row + 1, filled);
                filled = 0;
            }
        }
        return least;
    }

    private double kink(Move.Layer layer, int filled, double ratio, Conditions.Of conditions) {
        double least = Fold.least(strip.versine(), filled);
        if (layer.kink().strength() > 0) {
            conditions.look(strip.versine(), strip.scale(), strip.apart(), filled, ratio);
        }
        Fold.kinkInto(strip, filled, layer.kink(), least);
        return least;
    }

    /// Full rows up to `end`.
    private void unload(Fold.Window window, int end, int filled) {
        int from = 0;
        int count = window.count();
        for (int row = end - filled / count; row < end; row++) {
            int to = window.to() + row * window.step();
            System.arraycopy(strip.separation(), from, separation, to, count);
            System.arraycopy(strip.tangent(), from, tangent, to, count);
            from += count;
        }
    }
}
