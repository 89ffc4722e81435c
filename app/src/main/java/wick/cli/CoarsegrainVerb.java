package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wick.numeric.matrix.Vector;
import wick.topic.information.QuadraticField;
import wick.topic.information.theory.field.BlockMeans;

/// `wick coarsegrain`: which couplings does a lattice field have when blocks are replaced by their means?
@Command(
        name = "wick coarsegrain",
        description = {
            "Couplings of a Gaussian field on the square lattice with 1/S(q) = y0 + y1 K + y2 K^2 + ...,"
                    + " K = sum of 4 sin^2(q_a/2), before and after every block of B x B points is replaced by its mean:"
                    + " exactly, by the sum over aliases.",
            "Beside them, the rule y_i' = b^(2 - 2i) y_i of Lin, Tegmark and Rolnick 2017 in its two readings."
        },
        footer = {
            "",
            "Keys of --json: couplings (Taylor coefficients of 1/S' in Q = 4 sin^2(q/2)",
            "along an axis, after all steps), rival_eq24 (y_i b^(2 - 2i)), diagonal (along",
            "the diagonal, in K), fixed_point (what y2' flows to as y0 -> 0),",
            "mean_divided (the other reading, a mean divided by b^2 once more: exact",
            "couplings, and what counting powers gives), flow (couplings after each step).",
            "",
            "Examples:",
            "  wick coarsegrain --couplings 0.01,1,0.5 --block 2",
            "  wick coarsegrain --couplings 0.01,1,0.5 --block 4 --json",
            "  wick coarsegrain --couplings 0,1,0.5 --block 2 --steps 8"
        })
final class CoarsegrainVerb implements Verb {
    private static final int MOST_COUPLINGS = 8;
    private static final int MOST_STEPS = 12;

    @Mixin
    private Options options = new Options();

    @Option(names = "--couplings", paramLabel = "Y0,Y1,Y2", required = true, description = "y0, y1, y2, ...")
    private String couplings = "";

    @Option(names = "--block", paramLabel = "B", required = true, description = "Points along the side of a block.")
    private int block = 2;

    @Option(names = "--steps", paramLabel = "N", description = "How often it is done (default: 1).")
    private int steps = 1;

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        QuadraticField field = field();
        if (block < 2 || block > BlockMeans.LARGEST) {
            throw new BadInput("--block " + block + " must be a whole number from 2 to " + BlockMeans.LARGEST);
        }
        if (steps < 1 || steps > MOST_STEPS || Math.pow(block, steps) > BlockMeans.LARGEST) {
            throw new BadInput("--steps " + steps + " must be from 1 to " + MOST_STEPS + ", and blocks of " + block
                    + "^" + steps + " points at most " + BlockMeans.LARGEST + " long");
        }
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        String text = CoarsegrainWords.of(field, block, steps, json);
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("couplings", field.couplings().toArray());
        request.put("block", block);
        request.put("steps", steps);
        json.put("request", request);
        return Answer.of(json, () -> text);
    }

    private QuadraticField field() {
        List<Double> numbers = new ArrayList<>();
        for (String part :
                Stream.of(couplings.split(",", -1)).map(String::strip).toList()) {
            try {
                numbers.add(Double.valueOf(part));
            } catch (NumberFormatException notNumber) {
                throw new BadInput("--couplings " + couplings + ": '" + part
                        + "' is not a number; give y0,y1,y2 such as 0.01,1,0.5");
            }
        }
        if (numbers.size() < 2 || numbers.size() > MOST_COUPLINGS) {
            throw new BadInput("--couplings " + couplings + " are " + numbers.size() + "; give 2 to " + MOST_COUPLINGS);
        }
        try {
            return QuadraticField.of(numbers).requireStable();
        } catch (IllegalArgumentException unstable) {
            throw new BadInput("--couplings " + couplings + ": " + unstable.getMessage());
        }
    }

    static Vector padded(Vector couplings, int size) {
        double[] padded = new double[size];
        for (int i = 0; i < couplings.size(); i++) {
            padded[i] = couplings.at(i);
        }
        return Vector.of(padded);
    }
}
