package wick.report.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import wick.theory.fieldtheory.Correlator;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.DiagramSet;
import wick.theory.fieldtheory.Diagrams;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.Line;
import wick.theory.fieldtheory.Theories;

class DiagramPictureTest {

    private static List<Diagram> diagrams(String theory, int legs, int order) {
        return Diagrams.of(Correlator.of(theory(theory), legs, order), DiagramSet.CONNECTED);
    }

    private static FieldTheory theory(String name) {
        return Objects.requireNonNull(Theories.ALL.get(name));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @CsvSource({"phi4, 4, 3", "phi4, 0, 4", "phi4, 2, 4", "phi3, 5, 5", "o-n, 2, 2", "phi6, 6, 2"})
    void everyLineAndVertexIsDrawnAndNoTwoNodesFallTogether(String name, int legs, int order) throws Exception {
        for (Diagram diagram : diagrams(name, legs, order)) {
            String svg = DiagramPicture.of(Look.of(theory(name)), diagram, List.of("S"))
                    .standalone();
            Document document = parsed(svg);
            int lines = diagram.lines().stream().mapToInt(Line::count).sum();
            assertEquals(lines, document.getElementsByTagName("path").getLength(), diagram.notation());
            var circles = document.getElementsByTagName("circle");
            assertEquals(diagram.nodes().size(), circles.getLength());
            List<Point> places = new ArrayList<>();
            for (int i = 0; i < circles.getLength(); i++) {
                var at = circles.item(i).getAttributes();
                places.add(new Point(
                        Double.parseDouble(at.getNamedItem("cx").getNodeValue()),
                        Double.parseDouble(at.getNamedItem("cy").getNodeValue())));
            }
            for (int i = 0; i < places.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double distance = places.get(i).minus(places.get(j)).length();
                    assertTrue(distance > 12, () -> diagram.notation() + ": nodes too close");
                }
            }
        }
    }

    /// Sampled along their length, two lines that share no node may cross, but never run along one another, and no
    /// line runs through a vertex that it does not belong to.
    @ParameterizedTest
    @CsvSource({"phi4, 4, 3", "phi4, 2, 4", "phi3, 4, 4"})
    void noLineRunsThroughAForeignVertexOrAlongAnother(String name, int legs, int order) {
        for (Diagram diagram : diagrams(name, legs, order)) {
            Skeleton skeleton = Skeleton.of(diagram).getFirst();
            List<Point> places = Layout.of(skeleton);
            List<Curve> curves = Curves.of(diagram, Look.of(theory(name)), places);
            for (Curve curve : curves) {
                for (Point place : places) {
                    boolean own = place.equals(curve.from()) || place.equals(curve.to());
                    for (int i = 0; i <= 20 && !own && !curve.loop(); i++) {
                        double distance = curve.at(i / 20.0).minus(place).length();
                        assertTrue(distance > 0.12, diagram.notation() + ": " + distance);
                    }
                }
            }
            for (int i = 0; i < curves.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double apart =
                            curves.get(i).at(0.5).minus(curves.get(j).at(0.5)).length();
                    assertTrue(apart > 0.1, diagram.notation() + ": lines " + apart + " apart");
                }
            }
        }
    }

    @Test
    void theSameDiagramGivesTheSameBytes() {
        Diagram diagram = diagrams("phi4", 4, 3).getFirst();
        Look look = Look.of(Theories.PHI4);
        String once = DiagramPicture.of(look, diagram, List.of("S = 2", "−1")).standalone();
        assertEquals(
                once, DiagramPicture.of(look, diagram, List.of("S = 2", "−1")).standalone());
    }

    @Test
    void kindsOfLinesHaveStylesOfTheirOwnAndDirectedOnesAnArrow() {
        Diagram split = diagrams("o-n", 2, 1).getFirst();
        String dashed =
                DiagramPicture.of(Look.of(Theories.VECTOR), split, List.of()).standalone();
        assertTrue(dashed.contains("stroke-dasharray"), dashed);
        Correlator complex = new Correlator(Theories.COMPLEX, List.of(1, 1), List.of(1));
        Diagram directed = Diagrams.of(complex, DiagramSet.CONNECTED).getFirst();
        String arrows = DiagramPicture.of(Look.of(Theories.COMPLEX), directed, List.of())
                .standalone();
        // three lines with an arrow each
        assertEquals(3, arrows.split("path class=\"dot\"", -1).length - 1);
        assertFalse(arrows.contains("stroke-dasharray"), arrows);
    }

    @Test
    void aSheetAndAPageHoldEveryDiagram() throws Exception {
        List<DiagramPicture> pictures = diagrams("phi4", 2, 3).stream()
                .map(d -> DiagramPicture.of(Look.of(Theories.PHI4), d, List.of("S = " + d.symmetryFactor())))
                .toList();
        Document sheet = parsed(DiagramSheet.svg("φ⁴ < 1", pictures));
        assertEquals(8, sheet.getElementsByTagName("g").getLength());
        String page = DiagramSheet.page("heading", List.of("a & b"), pictures);
        assertEquals(8, page.split("<svg", -1).length - 1);
        assertTrue(page.contains("a &amp; b"), page);
    }
}
