package wick.theory.spatial;

import java.util.Arrays;
import wick.numeric.elementwise.Fold;

/// Working memory in which the pairs of one shift go through a [Move.Stack].
///
/// Second inputs lie side by side at every place. Each layer sums the whole sheet over the window's columns,
/// and all else is one loop over rows. Where an angle is too narrow for that loop the layer goes in strips,
/// and so do those behind it.
final class Sheet {
    private static final int STRIP = 512;

    private double[] separation = {};
    private double[] tangent = {};
    private final Fold.Sheets sheets = new Fold.Sheets();
    private double[] across = {};
    private double[] tangentAcross = {};
    private Fold.Strip strip = new Fold.Strip(0);
    private int stripLength;
    /// Entries from row to row.
    private int step;
    private final Fold.Sides sides = new Fold.Sides();

    void run(Move.Stack stack, Encounter encounter, Cell cell, Conditions conditions) {
        Frame frame = stack.frame();
        int seconds = encounter.seconds().size();
        reserve(stack, seconds);
        Slide start = stack.layers().getFirst().slide();
        copy(frame, start.rowsIn(), start.columnsIn(), seconds, cell, true);
        boolean careful = false;
        for (int k = 0; k < stack.layers().size(); k++) {
            Move.Layer layer = stack.layers().get(k);
            frameIn(frame, frame.borders().get(k), layer, encounter);
            careful =
                    pass(frame, layer, encounter, conditions.of(layer.activate().number()), careful);
        }
        Slide end = stack.layers().getLast().slide();
        copy(frame, end.rowsOut(), end.columnsOut(), seconds, cell, false);
    }

    private void reserve(Move.Stack stack, int seconds) {
        step = stack.frame().columns() * seconds;
        int places = stack.frame().rows() * step + reach(stack) * seconds + Fold.SLACK;
        if (separation.length < places) {
            separation = new double[places];
            tangent = new double[places];
            across = new double[places];
            tangentAcross = new double[places];
        }
        for (Move.Layer layer : stack.layers()) {
            Slide slide = layer.slide();
            int length = slide.columnsOut() * seconds;
            if (stripLength < STRIP + length) {
                stripLength = STRIP + length;
                strip = new Fold.Strip(stripLength);
            }
        }
    }

    /// How far beyond their first column windows reach.
    private static int reach(Move.Stack stack) {
        int reach = 0;
        for (Move.Layer layer : stack.layers()) {
            Span columns = layer.slide().columns();
            reach = Math.max(reach, (columns.size() - 1) * columns.dilation());
        }
        return reach;
    }

    /// From a cell, where second inputs follow each other, or back.
    private void copy(Frame frame, int rows, int columns, int seconds, Cell cell, boolean in) {
        int count = rows * columns;
        for (int c = 0; c < seconds; c++) {
            for (int i = 0; i < rows; i++) {
                int here = (frame.row() + i) * step + frame.column() * seconds + c;
                int there = c * count + i * columns;
                if (in) {
                    spread(cell.separation, there, columns, separation, here, seconds);
                    spread(cell.tangent, there, columns, tangent, here, seconds);
                } else {
                    gather(separation, here, seconds, cell.separation, there, columns);
                    gather(tangent, here, seconds, cell.tangent, there, columns);
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
    private void frameIn(Frame frame, Frame.Border border, Move.Layer layer, Encounter encounter) {
        int seconds = encounter.seconds().size();
        if (border.fresh) {
            clear(frame, layer.slide(), seconds);
        }
        if (border.isEmpty()) {
            return;
        }
        Deviations.Sides halves =
                encounter.deviations().halves(encounter, layer.convolve().before());
        for (int k = 0; k < border.firstPlaces.length; k++) {
            int place = border.firstPlaces[k];
            int at = Frame.Border.row(place) * step + Frame.Border.column(place) * seconds;
            double half = halves.first[border.firstPositions[k]];
            for (int c = 0; c < seconds; c++) {
                separation[at + c] = half;
            }
        }
        for (int k = 0; k < border.secondPlaces.length; k++) {
            int place = border.secondPlaces[k];
            int at = Frame.Border.row(place) * step + Frame.Border.column(place) * seconds;
            int from = border.secondPositions[k] * seconds;
            for (int c = 0; c < seconds; c++) {
                separation[at + c] = halves.second[from + c];
            }
        }
    }

    private void clear(Frame frame, Slide slide, int seconds) {
        int top = frame.row() - slide.rows().before();
        int left = frame.column() - slide.columns().before();
        for (int i = 0; i < slide.height(); i++) {
            int row = i - slide.rows().before();
            int from = (top + i) * step + left * seconds;
            int to = from + slide.width() * seconds;
            if (row < 0 || row >= slide.rowsIn()) {
                clear(from, to);
            } else {
                int inside = from + slide.columns().before() * seconds;
                clear(from, inside);
                clear(inside + slide.columnsIn() * seconds, to);
            }
        }
    }

    private void clear(int from, int to) {
        if (from < to) {
            Arrays.fill(separation, from, to, 0);
            Arrays.fill(tangent, from, to, 0);
        }
    }

    /// Returns whether some angle was narrow.
    private boolean pass(
            Frame frame, Move.Layer layer, Encounter encounter, Conditions.Of conditions, boolean careful) {
        Slide slide = layer.slide();
        Fold.Window window = window(frame, layer, encounter);
        double ratio = sideAt(layer, encounter);
        int gap = slide.columns().dilation() * encounter.seconds().size();
        int length = slide.height() * step - window.from() % step;
        int taps = slide.columns().size();
        Fold.acrossInto(separation, window.from(), gap, taps, length, across, window.from());
        Fold.acrossInto(tangent, window.from(), gap, taps, length, tangentAcross, window.from());
        if (careful || !window.isLong() || !slide.isThree()) {
            return strips(window, layer, ratio, conditions) <= Fold.narrowest();
        }
        sheets.from(across, tangentAcross);
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

    private Fold.Window window(Frame frame, Move.Layer layer, Encounter encounter) {
        int seconds = encounter.seconds().size();
        Slide slide = layer.slide();
        int top = frame.row() - slide.rows().before();
        int left = frame.column() - slide.columns().before();
        return new Fold.Window(
                slide.rowsOut(),
                slide.columnsOut() * seconds,
                top * step + left * seconds,
                step,
                frame.row() * step + frame.column() * seconds,
                layer.convolve().to().columns().length() * seconds);
    }

    /// Lays the standard deviations behind the weights ready and returns the largest ratio of two.
    private double sideAt(Move.Layer layer, Encounter encounter) {
        int seconds = encounter.seconds().size();
        Plane plane = layer.convolve().to();
        Shift shift = layer.slide().from();
        int width = plane.columns().length();
        int p = plane.rows().first(shift.row(), 0) * width + plane.columns().first(shift.column(), 0);
        int q = plane.rows().second(shift.row(), 0) * width + plane.columns().second(shift.column(), 0);
        Deviations.Sides deviations =
                encounter.deviations().of(encounter, layer.activate().slot(), plane.positions());
        sides.of(deviations.first, deviations.second);
        sides.at(p * seconds, q * seconds);
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
                    slide.rows().dilation() * step,
                    slide.rows().size(),
                    count,
                    filled);
            Fold.joinInto(across, tangentAcross, join, sides, strip);
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
