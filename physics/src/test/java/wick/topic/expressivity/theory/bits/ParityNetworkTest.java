package wick.topic.expressivity.theory.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.network.weighted.WeightedNetwork;

class ParityNetworkTest {

    @Test
    void everyValueIsExactAndThereIsOneNeuronABit() {
        List<Integer> members = List.of(0, 2, 3, 5, 6, 7);
        WeightedNetwork network = ParityNetwork.of(8, members);
        assertEquals(6, network.neurons());
        for (int x = 0; x < 256; x++) {
            double[] point = new double[8];
            double parity = 1;
            for (int i = 0; i < 8; i++) {
                point[i] = (x >> i & 1) == 1 ? -1 : 1;
                parity *= members.contains(i) ? point[i] : 1;
            }
            assertEquals(parity, network.apply(point)[0], 0.0);
        }
    }

    @Test
    void membersMustBeInputs() {
        assertThrows(IllegalArgumentException.class, () -> ParityNetwork.of(3, List.of(3)));
        assertThrows(IllegalArgumentException.class, () -> ParityNetwork.of(3, List.of()));
    }
}
