package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.Verdict;
import wick.experiment.transfer.CoordinateCheck;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.statistics.Tail;

/// A coordinate check as JSON, as text and as pictures.
record CoordinateWords(
        CoordinateCheck check, List<CoordinateCheck.AtWidth> measured, List<CoordinateCheck.Line> lines) {
    private static final double OUTSIDE = 0.05;
    /// Half of a 95 % interval that tells exponents ½ apart with much to spare.
    private static final double AIM = 0.05;
    private static final String CAUTION = "A flat check says that first steps are alike at every width. It does not say"
            + " that learning rates transfer:%nweight decay, epsilon and all that acts later are not seen in it. wick"
            + " transfer tries that.";

    CoordinateWords {
        measured = List.copyOf(measured);
        lines = List.copyOf(lines);
    }

    /// Whether steps are small enough for the derived exponents, or nothing grows, so that they need not be.
    boolean inDomain() {
        boolean grows =
                lines.stream().anyMatch(line -> line.comparison().prediction().value() > 0);
        return !grows || CoordinateCheck.small(measured);
    }

    boolean asExpected() {
        return !inDomain() || lines.stream().noneMatch(line -> verdict(line) == Verdict.DISAGREES);
    }

    private static Verdict verdict(CoordinateCheck.Line line) {
        return line.comparison().verdict();
    }

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("rate", check.rate());
        json.put("small_steps", CoordinateCheck.small(measured));
        json.put("judged", inDomain());
        json.put("disagree", count(Verdict.DISAGREES));
        json.put("inconclusive", count(Verdict.INCONCLUSIVE));
        json.put("largest_half_width", widest());
        json.put("networks_for_half_width_of_" + AIM, enough());
        json.put("exponents", lines.stream().map(this::json).toList());
        json.put("caution", CAUTION.replace("%n", " "));
        return json;
    }

    private long count(Verdict verdict) {
        return lines.stream().filter(line -> verdict(line) == verdict).count();
    }

    private SequencedMap<String, Object> json(CoordinateCheck.Line line) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        Comparison comparison = line.comparison();
        double margin = margin(comparison);
        json.put("layer", line.layer());
        json.put("step", line.step());
        json.put("derived", comparison.prediction().value() + 0.0);
        json.put("exponent", comparison.measurement().mean());
        json.put("low", comparison.measurement().mean() - margin);
        json.put("high", comparison.measurement().mean() + margin);
        json.put("verdict", inDomain() ? verdict(line).name().toLowerCase(Locale.ROOT) : "out_of_domain");
        return json;
    }

    private static double margin(Comparison comparison) {
        long networks = comparison.measurement().networks();
        return Tail.studentTwoSidedQuantile(OUTSIDE, networks - 1.0)
                * comparison.measurement().standardError();
    }

    /// Half of the widest interval of a change; sizes at initialization of few outputs scatter more.
    private double widest() {
        return lines.stream()
                .filter(line -> line.step() > 0)
                .mapToDouble(line -> margin(line.comparison()))
                .max()
                .orElse(0);
    }

    /// How many networks it takes for no interval to reach further than AIM to either side, by the square root law.
    private long enough() {
        double ratio = widest() / AIM;
        return (long) Math.ceil(check.study().sizes().networks() * ratio * ratio);
    }

    String text() {
        int last = check.study().recipe().steps();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Exponents of the width at rate %.3g, with 95 %% intervals over networks%n%n%-14s %-10s %8s %22s   %s%n",
                check.rate(),
                "layer",
                "",
                "derived",
                "measured",
                "verdict"));
        for (CoordinateCheck.Line line : lines) {
            if (line.step() <= 1 || line.step() == last || verdict(line) == Verdict.DISAGREES) {
                text.append(row(line));
            }
        }
        text.append(String.format("%nAll %d steps are in --json and the report. ", last));
        if (inDomain()) {
            text.append(String.format(
                    "Of %d exponents %d agree, %d do not, %d need more --networks.%n",
                    lines.size(), count(Verdict.AGREES), count(Verdict.DISAGREES), count(Verdict.INCONCLUSIVE)));
            text.append(precision());
        } else {
            text.append(String.format(
                    "Not judged: something grows with width, and steps at this rate are%nbeyond the small ones that"
                            + " exponents are derived for. Leave out --rate.%n"));
        }
        return text.append(String.format(CAUTION)).append(String.format("%n")).toString();
    }

    private String precision() {
        String reached = String.format(Locale.ROOT, "The widest interval of a change is ±%.3f", widest());
        return widest() <= AIM
                ? String.format("%s.%n", reached)
                : String.format(Locale.ROOT, "%s; --networks %d would make it ±%.2f.%n", reached, enough(), AIM);
    }

    private String row(CoordinateCheck.Line line) {
        Comparison comparison = line.comparison();
        double mean = comparison.measurement().mean();
        double margin = margin(comparison);
        return String.format(
                Locale.ROOT,
                "%-14s %-10s %8.3g %22s   %s%n",
                line.layer(),
                line.step() == 0 ? "at start" : "step " + line.step(),
                comparison.prediction().value() + 0.0,
                String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", mean, mean - margin, mean + margin),
                inDomain() ? verdict(line).name().toLowerCase(Locale.ROOT) : "not judged");
    }

    /// Sizes at initialization, and changes after the first and the last step, a line for each layer.
    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("start", "Sizes at initialization", 0));
        figures.add(figure("first-step", "Changes in the first step", 1));
        int last = check.study().recipe().steps();
        if (last > 1) {
            figures.add(figure("last-step", "Changes after step " + last, last));
        }
        return figures;
    }

    private Figure figure(String id, String title, int step) {
        List<Figure.Trace> traces = new ArrayList<>();
        Vector widths = Vector.of(
                measured.stream().mapToDouble(CoordinateCheck.AtWidth::width).toArray());
        List<CoordinateCheck.Line> here =
                lines.stream().filter(line -> line.step() == step).toList();
        for (int j = 0; j < here.size(); j++) {
            int column = j;
            CoordinateCheck.Line line = here.get(j);
            Vector sizes = Vector.of(measured.stream()
                    .map(at -> step == 0 ? at.sizes() : at.changes().get(step - 1))
                    .mapToDouble(rows -> typical(rows, column))
                    .toArray());
            double end = sizes.at(sizes.size() - 1);
            double widest = widths.at(widths.size() - 1);
            double power = line.comparison().prediction().value();
            traces.add(new Figure.Trace.Line(
                    line.layer() + ", derived",
                    widths,
                    widths.map(n -> end * Math.pow(n / widest, power)),
                    Optional.empty()));
            traces.add(new Figure.Trace.Dots(line.layer(), widths, sizes, Optional.empty()));
        }
        return new Figure.Plot(
                id,
                title,
                "Dots are geometric means over networks; lines have the derived slopes and go through the widest.",
                new Figure.Axis("width n", true),
                new Figure.Axis("root mean square over units", true),
                traces);
    }

    private static double typical(Matrix rows, int column) {
        double sum = 0;
        for (int k = 0; k < rows.rows(); k++) {
            sum += Math.log(rows.at(k, column));
        }
        return Math.exp(sum / rows.rows());
    }
}
