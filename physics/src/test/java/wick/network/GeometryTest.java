package wick.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Window positions against those counted by hand.
final class GeometryTest {
    private static final int OUT = Geometry.OUTSIDE;

    private static Geometry line(int length, int size, int stride, int dilation, Padding padding) {
        return new Geometry(
                new Shape(1, List.of(length)), new Window(List.of(size), List.of(stride), List.of(dilation), padding));
    }

    @Test
    void sameConvolutionKeepsTheLengthAndReadsZerosBeyondTheEdges() {
        assertArrayEquals(
                new int[] {OUT, 0, 1, 0, 1, 2, 1, 2, 3, 2, 3, OUT},
                line(4, 3, 1, 1, Padding.SAME).sources());
    }

    @Test
    void ofAnOddNumberOfZerosTheLargerHalfStandsAtTheFarEdge() {
        assertArrayEquals(
                new int[] {0, 1, 1, 2, 2, OUT}, line(3, 2, 1, 1, Padding.SAME).sources());
        // stride 2 over 4 points: one zero in all, at the far edge
        assertArrayEquals(
                new int[] {0, 1, 2, 2, 3, OUT}, line(4, 3, 2, 1, Padding.SAME).sources());
    }

    @Test
    void validWindowsLieInsideTheGrid() {
        assertArrayEquals(
                new int[] {0, 2, 1, 3, 2, 4}, line(5, 2, 1, 2, Padding.VALID).sources());
        assertThrows(IllegalArgumentException.class, () -> line(2, 3, 1, 1, Padding.VALID));
    }

    @Test
    void circularWindowsWrapAround() {
        assertArrayEquals(
                new int[] {2, 0, 1, 0, 1, 2, 1, 2, 0},
                line(3, 3, 1, 1, Padding.CIRCULAR).sources());
    }

    @Test
    void twoDimensionsAreRowMajor() {
        Geometry geometry = new Geometry(new Shape(3, List.of(2, 3)), Window.of(Padding.VALID, 2, 2));
        assertEquals(List.of(1, 2), geometry.grid());
        assertArrayEquals(new int[] {0, 1, 3, 4, 1, 2, 4, 5}, geometry.sources());
    }

    @Test
    void theNumberOfDimensionsMustAgree() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Geometry(new Shape(3, List.of(4)), Window.of(Padding.SAME, 2, 2)));
    }
}
