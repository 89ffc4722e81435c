package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.numeric.matrix.Vector;
import wick.topic.information.QuadraticField;
import wick.topic.information.theory.field.BlockMeans;
import wick.topic.information.theory.field.BlockMeans.Direction;
import wick.topic.information.theory.field.ScalingRule;

/// Couplings of block means as JSON and as a table.
final class CoarsegrainWords {
    /// Blocks up to here have their couplings along the diagonal computed, which takes the square of the time.
    private static final int DIAGONAL = 512;

    private CoarsegrainWords() {}

    /// Fills `json` and returns the text.
    static String of(QuadraticField field, int block, int steps, SequencedMap<String, Object> json) {
        Vector y = CoarsegrainVerb.padded(
                field.couplings(), Math.max(3, field.couplings().size()));
        int order = y.size() - 1;
        List<Vector> flow = new ArrayList<>();
        int whole = 1;
        for (int step = 1; step <= steps; step++) {
            whole *= block;
            flow.add(new BlockMeans(field, whole).couplings(order, Direction.AXIS));
        }
        Vector couplings = flow.getLast();
        Vector counted = ScalingRule.PLAIN_MEAN.counted(y, whole);
        json.put("couplings", couplings.toArray());
        json.put("rival_eq24", counted.toArray());
        if (whole <= DIAGONAL) {
            json.put(
                    "diagonal",
                    new BlockMeans(field, whole)
                            .couplings(order, Direction.DIAGONAL)
                            .toArray());
        }
        SequencedMap<String, Object> fixed = new LinkedHashMap<>();
        fixed.put("axis", y.at(1) / 6);
        fixed.put("diagonal", y.at(1) / 8);
        fixed.put("continuum", y.at(1) / 12);
        json.put("fixed_point", fixed);
        double stiffer = Math.pow(ScalingRule.MEAN_DIVIDED.factor(block), -2.0 * steps);
        SequencedMap<String, Object> divided = new LinkedHashMap<>();
        divided.put("couplings", couplings.map(c -> c * stiffer).toArray());
        divided.put("counted", counted.map(c -> c * stiffer).toArray());
        json.put("mean_divided", divided);
        json.put("flow", flow.stream().map(Vector::toArray).toList());
        return text(y, flow, block);
    }

    private static String text(Vector y, List<Vector> flow, int block) {
        StringBuilder text = new StringBuilder(
                "Block means on the square lattice, 1/S = y0 + y1 Q + y2 Q^2 + ... along an axis, Q = 4 sin^2(q/2)\n\n");
        text.append(row("block", "", y));
        text.append(row("1", "", y));
        int whole = 1;
        for (Vector couplings : flow) {
            whole *= block;
            text.append(numbers(String.valueOf(whole), "exact", couplings));
            text.append(numbers("", "y_i b^(2-2i)", ScalingRule.PLAIN_MEAN.counted(y, whole)));
        }
        double last = flow.getLast().at(2);
        return text.append(String.format(
                        Locale.ROOT,
                        "%nAs y0 goes to 0, y2 flows to y1/6 = %.6g along an axis (y1/8 along the diagonal; isotropic,"
                                + " y1/12, in powers of |q|^2), not to 0; here it is %.6g.%n"
                                + "y0 grows as b^2: relevant. y1 stays: marginal. y2 - y1/6 falls as b^-2: irrelevant.%n"
                                + "Means that are divided by b^2 once more have all couplings b^4 times as large.%n",
                        y.at(1) / 6,
                        last))
                .toString();
    }

    private static String row(String block, String kind, Vector y) {
        if (!block.equals("block")) {
            return numbers(block, kind, y);
        }
        StringBuilder head = new StringBuilder(String.format("%8s %-14s", block, kind));
        for (int i = 0; i < y.size(); i++) {
            head.append(String.format(" %14s", "y" + i));
        }
        return head.append('\n').toString();
    }

    private static String numbers(String block, String kind, Vector y) {
        StringBuilder line = new StringBuilder(String.format("%8s %-14s", block, kind));
        for (int i = 0; i < y.size(); i++) {
            line.append(String.format(Locale.ROOT, " %14.9g", y.at(i)));
        }
        return line.append('\n').toString();
    }
}
