package wick.network.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wick.network.Activation;
import wick.network.Formula;
import wick.network.Gaussian;
import wick.network.Hermite;
import wick.network.Polynomial;
import wick.network.Rbf;
import wick.network.Relu;
import wick.network.formula.Interval;

/// The reference values come from mpmath: `reference/expressivity/activation_series.py`.
class SeriesEnclosureTest {
    private static final Map<String, Activation> OTHERS = Map.of(
            "gaussian", new Gaussian(1.5),
            "rbf", new Rbf(0.5),
            "polynomial", new Polynomial(List.of(0.5, -1.0, 0.0, 0.25)),
            "hermite", new Hermite(4),
            "mish", Formula.of("z * tanh(log(1 + exp(z)))"));

    private static Optional<Activation> named(String name) {
        return Activation.named(name).or(() -> Optional.ofNullable(OTHERS.get(name)));
    }

    private record Row(Activation activation, double at, int order, BigDecimal coefficient) {}

    /// All but one formula whose exponent 2/3 is a rounded number here.
    private static List<Row> rows() throws IOException {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "expressivity", "activation_series.csv");
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .filter(cells -> named(cells.get(0)).isPresent())
                .map(cells -> new Row(
                        named(cells.get(0)).orElseThrow(),
                        Double.parseDouble(cells.get(1)),
                        Integer.parseInt(cells.get(2)),
                        new BigDecimal(cells.get(3))))
                .toList();
    }

    @Test
    void atAPointEveryCoefficientLiesInsideItsInterval() throws IOException {
        List<Row> rows = rows();
        assertTrue(rows.size() > 900, () -> "only " + rows.size() + " values");
        for (Row row : rows) {
            Interval found = SeriesEnclosure.of(row.activation, Interval.of(row.at), row.order)
                    .get(row.order);
            // the reference has 20 digits
            BigDecimal rounding = row.coefficient.abs().movePointLeft(18).add(new BigDecimal("1e-40"));
            assertTrue(
                    new BigDecimal(found.low()).compareTo(row.coefficient.add(rounding)) <= 0
                            && new BigDecimal(found.high()).compareTo(row.coefficient.subtract(rounding)) >= 0,
                    () -> row + " is outside of " + found);
            assertTrue(found.high() - found.low() < 1e-9, () -> row + " is known to " + found + " only");
        }
    }

    @Test
    void overAnIntervalItHoldsTheCoefficientsOfEveryPoint() {
        for (String name : List.of("tanh", "sigmoid", "gelu", "silu", "softplus", "erf", "sin", "cos", "exp")) {
            Activation activation = named(name).orElseThrow();
            List<Interval> over = SeriesEnclosure.of(activation, new Interval(0.9, 1.1), 8);
            for (double z = 0.9; z <= 1.1; z += 0.01) {
                for (int k = 0; k <= 8; k++) {
                    double value =
                            ActivationSeries.of(activation, z, 8).coefficients().at(k);
                    Interval interval = over.get(k);
                    assertTrue(
                            interval.low() <= value + 1e-12 && value - 1e-12 <= interval.high(),
                            () -> name + ": " + value + " is outside of " + interval);
                }
            }
            assertTrue(over.get(4).high() - over.get(4).low() < 1, () -> name + " " + over.get(4));
        }
    }

    @Test
    void nothingIsSaidAcrossAKink() {
        assertEquals(
                Interval.ALL,
                SeriesEnclosure.of(new Relu(), new Interval(-0.1, 0.1), 2).getLast());
        assertEquals(
                new Interval(0, 0),
                SeriesEnclosure.of(new Relu(), new Interval(0.1, 0.2), 2).getLast());
    }
}
