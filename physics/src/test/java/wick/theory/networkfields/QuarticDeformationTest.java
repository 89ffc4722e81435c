package wick.theory.networkfields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.field.Box;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.ReferenceTable;
import wick.theory.fieldtheory.Correlator;
import wick.theory.fieldtheory.DiagramSet;
import wick.theory.fieldtheory.Diagrams;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.PointTheory;
import wick.theory.fieldtheory.Theories;
import wick.theory.fieldtheory.ZeroDimensions;

class QuarticDeformationTest {
    private static final FieldNetwork FREE = FieldNetwork.freeScalar(new Frequencies.Ball(1, 1, 10), 32);
    private static final Box BOX = new Box(1, 3, 41);
    private static final List<Vector> ORIGIN = List.of(Vector.of(0), Vector.of(0));

    private static Stream<ReferenceTable.Row> rows(String quantity) {
        return ReferenceTable.rows("network_fields.csv").stream()
                .filter(row -> row.text(0).equals(quantity));
    }

    static Stream<ReferenceTable.Row> shifts() {
        return rows("shift");
    }

    @ParameterizedTest
    @MethodSource("shifts")
    void theFirstOrderShiftIsThatOfDirectAverages(ReferenceTable.Row row) {
        double[] p = NetworkCorrelatorsTest.numbers(row.text(1));
        Box box = new Box(1, p[3], (int) p[4]);
        List<Vector> legs = NetworkCorrelatorsTest.points(row.text(2), 1);
        FieldNetwork free = FieldNetwork.freeScalar(new Frequencies.Ball(1, p[0], p[1]), 32);
        double value = p[2] > 1e9
                ? QuarticDeformation.limit(free, box).firstOrder(legs)
                : QuarticDeformation.of(free.withWidth((int) p[2]), box).firstOrder(legs);
        // the table's limit is a width of 1e12
        assertEquals(row.number(3), value, p[2] > 1e9 ? 2e-11 : 1e-13 * Math.max(1, 1e2 / p[2]));
    }

    /// Values printed elsewhere; the limit, printed as −.0583630225, is that of a width of 1e10.
    @ParameterizedTest
    @CsvSource({"128, -.0786490117", "32, -.1474096984"})
    void theShiftIsThePrintedOneAndSeveralTimesTheFieldTheorys(int width, double printed) {
        assertEquals(printed, QuarticDeformation.of(FREE.withWidth(width), BOX).firstOrder(ORIGIN), 5e-11);
        assertEquals(-.0583630220, QuarticDeformation.limit(FREE, BOX).firstOrder(ORIGIN), 5e-11);
    }

    /// The diagrams of φ⁴ on the lattice of the box, drawn and evaluated by another room: one vertex, 2
    /// and 4 legs.
    @ParameterizedTest
    @CsvSource({"1, 9", "2, 4", "3, 3"})
    void inTheLimitItIsTheSumOfDiagramsInTheBox(int dimension, int pointsPerSide) {
        FieldNetwork network = FieldNetwork.freeScalar(new Frequencies.Ball(dimension, 1, 4), 5);
        Box box = new Box(dimension, 1.5, pointsPerSide);
        NetworkCorrelators correlators = NetworkCorrelators.limit(network);
        int size = box.size();
        Matrix places = box.points();
        Matrix kernel = Matrix.zeros(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                kernel.set(i, j, correlators.twoPoint(Vector.of(places.row(i)), Vector.of(places.row(j))));
            }
        }
        FieldTheory quartic = Theories.PHI4;
        PointTheory onPoints = PointTheory.of(quartic, List.of(kernel), box.weights(), 1);
        for (int legs : new int[] {2, 4}) {
            List<Integer> at = List.of(0, 2, 1, 3).subList(0, legs);
            double sum = Diagrams.of(new Correlator(quartic, List.of(legs), List.of(1)), DiagramSet.CONNECTED).stream()
                    .mapToDouble(diagram -> onPoints.value(diagram, at))
                    .sum();
            List<Vector> points = at.stream().map(i -> Vector.of(places.row(i))).toList();
            double value = QuarticDeformation.limit(network, box).firstOrder(points);
            assertEquals(sum, value, 1e-12 * Math.abs(sum));
        }
    }

    @Test
    void aWeightOfTheBoxIsAVolume() {
        for (int d = 1; d <= 3; d++) {
            double volume = 0;
            for (double w : new Box(d, 1.5, 5).weights().toArray()) {
                volume += w;
            }
            assertEquals(Math.pow(3, d), volume, 1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> new Box(3, 1, 100));
        assertThrows(IllegalArgumentException.class, () -> QuarticDeformation.of(FREE, new Box(2, 1, 5)));
    }

    static Stream<ReferenceTable.Row> toys() {
        return Stream.concat(rows("toy_second"), rows("toy_cumulant"));
    }

    @ParameterizedTest
    @MethodSource("toys")
    void oneNumberWithAQuarticActionHasTheMomentsOfItsIntegral(ReferenceTable.Row row) {
        ToyQuartic toy = ToyQuartic.of(row.number(1));
        double value = row.text(0).equals("toy_second") ? toy.moment(2) : toy.fourthCumulant();
        assertEquals(row.number(3), value, 1e-14);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, .955576629510, -.073977855215",
        "0.5, .838595434923, -.172872129493",
        "1, .750511146390, -.192867820904"
    })
    void itsMomentsAreThePrintedOnes(double coupling, double second, double fourth) {
        assertEquals(second, ToyQuartic.of(coupling).moment(2), 6e-13);
        assertEquals(fourth, ToyQuartic.of(coupling).fourthCumulant(), 6e-13);
    }

    @Test
    void itsExpansionIsTheSumOfDiagrams() {
        double[] second = ToyQuartic.secondMomentSeries(5);
        double[] fourth = ToyQuartic.fourthCumulantSeries(4);
        assertEquals(.95529167, second[0] + .1 * second[1] + .01 * second[2] + .001 * second[3], 5e-9);
        for (int order = 0; order <= 4; order++) {
            assertEquals(diagrams(2, order), second[order], 1e-13 * Math.abs(second[order]));
            if (order > 0) {
                assertEquals(diagrams(4, order), fourth[order], 1e-12 * Math.abs(fourth[order]));
            }
        }
        assertEquals(0, fourth[0], 1e-15);
    }

    private static double diagrams(int legs, int order) {
        return ZeroDimensions.sum(
                        Theories.PHI4,
                        Diagrams.of(new Correlator(Theories.PHI4, List.of(legs), List.of(order)), DiagramSet.CONNECTED))
                .at(1)
                .toDouble();
    }

    /// ⟨z^k⟩ at strong coupling scales as λ^(−k/4); with the mass term gone ⟨z²⟩ = (24/λ)^(1/2)
    /// Γ(3/4)/Γ(1/4).
    @Test
    void atStrongCouplingTheQuarticTermAloneIsLeft() {
        double coupling = 1e10;
        double gammaRatio = 1.2254167024651776 / 3.625609908221908;
        double alone = Math.sqrt(24 / coupling) * gammaRatio;
        assertEquals(1, ToyQuartic.of(coupling).moment(2) / alone, 1e-4);
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> ToyQuartic.of(-0.1))
                .getMessage());
        assertTrue(message.contains("unbounded below"), message);
    }
}
