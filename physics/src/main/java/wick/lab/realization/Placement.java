package wick.lab.realization;

import java.util.Objects;
import java.util.Optional;
import wick.network.Geometry;
import wick.network.Presence;
import wick.network.Shape;

/// Where a window stands and what it reads: at each of `positions` places, `points` positions of every
/// channel.
///
/// A patch is what one window reads, column j · points + k for channel j at window point k. Patches are
/// kept as columns: patch p of a unit vector makes column p of a matrix of fan-in rows.
final class Placement {
    private final int channels;
    private final int points;
    private final int before;
    private final int positions;
    /// The window; none where all of a signal is read at once, or each position by itself.
    private final Optional<Geometry> geometry;
    /// The position read at entry point · positions + position, or [Geometry#OUTSIDE].
    private final int[] sources;

    private Placement(int channels, int before, int points, int[] sources, Optional<Geometry> geometry) {
        this.geometry = geometry;
        this.channels = channels;
        this.before = before;
        this.points = points;
        this.sources = sources;
        positions = sources.length / points;
    }

    /// One window that reads all of a flat signal.
    static Placement flat(int units) {
        return new Placement(units, 1, 1, new int[1], Optional.empty());
    }

    /// A window of one point at every position.
    static Placement everywhere(Shape shape) {
        return new Placement(shape.channels(), shape.positions(), 1, counted(shape.positions()), Optional.empty());
    }

    /// One window over all positions.
    static Placement whole(Shape shape) {
        int positions = shape.positions();
        return new Placement(shape.channels(), positions, positions, counted(positions), Optional.empty());
    }

    static Placement of(Geometry geometry) {
        int points = geometry.window().points();
        int[] byPosition = geometry.sources();
        int positions = byPosition.length / points;
        int[] sources = new int[byPosition.length];
        for (int position = 0; position < positions; position++) {
            for (int point = 0; point < points; point++) {
                sources[point * positions + position] = byPosition[position * points + point];
            }
        }
        return new Placement(
                geometry.from().channels(), geometry.from().positions(), points, sources, Optional.of(geometry));
    }

    private static int[] counted(int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /// Whether the one patch is the signal itself.
    boolean isFlat() {
        return before == 1 && positions == 1 && points == 1 && sources[0] == 0;
    }

    /// Whether one window without edges reads all positions.
    boolean isWhole() {
        return positions == 1 && geometry.isEmpty();
    }

    /// Which positions come out where these go in; nothing for all.
    Optional<Presence> behind(Presence presence) {
        return isWhole()
                ? Optional.empty()
                : Optional.of(geometry.map(presence::behind).orElse(presence));
    }

    int channels() {
        return channels;
    }

    int points() {
        return points;
    }

    /// The number of windows.
    int positions() {
        return positions;
    }

    int fanIn() {
        return channels * points;
    }

    /// The number of units that come in.
    int unitsIn() {
        return channels * before;
    }

    /// The number of positions of what comes in.
    int before() {
        return before;
    }

    /// The position that a window reads at a point, or [Geometry#OUTSIDE].
    int source(int point, int position) {
        return sources[point * positions + position];
    }

    /// How many windows read each position that comes in, a window once for every point that does.
    int[] readings() {
        int[] readings = new int[before];
        for (int source : sources) {
            if (source != Geometry.OUTSIDE) {
                readings[source]++;
            }
        }
        return readings;
    }

    /// Writes the patches of the units from `at` into columns `column`, … of a matrix with rows of `stride`
    /// entries; zeros outside of the grid.
    void gatherInto(double[] units, int at, double[] patches, int column, int stride) {
        for (int channel = 0; channel < channels; channel++) {
            int from = at + channel * before;
            for (int point = 0; point < points; point++) {
                int row = (channel * points + point) * stride + column;
                int first = point * positions;
                for (int p = 0; p < positions; p++) {
                    int source = sources[first + p];
                    patches[row + p] = source < 0 ? 0 : units[from + source];
                }
            }
        }
    }

    /// Adds the entries of patches, laid out as for [#gatherInto], to the units from `at` that they were
    /// read from.
    void scatterInto(double[] patches, int column, int stride, double[] units, int at) {
        for (int channel = 0; channel < channels; channel++) {
            int from = at + channel * before;
            for (int point = 0; point < points; point++) {
                int row = (channel * points + point) * stride + column;
                int first = point * positions;
                for (int p = 0; p < positions; p++) {
                    int source = sources[first + p];
                    if (source >= 0) {
                        units[from + source] += patches[row + p];
                    }
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Placement placement
                && channels == placement.channels
                && before == placement.before
                && points == placement.points
                && java.util.Arrays.equals(sources, placement.sources);
    }

    @Override
    public int hashCode() {
        return Objects.hash(channels, before, points, java.util.Arrays.hashCode(sources));
    }
}
