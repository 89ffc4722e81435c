package wick.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.text.InputException;
import wick.text.Place;

class SafetensorsTest {
    private static final String TWO =
            "{\"__metadata__\": {\"format\": \"pt\"}, \"b\": {\"dtype\": \"F32\", \"shape\": [2],"
                    + " \"data_offsets\": [0, 8]}, \"a\": {\"dtype\": \"BF16\", \"shape\": [1, 3], \"data_offsets\": [8, 14]}}";

    private static byte[] file(String header, byte... numbers) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + numbers.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(numbers)
                .array();
    }

    private static byte[] sound() {
        ByteBuffer numbers = ByteBuffer.allocate(14).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putFloat(1.5f)
                .putFloat(-2)
                .putShort((short) 0x3f80)
                .putShort((short) 0xc000)
                .putShort((short) 0);
        return file(TWO, numbers.array());
    }

    private static SequencedMap<String, NumberArray> read(byte[] bytes) {
        return Safetensors.read(bytes, Place.file("w.safetensors"));
    }

    private static RealArray reals(SequencedMap<String, NumberArray> arrays, String name) {
        return (RealArray) Optional.ofNullable(arrays.get(name)).orElseThrow();
    }

    @Test
    void arraysComeOutAsTheyWereWritten() {
        SequencedMap<String, NumberArray> arrays = read(sound());
        assertEquals(List.of("b", "a"), List.copyOf(arrays.keySet()));
        assertArrayEquals(new double[] {1.5, -2}, reals(arrays, "b").values());
        assertArrayEquals(new double[] {1, -2, 0}, reals(arrays, "a").values());
        assertEquals(List.of(1, 3), reals(arrays, "a").axes().lengths());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': {'dtype': 'F32', 'shape': [3], 'data_offsets': [0, 8]}} | need 12 bytes, but have those from 0 to 8",
                "{'a': {'dtype': 'F32', 'shape': [2], 'data_offsets': [4, 12]}} | begin at byte 4 where those before it end at 0",
                "{'a': {'dtype': 'F32', 'shape': [3], 'data_offsets': [0, 12]}} | arrays end at byte 12, but 8 bytes",
                "{'a': {'dtype': 'F4', 'shape': [2], 'data_offsets': [0, 8]}} | must be float16, bfloat16",
                "{'a': {'dtype': 'F32', 'shape': [-2], 'data_offsets': [0, 8]}} | must be a whole number from 0",
                "{'a': {'dtype': 'F32', 'shape': [65536, 65536], 'data_offsets': [0, 8]}} | more numbers than one array",
                "{'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [0, 4]}, 'b': {'dtype': 'F32', 'shape': [1],"
                        + " 'data_offsets': [0, 4]}} | begin at byte 0 where those before it end at 4",
                "[1, 2] | must be a map",
            })
    void headersThatDoNotFitTheFileAreRefused(String header, String words) {
        byte[] bytes = file(header.replace('\'', '"'), new byte[8]);
        String message = String.valueOf(
                assertThrows(InputException.class, () -> read(bytes)).getMessage());
        assertTrue(message.contains(words), message);
    }

    @Test
    void aHeaderThatIsSaidToBeLongerThanTheFileIsRefusedBeforeItIsRead() {
        byte[] bytes = sound();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60);
        String message = String.valueOf(
                assertThrows(InputException.class, () -> read(bytes)).getMessage());
        assertTrue(message.contains("header is said to have 1152921504606846976 bytes"), message);
    }

    @Test
    void everyTruncatedFileIsRefused() {
        byte[] whole = sound();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(InputException.class, () -> read(cut), "cut at " + length);
        }
    }

    @Test
    void noMutatedFileDoesAnythingButBeReadOrRefused() {
        RandomStream random = Address.of(1, "mutations").open();
        int refused = 0;
        for (int k = 0; k < 3000; k++) {
            byte[] bytes = sound();
            for (int i = 0; i <= (int) (random.nextUniform() * 3); i++) {
                bytes[(int) (random.nextUniform() * bytes.length)] = (byte) random.nextLong();
            }
            try {
                read(bytes);
            } catch (InputException refusal) {
                refused++;
            }
        }
        assertTrue(refused > 1000, refused + " refused");
    }
}
