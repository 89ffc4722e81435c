package wick.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import wick.experiment.Figure;
import wick.experiment.Figure.Axis;
import wick.experiment.Figure.Trace;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.report.SampleFigures;

class ChartTest {
    private static final double[] STRANGE = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, -3, 1e-320, 1e308, -1e308, 1, 2, 1e-9
    };

    static Stream<Figure> ordinary() {
        return Stream.of(
                SampleFigures.phaseDiagram(21),
                SampleFigures.correlation(),
                SampleFigures.spread(),
                SampleFigures.training(),
                SampleFigures.trainable());
    }

    /// Figures with gaps, infinities, nothing at all, a single number, on every kind of axis.
    static Stream<Figure> strange() {
        SplittableRandom random = new SplittableRandom(1);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean logX = random.nextBoolean();
            boolean logY = random.nextBoolean();
            figures.add(new Figure.Plot("p", "t", "c", new Axis("x", logX), new Axis("y", logY), traces(random)));
            int rows = random.nextInt(4);
            int columns = random.nextInt(4);
            Matrix values = Matrix.of(rows, columns, numbers(random, rows * columns));
            Figure.Grid grid = new Figure.Grid(Vector.range(1, 1 + columns), Vector.range(1, 1 + rows), values, "v");
            figures.add(
                    new Figure.HeatMap("h", "t", "c", new Axis("x", logX), new Axis("y", logY), grid, traces(random)));
        }
        return figures.stream();
    }

    private static List<Trace> traces(SplittableRandom random) {
        List<Trace> traces = new ArrayList<>();
        for (int k = random.nextInt(4); k > 0; k--) {
            int count = random.nextInt(6);
            Vector x = Vector.of(numbers(random, count));
            Vector y = Vector.of(numbers(random, count));
            Optional<Vector> error =
                    random.nextBoolean() ? Optional.of(Vector.of(numbers(random, count))) : Optional.empty();
            traces.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new Trace.Line("line " + k, x, y, error);
                        case 1 -> new Trace.Dots("dots " + k, x, y, error);
                        default ->
                            new Trace.Mark("mark", numbers(random, 1)[0], numbers(random, 1)[0], random.nextBoolean());
                    });
        }
        return traces;
    }

    private static double[] numbers(SplittableRandom random, int count) {
        return random.doubles(count)
                .map(u -> u < 0.5 ? STRANGE[(int) (2 * u * STRANGE.length)] : Math.exp(20 * u - 15))
                .toArray();
    }

    @Test
    void everyFigureBecomesWellFormedXmlWithoutNumbersThatDoNotExist() {
        Stream.concat(ordinary(), strange()).forEach(ChartTest::requireWellFormed);
    }

    private static void requireWellFormed(Figure figure) {
        for (String svg : List.of(
                Chart.standalone(figure, Size.REGULAR),
                Chart.inline(figure, Size.SMALL).toString())) {
            Element root = Xml.parse(svg);
            assertEquals("svg", root.getTagName());
            for (Element path : Xml.all(root, "path")) {
                String d = path.getAttribute("d");
                assertTrue(d.matches("[-MLhvaz0-9. ]+"), d);
            }
            for (String name : List.of("x", "y", "width", "height", "data-frame", "data-x", "data-y")) {
                Stream.concat(Stream.of(root), Xml.all(root, "*").stream()).forEach(element -> {
                    String value = element.getAttribute(name);
                    assertFalse(value.contains("NaN") || value.contains("Inf"), name + "=" + value);
                });
            }
        }
    }

    @Test
    void nothingIsDrawnFarOutsideThePicture() {
        Stream.concat(ordinary(), strange()).forEach(ChartTest::requireInside);
    }

    private static void requireInside(Figure figure) {
        Element root = Xml.parse(Chart.standalone(figure, Size.REGULAR));
        for (Element path : Xml.all(root, "path")) {
            for (String point : path.getAttribute("d").split("[MLz]", -1)) {
                String[] numbers = point.split("[ ahv]", -1);
                if (numbers.length >= 2 && !point.isBlank()) {
                    double x = Double.parseDouble(numbers[0]);
                    double y = Double.parseDouble(numbers[1]);
                    assertTrue(x >= -12 && x <= 452 && y >= -12 && y <= 332, point + " in " + path.getAttribute("d"));
                }
            }
        }
    }

    @Test
    void titleAndDescriptionTellWhatIsShown() {
        Element root = Xml.parse(Chart.standalone(SampleFigures.correlation(), Size.REGULAR));
        assertEquals("img", root.getAttribute("role"));
        assertEquals(
                "Correlation of two digits through depth",
                Xml.all(root, "title").getFirst().getTextContent());
        assertTrue(Xml.all(root, "desc").getFirst().getTextContent().contains("depth scale of 12"));
    }

    @Test
    void theSameFigureGivesTheSameText() {
        assertEquals(
                Chart.standalone(SampleFigures.phaseDiagram(21), Size.REGULAR),
                Chart.standalone(SampleFigures.phaseDiagram(21), Size.REGULAR));
    }

    @Test
    void picturesReferToNothingOutside() {
        ordinary().forEach(figure -> {
            String svg = Chart.standalone(figure, Size.REGULAR).replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
            assertFalse(svg.contains("http") || svg.contains("url(") || svg.contains("href"), figure.id());
        });
    }

    /// Ten marks in a heap: each label finds a place of its own.
    @Test
    void labelsOfCrowdedMarksDoNotCoverEachOther() {
        List<Trace> marks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            marks.add(new Trace.Mark("initialization " + i, 1 + 0.02 * i, 1 + 0.01 * (i * i % 7), i == 0));
        }
        marks.add(new Trace.Dots("", Vector.of(0, 2), Vector.of(0, 2), Optional.empty()));
        Figure plot = new Figure.Plot("crowd", "t", "c", new Axis("x", false), new Axis("y", false), marks);
        Element root = Xml.parse(Chart.standalone(plot, Size.REGULAR));
        List<Box> boxes = Xml.all(root, "text").stream()
                .filter(text -> text.getTextContent().startsWith("initialization"))
                .map(text -> new Box(
                        Double.parseDouble(text.getAttribute("x")),
                        Double.parseDouble(text.getAttribute("y")) - 9,
                        Label.of(text.getTextContent()).width(Pen.FINE),
                        11))
                .toList();
        assertEquals(10, boxes.size());
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(0, boxes.get(i).overlap(boxes.get(j)), 1, "labels " + i + " and " + j);
            }
        }
    }

    /// A dot at the middle of the axes lies at the middle of the area, on linear and logarithmic axes
    /// alike.
    @Test
    void pointsLieWhereTheirScalesSay() {
        Scale linear = new Scale.Linear(2, 6);
        Scale logarithmic = new Scale.Logarithmic(1e-3, 1e5);
        Area area = new Area(50, 10, 300, 200, linear, logarithmic);
        assertEquals(200, area.xOf(4), 1e-12);
        assertEquals(110, area.yOf(10), 1e-9);
        assertEquals(10, area.yOf(1e5), 1e-9);
        assertTrue(Double.isNaN(area.yOf(0)));
    }

    /// A line that leaves the area and comes back is cut at the border, and a gap interrupts it.
    @Test
    void linesAreCutAtTheBorderAndInterruptedAtGaps() {
        Area area = new Area(0, 0, 100, 100, new Scale.Linear(0, 1), new Scale.Linear(0, 1));
        assertEquals(
                "M0 50L50 0M75 25L100 50",
                Curve.path(area, new double[] {0, 1, 0.5, 0.75, 1}, new double[] {0.5, 1.5, Double.NaN, 0.75, 0.5}));
    }
}
