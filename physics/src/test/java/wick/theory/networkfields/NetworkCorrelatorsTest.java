package wick.theory.networkfields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.field.CosineNeuron;
import wick.network.field.ExponentialNeuron;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.network.field.Phases;
import wick.network.field.Readout;
import wick.numeric.matrix.Vector;
import wick.theory.ReferenceTable;

class NetworkCorrelatorsTest {
    private static final FieldNetwork LINE = FieldNetwork.freeScalar(new Frequencies.Ball(1, 1, 10), 1);

    private static List<Vector> line(double... places) {
        return java.util.Arrays.stream(places).mapToObj(Vector::of).toList();
    }

    /// Rows of the table that are about these quantities.
    private static Stream<ReferenceTable.Row> rows(String... quantities) {
        return ReferenceTable.rows("network_fields.csv").stream()
                .filter(row -> List.of(quantities).contains(row.text(0)));
    }

    static double[] numbers(String text) {
        return text.isBlank()
                ? new double[0]
                : Stream.of(text.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    static List<Vector> points(String text, int dimension) {
        double[] all = numbers(text);
        List<Vector> points = new ArrayList<>();
        for (int i = 0; i < all.length; i += dimension) {
            points.add(Vector.of(java.util.Arrays.copyOfRange(all, i, i + dimension)));
        }
        return points;
    }

    static Stream<ReferenceTable.Row> propagators() {
        return rows("propagator");
    }

    @ParameterizedTest
    @MethodSource("propagators")
    void theTwoPointFunctionIsTheCutPropagatorAtEveryWidth(ReferenceTable.Row row) {
        double[] p = numbers(row.text(1));
        int dimension = (int) p[0];
        FieldNetwork network = FieldNetwork.freeScalar(new Frequencies.Ball(dimension, p[1], p[2]), 1);
        double[] place = new double[dimension];
        place[dimension - 1] = row.number(2);
        Vector origin = Vector.of(new double[dimension]);
        for (int width : new int[] {1, 8, 1000}) {
            double value = NetworkCorrelators.of(network.withWidth(width)).twoPoint(origin, Vector.of(place));
            assertEquals(row.number(3), value, 1e-13 * Math.max(1, Math.abs(row.number(3))));
        }
    }

    /// Independent of the table: closed forms at coincident points and, in one dimension, far above the
    /// mass.
    @Test
    void theTwoPointFunctionHasItsClosedForms() {
        double m = 0.7;
        double cutoff = 30;
        double[] closed = {
            Math.atan(cutoff / m) / (Math.PI * m),
            Math.log1p(cutoff * cutoff / (m * m)) / (4 * Math.PI),
            (cutoff - m * Math.atan(cutoff / m)) / (2 * Math.PI * Math.PI)
        };
        for (int d = 1; d <= 3; d++) {
            var correlators = NetworkCorrelators.of(FieldNetwork.freeScalar(new Frequencies.Ball(d, m, cutoff), 3));
            Vector origin = Vector.of(new double[d]);
            assertEquals(closed[d - 1], correlators.twoPoint(origin, origin), 1e-14 * closed[d - 1] * 10);
        }
        var nearlyUncut = NetworkCorrelators.of(FieldNetwork.freeScalar(new Frequencies.Ball(1, m, 3e4), 3));
        assertEquals(Math.exp(-m * 1.3) / (2 * m), nearlyUncut.twoPoint(Vector.of(0), Vector.of(1.3)), 1e-8);
    }

    /// K₀ from a table of functions; the other dimensions as the limit of a large cutoff.
    @Test
    void withoutACutoffItIsTheYukawaPropagator() {
        assertEquals(0.42102443824070834 / (2 * Math.PI), UncutPropagator.of(2, 2, 0.5), 1e-15);
        assertEquals(Math.exp(-1.5) / (4 * Math.PI * 3), UncutPropagator.of(3, 0.5, 3), 1e-15);
        for (int d = 1; d <= 2; d++) {
            var wide = NetworkCorrelators.of(FieldNetwork.freeScalar(new Frequencies.Ball(d, 1, 2e4), 1));
            double[] place = new double[d];
            place[0] = 1.2;
            double value = wide.twoPoint(Vector.of(new double[d]), Vector.of(place));
            assertEquals(UncutPropagator.of(d, 1, 1.2), value, 1e-6);
        }
        assertRefused("distance 0.0", () -> UncutPropagator.of(2, 1, 0));
    }

    static Stream<ReferenceTable.Row> connected() {
        return rows("ball", "normal", "exponential");
    }

    @ParameterizedTest
    @MethodSource("connected")
    void connectedCorrelatorsAreThoseOfDirectAveragesOverOneNeuron(ReferenceTable.Row row) {
        FieldNetwork network = network(row);
        List<Vector> points = points(row.text(2), network.neuron().dimension());
        double value = NetworkCorrelators.of(network).connected(points);
        assertEquals(row.number(3), value, 3e-12 * Math.max(1, Math.abs(row.number(3))));
        int width = 7;
        assertEquals(
                row.number(3) * Math.pow(width, 1 - points.size() / 2.0),
                NetworkCorrelators.of(network.withWidth(width)).connected(points),
                1e-11 * Math.max(1, Math.abs(row.number(3))));
    }

    private static FieldNetwork network(ReferenceTable.Row row) {
        double[] p = numbers(row.text(1));
        return switch (row.text(0)) {
            case "ball" -> FieldNetwork.freeScalar(new Frequencies.Ball((int) p[0], p[1], p[2]), 1);
            case "normal" -> {
                int d = p.length - 5;
                Readout.Law law = p[d + 4] == 1 ? Readout.Law.UNIFORM : Readout.Law.NORMAL;
                yield FieldNetwork.of(
                        new CosineNeuron(
                                new Frequencies.Normal(Vector.of(java.util.Arrays.copyOf(p, d))),
                                new Phases(p[d], p[d + 1]),
                                new Readout(law, p[d + 2], p[d + 3])),
                        1);
            }
            default -> FieldNetwork.of(new ExponentialNeuron(1, p[0], p[1], Readout.standard()), 1);
        };
    }

    /// Values printed for width 10.
    @Test
    void fourPointFunctionsOfPlainNetworksAreThePrintedOnes() {
        FieldNetwork cosine = FieldNetwork.cosine(10, 1.0);
        assertEquals(0.025625584584, NetworkCorrelators.of(cosine).connected(line(0, 0.5, 1, 2)), 5e-13);
        assertEquals(3.0 / 80, NetworkCorrelators.of(cosine).connected(line(0, 0, 0, 0)), 1e-15);
        FieldNetwork gauss = FieldNetwork.of(new ExponentialNeuron(1, 0.25, 0.1, Readout.standard()), 10);
        assertEquals(0.346045888930, NetworkCorrelators.of(gauss).connected(line(0, 0.5, 1, 2)), 5e-13);
        assertEquals(
                Math.exp(-0.25 * 1.5 * 1.5 / 2),
                NetworkCorrelators.of(gauss).twoPoint(Vector.of(0.5), Vector.of(2)),
                1e-15);
    }

    @ParameterizedTest
    @CsvSource({"0, 2.9216", "1, 2.5849", "3, 2.1866"})
    void squaresOfTheFieldStayCorrelatedAtEveryDistance(double distance, double printed) {
        int width = 16;
        double value = NetworkCorrelators.of(LINE.withWidth(width)).connected(line(0, 0, distance, distance));
        assertEquals(printed, width * value, 5e-5);
    }

    /// The limit is (3/4) C² ⟨(w² + m²)⁻²⟩ − G(0)², with the average in closed form.
    @Test
    void theLimitAtLargeSeparationIsNotZeroButFallsAsOneOverTheWidth() {
        double average = (Math.atan(10) + 10.0 / 101) / 2 / 10;
        double strength = 20 / Math.PI;
        double g = Math.atan(10) / Math.PI;
        double closed = 0.75 * strength * strength * average - g * g;
        assertEquals(2.1670, closed, 5e-5);
        for (int width : new int[] {1, 16}) {
            var correlators = NetworkCorrelators.of(LINE.withWidth(width));
            assertEquals(closed, width * correlators.connectedApart(line(0, 0), line(0, 0)), 1e-12);
            assertEquals(closed, width * correlators.connected(line(0, 0, 4e4, 4e4)), 1e-4);
        }
        assertEquals(0, NetworkCorrelators.limit(LINE).connectedApart(line(0, 0), line(0, 0)), 1e-15);
        assertEquals(0, NetworkCorrelators.of(LINE).connectedApart(line(0), line(0)), 0);
    }

    @Test
    void theLimitAtLargeSeparationIsTheOneThatFarPointsApproach() {
        var correlators = NetworkCorrelators.of(FieldNetwork.cosine(3, 0.8, 1.3));
        List<Vector> near = List.of(Vector.of(0, 0), Vector.of(0.4, -0.2), Vector.of(0.1, 0.3));
        List<Vector> far = List.of(Vector.of(0.2, 0.1), Vector.of(-0.3, 0.5), Vector.of(0.6, 0.1));
        List<Vector> all = new ArrayList<>(near);
        far.forEach(x -> all.add(Vector.of(x.at(0) + 60, x.at(1) - 45)));
        assertEquals(correlators.connected(all), correlators.connectedApart(near, far), 1e-14);
        List<Vector> pairs = List.of(near.get(0), near.get(1), all.get(3), all.get(4));
        double apart = correlators.connectedApart(near.subList(0, 2), far.subList(0, 2));
        assertEquals(correlators.connected(pairs), apart, 1e-14);
        assertTrue(apart > 0.01, () -> "apart " + apart);
    }

    /// E s⁴ κ + Var(s²) (G₁₂ G₃₄ + 2 more), by hand.
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100_000})
    void aSharedScaleLeavesAFourthCumulantThatNoWidthRemoves(int width) {
        double v = 0.6;
        FieldNetwork plain = FieldNetwork.cosine(width, 1.0);
        List<Vector> points = line(0, 0.5, 1, 2);
        double alone = NetworkCorrelators.of(plain).connected(points);
        double pairs = 0;
        int[][] pairings = {{0, 1, 2, 3}, {0, 2, 1, 3}, {0, 3, 1, 2}};
        for (int[] p : pairings) {
            pairs += kernel(points, p[0], p[1]) * kernel(points, p[2], p[3]);
        }
        var shared = NetworkCorrelators.of(plain.withScaleSpread(v));
        assertEquals((1 + v * v) * alone + v * v * pairs, shared.connected(points), 1e-14);
        assertEquals(kernel(points, 0, 3), shared.twoPoint(points.get(0), points.get(3)), 1e-15);
        assertEquals(
                v * v * pairs,
                NetworkCorrelators.limit(plain.withScaleSpread(v)).connected(points),
                1e-14);
    }

