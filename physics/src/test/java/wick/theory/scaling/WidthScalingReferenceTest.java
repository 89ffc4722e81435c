package wick.theory.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.training.OptimizerKind;
import wick.theory.ReferenceTable;

/// Slopes measured on drawn networks by reference/theory/width_scaling.py, which counts no powers.
class WidthScalingReferenceTest {
    /// Standard errors: 360 independent rows would raise a false alarm in one of 44 seeds; this one is fixed.
    private static final double DEVIATIONS = 4;

    @Test
    void measuredSlopesAreTheDerivedExponents() {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("width_scaling.csv")) {
            double derived = derived(row);
            double off = Math.abs(row.number(5) - derived);
            compared++;
            if (!(off <= DEVIATIONS * row.number(6) + 1e-3)) {
                wrong.add(row.cells() + " against " + derived);
            }
        }
        assertEquals(List.of(), wrong, "of " + compared);
    }

    private static double derived(ReferenceTable.Row row) {
        Network network = Towers.named(row.text(0), parameterization(row.text(1)));
        OptimizerKind optimizer = row.text(2).equals("adam") ? OptimizerKind.ADAM : OptimizerKind.SGD;
        Tape tape = Tape.of(network.wire());
        List<Fans> fans = Fans.of(network);
        // no biases there
        List<Powers> powers = Powers.of(network, network.parameterization(), fans).stream()
                .map(p -> new Powers(p.deviation(), p.multiplier(), p.rate(), Powers.NONE, Powers.NONE, 0))
                .toList();
        Propagation moved = new Propagation(tape, fans, powers, optimizer, false);
        // the script lists attention as keys, values, logits; here they stand as keys, logits, values
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < tape.nodes().size(); i++) {
            if (tape.nodes().get(i) instanceof Node.Weighted || tape.nodes().get(i) instanceof Node.Logits) {
                seen.add(i);
            }
        }
        int signal = (int) row.number(3);
        boolean attention = row.text(0).equals("attention");
        int place = seen.get(attention && signal == 2 ? 3 : attention && signal == 3 ? 2 : signal);
        return switch (row.text(4)) {
            case "activation" -> moved.size(place);
            case "update" -> moved.update(place);
            default ->
                tape.nodes().get(place) instanceof Node.Weighted(int matrix, int from)
                        ? moved.ownUpdate(matrix, from)
                        : moved.update(place);
        };
    }

    private static Parameterization parameterization(String name) {
        return switch (name) {
            case "mup-adam" -> WidthScaling.MUP_NORMALIZED;
            case "slow" -> Towers.abc(0, 0, 0, 0, 0.5, 0.5, 1, 1, 1);
            case "mixed" -> Towers.abc(0.25, -0.25, 0.5, -0.25, 0.75, 0.25, -0.5, 0.25, 0.5);
            default -> Parameterization.NAMED.getOrDefault(name, Parameterization.STANDARD);
        };
    }
}
