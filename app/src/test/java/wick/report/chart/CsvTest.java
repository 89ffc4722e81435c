package wick.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wick.experiment.Figure;
import wick.experiment.Figure.Axis;
import wick.experiment.Figure.Trace;
import wick.numeric.matrix.Vector;
import wick.report.SampleFigures;

class CsvTest {

    @Test
    void everyPointIsALineWithAllItsDigits() {
        double third = 1.0 / 3;
        Figure plot = new Figure.Plot(
                "p",
                "t",
                "c",
                new Axis("x", false),
                new Axis("y", false),
                List.of(
                        new Trace.Line("theory", Vector.of(1, 2), Vector.of(third, Double.NaN), Optional.empty()),
                        new Trace.Dots("a \"b\"", Vector.of(1), Vector.of(-0.5), Optional.of(Vector.of(0.25)))));
        assertEquals(
                "trace,kind,x,y,error\n\"theory\",line,1,0.3333333333333333,\n\"theory\",line,2,,\n"
                        + "\"a \"\"b\"\"\",dots,1,-0.5,0.25\n",
                Csv.of(plot));
    }

    @Test
    void aHeatMapGivesEveryCell() {
        String csv = Csv.of(SampleFigures.trainable());
        assertEquals(66, csv.lines().filter(line -> line.contains(",grid,")).count());
        assertTrue(csv.contains("\"accuracy\",grid,1,128,\n"), "the gap is empty");
    }

    @Test
    void aLabelCannotBecomeAFormulaOfASpreadsheet() {
        Figure plot = new Figure.Plot(
                "p",
                "t",
                "c",
                new Axis("x", false),
                new Axis("y", false),
                List.of(new Trace.Mark("=HYPERLINK(\"evil\")", 1, 2, false)));
        assertTrue(Csv.of(plot).contains("\"'=HYPERLINK"));
    }
}