    private static double kernel(List<Vector> points, int i, int j) {
        double x = points.get(i).at(0) - points.get(j).at(0);
        return Math.exp(-x * x / 2) / 2;
    }

    @Test
    void whatCannotBeComputedIsRefusedWithTheReason() {
        assertRefused("dimension 4", () -> new Frequencies.Ball(4, 1, 1));
        assertRefused("mass 0.0", () -> new Frequencies.Ball(1, 0, 1));
        assertRefused("cutoff -1.0", () -> new Frequencies.Ball(1, 1, -1));
        var correlators = NetworkCorrelators.of(LINE);
        assertRefused("11 points", () -> correlators.connected(line(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        assertRefused("2 coordinates", () -> correlators.connected(List.of(Vector.of(1, 2))));
        assertRefused("distance", () -> correlators.twoPoint(Vector.of(0), Vector.of(1e6)));
        var offset = new CosineNeuron(
                new Frequencies.Normal(Vector.of(1)), new Phases(0, 1), new Readout(Readout.Law.NORMAL, 1, 1));
        assertRefused("no limit", () -> NetworkCorrelators.limit(FieldNetwork.of(offset, 4)));
    }

    private static void assertRefused(String word, Runnable work) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, work::run).getMessage());
        assertTrue(message.contains(word), message);
    }
}
