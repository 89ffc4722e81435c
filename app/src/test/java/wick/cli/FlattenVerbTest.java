package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlattenVerbTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fft --size 1024                  | 20480     | 1048576    | 51.2",
                "hadamard --size 8                | 48        | 64         | 1.3333",
                "wavelet --size 1024              | 4092      | 11264      | 2.75",
                "convolution --size 1024          | 41984     | 1048576    | 24.97",
                "strassen --size 1024             | 680026112 | 1073741824 | 1.5789",
                "low-rank --size 512 --rank 16    | 16384     | 262144     | 16",
                "polynomial --size 64             | 756       | 1199038364791120855040 | 1.586",
            })
    void countsAreExactNumbersInJson(String arguments, String deep, String flat, String cost) {
        Spoken spoken = Spoken.by(("flatten " + arguments + " --json").split(" +", -1));
        assertEquals(0, spoken.code(), spoken.err());
        assertTrue(spoken.out().contains("\"synapses_deep\": " + deep + ","), spoken.out());
        assertTrue(spoken.out().contains("\"synapses_flat\": " + flat + ","), spoken.out());
        assertTrue(spoken.out().contains("\"cost\": " + cost), spoken.out());
    }

    @Test
    void sparseLayersSayWhenFlatteningHelps() {
        Spoken spoken = Spoken.by("flatten", "sparse", "--size", "100", "--density", "0.01");
        assertTrue(spoken.out().contains("0.497533"), spoken.out());
        assertTrue(spoken.out().contains("flattening helps"), spoken.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftt --size 8                     | 'fft'",
                "fft --size 12                    | power of two",
                "fft --size 8 --rank 2            | belongs to 'low-rank'",
                "low-rank --size 8                | needs --rank",
                "low-rank --size 8 --rank 9       | from 1 to the size",
                "sparse --size 8 --density 2      | at most 1",
                "polynomial --size 1              | from 2 to 4096",
            })
    void whatCannotBeFlattenedIsRefusedByName(String arguments, String expected) {
        Spoken spoken = Spoken.by(("flatten " + arguments).split(" +", -1));
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains(expected), spoken.err());
    }
}
