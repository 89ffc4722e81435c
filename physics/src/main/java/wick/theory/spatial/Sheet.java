package wick.theory.spatial;

import java.util.Arrays;
import wick.numeric.elementwise.Fold;

/// Working memory in which the pairs of one shift go through a [Move.Stack].
///
/// Second inputs lie side by side at every place. Each layer sums a row over the window's columns into a
/// ring of as many rows as the window covers, adds rows of the ring, and once enough pairs have come
/// together applies the function to all of them; they replace rows that no window reads any more.
final class Sheet {
    private static final int STRIP = 512;
    private static final int ALIGNMENT = 64;

    private double[] separation = {};
    private double[] tangent = {};
    private double[] separationBehind = {};
    private double[] tangentBehind = {};
    private final Fold.Sheets sheets = new Fold.Sheets();
    private double[] ring = {};
    private double[] tangentRing = {};
    private Fold.Strip strip = new Fold.Strip(0);
    private int stripLength;
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
        int places = stack.frame().rows() * stack.frame().columns() * seconds + Fold.SLACK;
        if (separation.length < places) {
            separation = new double[places];
            tangent = new double[places];
            separationBehind = new double[places];
            tangentBehind = new double[places];
        }
        for (Move.Layer layer : stack.layers()) {
            Slide slide = layer.slide();
            int length = slide.columnsOut() * seconds;
            int rows = ringRows(slide) * aligned(length) + Fold.SLACK;
            if (ring.length < rows) {
                ring = new double[rows];
                tangentRing = new double[rows];
            }
            if (stripLength < STRIP + length) {
                stripLength = STRIP + length;
                strip = new Fold.Strip(stripLength);
            }
        }
    }

    private static int ringRows(Slide slide) {
        return (slide.rows().size() - 1) * slide.rows().dilation() + 1;
    }

    private static int aligned(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /// From a cell, where second inputs follow each other, or back.
    private void copy(Frame frame, int rows, int columns, int seconds, Cell cell, boolean in) {
        int count = rows * columns;
        for (int c = 0; c < seconds; c++) {
            for (int i = 0; i < rows; i++) {
                int here = ((frame.row() + i) * frame.columns() + frame.column()) * seconds + c;
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
            // in both sheets, which take turns
            clear(frame, layer.slide(), seconds, separationBehind, tangentBehind);
            clear(frame, layer.slide(), seconds, separation, tangent);
        }
        if (border.isEmpty()) {
            return;
        }
        Deviations.Sides halves =
                encounter.deviations().halves(encounter, layer.convolve().before());
        for (int k = 0; k < border.firstPlaces.length; k++) {
            int at = border.firstPlaces[k] * seconds;
            double half = halves.first[border.firstPositions[k]];
            for (int c = 0; c < seconds; c++) {
                separation[at + c] = half;
            }
        }
        for (int k = 0; k < border.secondPlaces.length; k++) {
            int at = border.secondPlaces[k] * seconds;
            int from = border.secondPositions[k] * seconds;
            for (int c = 0; c < seconds; c++) {
                separation[at + c] = halves.second[from + c];
            }
        }
    }

    private static void clear(Frame frame, Slide slide, int seconds, double[] x, double[] y) {
        int top = frame.row() - slide.rows().before();
        int left = frame.column() - slide.columns().before();
        for (int i = 0; i < slide.height(); i++) {
            int row = i - slide.rows().before();
            int from = ((top + i) * frame.columns() + left) * seconds;
            int to = from + slide.width() * seconds;
            if (row < 0 || row >= slide.rowsIn()) {
                clear(x, y, from, to);
            } else {
                int inside = from + slide.columns().before() * seconds;
                clear(x, y, from, inside);
                clear(x, y, inside + slide.columnsIn() * seconds, to);
            }
        }
    }

    private static void clear(double[] x, double[] y, int from, int to) {
        if (from < to) {
            Arrays.fill(x, from, to, 0);
            Arrays.fill(y, from, to, 0);
        }
    }

    /// Returns whether some angle was narrow.
    private boolean pass(
            Frame frame, Move.Layer layer, Encounter encounter, Conditions.Of conditions, boolean careful) {
        int seconds = encounter.seconds().size();
        Slide slide = layer.slide();
        Plane plane = layer.convolve().to();
        Shift shift = slide.from();
        Deviations.Sides deviations =
                encounter.deviations().of(encounter, layer.activate().slot(), plane.positions());
        int width = plane.columns().length();
        int p = plane.rows().first(shift.row(), 0) * width + plane.columns().first(shift.column(), 0);
        int q = plane.rows().second(shift.row(), 0) * width + plane.columns().second(shift.column(), 0);
        int count = slide.columnsOut() * seconds;
        int corner = (frame.row() - slide.rows().before()) * frame.columns()
                + frame.column()
                - slide.columns().before();
        Fold.Window window = new Fold.Window(
                slide.rowsOut(),
                count,
                corner * seconds,
                slide.columns().dilation() * seconds,
                frame.columns() * seconds,
                (frame.row() * frame.columns() + frame.column()) * seconds,
                width * seconds,
                aligned(count));
        sides.of(deviations.first, deviations.second);
        sides.at(p * seconds, q * seconds);
        if (careful || !window.isLong() || !slide.isThree()) {
            return step(window, layer, deviations.ratio, conditions) <= Fold.narrowest();
        }
        sheets.from(separation, tangent);
        sheets.by(ring, tangentRing);
        sheets.to(separationBehind, tangentBehind);
        double least = Fold.layerInto(sheets, window, sides, layer.sums(), layer.kink());
        if (!(least > Fold.narrowest()) || !conditions.accepts(least, deviations.ratio)) {
            step(window, layer, deviations.ratio, conditions);
            return true;
        }
        double[] old = separation;
        separation = separationBehind;
        separationBehind = old;
        old = tangent;
        tangent = tangentBehind;
        tangentBehind = old;
        return false;
    }

    /// A layer in strips, as accurate for narrow angles as for wide ones; returns [Fold#least].
    private double step(Fold.Window window, Move.Layer layer, double ratio, Conditions.Of conditions) {
        Slide slide = layer.slide();
        int count = window.count();
        int rows = ringRows(slide);
        int p = sides.firstAt();
        int q = sides.secondAt();
        double least = Double.POSITIVE_INFINITY;
        int filled = 0;
        for (int i = 0; i < slide.height(); i++) {
            int at = window.from() + i * window.step();
            int to = i % rows * window.ringStep();
            Fold.acrossInto(separation, at, window.gap(), slide.columns().size(), count, ring, to);
            Fold.acrossInto(tangent, at, window.gap(), slide.columns().size(), count, tangentRing, to);
            int row = i - rows + 1;
            if (row < 0) {
                continue;
            }
            sides.at(p + row * window.sideStep(), q + row * window.sideStep());
            Fold.joinInto(
                    ring,
                    tangentRing,
                    new Fold.Join(
                            layer.sums(),
                            row % rows * window.ringStep(),
                            slide.rows().dilation() * window.ringStep(),
                            slide.rows().size(),
                            rows * window.ringStep(),
                            count,
                            filled),
                    sides,
                    strip);
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
