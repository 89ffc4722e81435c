package wick.theory.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Tanh;
import wick.network.training.OptimizerKind;

class MaximalUpdateTest {

    private static MaximalUpdate.Row row(MaximalUpdate table, String layer, boolean bias) {
        return table.rows().stream()
                .filter(row -> row.layer().equals(layer) && row.bias() == bias)
                .findFirst()
                .orElseThrow();
    }

    /// Deviation and rate as published; decay such that each step shrinks weights by the same part.
    @ParameterizedTest
    @CsvSource({
        "SGD,   dense 1,   0,    1, -1",
        "SGD,   dense 2,  -0.5,  0,  0",
        "SGD,   readout 3, -1,  -1,  1",
        "ADAM,  dense 1,   0,    0, -1",
        "ADAM,  dense 2,  -0.5, -1, -0.5",
        "ADAM,  readout 3, -1,  -1,  1",
        "ADAMW, dense 1,   0,    0,  0",
        "ADAMW, dense 2,  -0.5, -1,  1",
        "ADAMW, readout 3, -1,  -1,  1"
    })
    void theTableOfAPerceptronIsThePublishedOne(
            OptimizerKind optimizer, String layer, double deviation, double rate, double decay) {
        MaximalUpdate.Row row = row(MaximalUpdate.of(Towers.mlp(Parameterization.NTK), optimizer, false), layer, false);
        assertEquals(deviation, row.deviation());
        assertEquals(rate, row.rate());
        assertEquals(decay, row.decay());
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void withTheTableEveryLayerMovesByOrderOne(OptimizerKind optimizer) {
        for (String name : List.of("mlp", "relu", "residual", "norm", "attention")) {
            Network network = Towers.named(name, Parameterization.NTK);
            MaximalUpdate table = MaximalUpdate.of(network, optimizer, false);
            Tape tape = Tape.of(network.wire());
            List<Fans> fans = Fans.of(network);
            Propagation moved = new Propagation(tape, fans, table.powers(), optimizer, false);
            for (int i = 0; i < tape.nodes().size(); i++) {
                if (tape.nodes().get(i) instanceof Node.Weighted(int matrix, int from)) {
                    String layer = fans.get(matrix).layer();
                    boolean later = layer.startsWith("keys") && optimizer == OptimizerKind.SGD;
                    assertEquals(later ? -0.5 : 0, moved.ownUpdate(matrix, from), layer + " of " + name);
                    assertEquals(later ? -1 : 0, moved.outputUpdate(matrix), 1, layer + " of " + name);
                    double epsilon = row(table, layer, false).epsilon();
                    if (!layer.startsWith("keys")) {
                        assertEquals(epsilon, moved.weightDerivative(matrix), "gradient of " + layer + " of " + name);
                    }
                }
            }
        }
    }

    @Test
    void sharedEmbeddingsTakeTheRowOfTheFirstLayer() {
        Network network = Towers.flat(Parameterization.MUP, Towers.dense(32), Towers.phi(new Tanh()), Towers.dense(3));
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            MaximalUpdate table = MaximalUpdate.of(network, optimizer, true);
            MaximalUpdate.Row first = row(table, "dense 1", false);
            MaximalUpdate.Row last = row(table, "readout 2", false);
            assertEquals(first.rate(), last.rate());
            assertEquals(first.deviation(), last.deviation());
            assertEquals(-1, last.multiplier());
            assertEquals(0, first.multiplier());
        }
        assertTrue(row(MaximalUpdate.of(network, OptimizerKind.SGD, true), "readout 2", true)
                        .rate()
                == 0);
    }
}
