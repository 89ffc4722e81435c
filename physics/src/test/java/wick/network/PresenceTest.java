package wick.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Matrix;
import wick.text.InputException;

class PresenceTest {
    private static final double NAN = Double.NaN;
    private static final Shape LINE = new Shape(2, List.of(4));

    private static final String FILE = """
            network:
              input: {shape: [2, 8], absent: nan}
              layers:
                - conv: {channels: 3, size: [3], weight-variance: 1}
                - dense: {width: 1, weight-variance: 1}
            """;

    /// The sequence of the first `length` of 9 points through a window: with stride 1 it comes out as it
    /// would alone.
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 1", "2, 2", "3, 2", "2, 3"})
    void aSequencePaddedAtItsEndComesOutAsLongAsByItself(int size, int dilation) {
        for (Padding padding : List.of(Padding.SAME, Padding.VALID)) {
            Window window = new Window(List.of(size), List.of(1), List.of(dilation), padding);
            for (int length = window.reach(0); length <= 9; length++) {
                int alone = window.over(List.of(length)).getFirst();
                boolean[] present = geometry(9, window).present(first(9, length));
                assertArrayEquals(first(present.length, alone), present, padding + " " + length);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "2, 3", "3, 4", "1, 2"})
    void validWindowsThatMoveFurtherLeaveASequenceAsLongAsByItself(int size, int stride) {
        Window window = new Window(List.of(size), List.of(stride), List.of(1), Padding.VALID);
        for (int length = size; length <= 9; length++) {
            boolean[] present = geometry(9, window).present(first(9, length));
            assertArrayEquals(first(present.length, window.over(List.of(length)).getFirst()), present);
        }
    }

    /// By hand: of 6 points read 3 at a time with step 2 the middles are 1, 3 and 5 (padding is at the
    /// end alone); of 5 points 0, 2 and 4.
    @Test
    void aWindowBeyondEdgesIsWhereItsMiddleIs() {
        Window window = new Window(List.of(3), List.of(2), List.of(1), Padding.SAME);
        assertArrayEquals(
                new boolean[] {true, false, true},
                geometry(6, window).present(new boolean[] {false, true, true, false, true, true}));
        assertArrayEquals(
                new boolean[] {false, true, true},
                geometry(5, window).present(new boolean[] {false, true, true, false, true}));
    }

    private static Geometry geometry(int length, Window window) {
        return new Geometry(new Shape(1, List.of(length)), window);
    }

    private static boolean[] first(int length, int count) {
        boolean[] first = new boolean[length];
        java.util.Arrays.fill(first, 0, count, true);
        return first;
    }

    @Test
    void positionsAreAbsentWhereEveryChannelIs() {
        Matrix inputs = Matrix.of(2, 8, 1, 2, NAN, 4, 5, 6, NAN, 8, 1, 2, 3, 4, 5, 6, 7, 8);
        Presence presence = Presence.of("X.npy", inputs, LINE);
        assertEquals(3, presence.count(0));
        assertEquals(4, presence.count(1));
        assertFalse(presence.at(0, 2));
        assertTrue(presence.at(0, 3));
        assertEquals(Matrix.of(2, 8, 1, 2, 0, 4, 5, 6, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8), Presence.filled(inputs));
    }

    @Test
    void aPositionAbsentInPartAnInputWithoutAnyAndInfinityAreRefusedByName() {
        refused("X.npy: row 1 has NaN in 1 of 2 channels at position 3", 1, 2, 3, NAN, 5, 6, 7, 8);
        refused("X.npy: row 1 (counted from 0) is NaN throughout", NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN);
        refused("X.npy: row 1 has Infinity at position 0", 1 / 0.0, NAN, NAN, NAN, 1, NAN, NAN, NAN);
        Presence short1 = Presence.of("X.npy", Matrix.of(1, 8, 1, NAN, NAN, NAN, 1, NAN, NAN, NAN), LINE);
        Geometry pairs = geometry(4, Window.of(Padding.VALID, 2));
        String none = String.valueOf(assertThrows(IllegalArgumentException.class, () -> short1.behind(pairs))
                .getMessage());
        assertTrue(none.contains("row 0 (counted from 0) has 1 of 4 positions in front of a window of [2]"), none);
    }

    private static void refused(String expected, double... second) {
        Matrix inputs = Matrix.zeros(2, 8);
        System.arraycopy(second, 0, inputs.entries(), 8, 8);
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> Presence.of("X.npy", inputs, LINE))
                        .getMessage());
        assertTrue(message.startsWith(expected), message);
    }

    @Test
    void aNetworkSaysInItsFileThatPositionsMayBeAbsent() {
        Network network = NetworkFile.parse("net.yaml", FILE);
        assertTrue(network.absences());
        assertTrue(network.wire().absences());
        assertTrue(network.withHiddenWidth(7)
                .withDistribution(Distribution.UNIFORM)
                .absences());
        Network again = NetworkFile.parse("again.yaml", NetworkFile.text(network));
        assertEquals(network, again);
        assertEquals(network.hash(), again.hash());
        Network whole = NetworkFile.parse("net.yaml", FILE.replace(", absent: nan", ""));
        assertFalse(whole.absences());
        assertNotEquals(whole.hash(), network.hash());
        assertEquals(
                whole.hash(),
                NetworkFile.parse("net.yaml", FILE.replace("{shape: [2, 8], absent: nan}", "[2, 8]"))
                        .hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "absent: nan | absent: zero | 2",
                "shape: [2, 8] | shape: 16 | no positions that could be absent",
                "- conv: {channels: 3, size: [3], weight-variance: 1} | - flatten | must know positions",
                "absent: nan | missing: nan | missing",
            })
    void whatCannotBeAbsentIsRefused(String from, String to, String expected) {
        InputException refused =
                assertThrows(InputException.class, () -> NetworkFile.parse("net.yaml", FILE.replace(from, to)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(expected), message);
    }
}
