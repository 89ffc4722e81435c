package wick.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static Map<String, Object> example() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("phase", "chaotic");
        json.put("value", 0.1);
        json.put("count", 2000L);
        json.put("absent", OptionalDouble.empty());
        json.put("there", Optional.of(true));
        json.put("text", "a \"b\" \\ \n\t\u0001 χ \uD83D\uDE00");
        json.put("entries", new double[] {1, -2.5e-300});
        json.put("empty", List.of());
        json.put("nothing", Map.of());
        json.put("long", java.util.Collections.nCopies(30, "0123456789"));
        json.put("nested", List.of(Map.of("id", 1), Map.of("id", 2)));
        return json;
    }

    @Test
    void itIsWrittenAsJsonThatTheYamlReaderUnderstands() {
        String text = Json.text(example());

        assertTrue(text.startsWith("{\n  \"phase\": \"chaotic\",\n  \"value\": 0.1,\n  \"count\": 2000,\n"), text);
        assertTrue(text.contains("\"absent\": null,\n  \"there\": true,\n"), text);
        assertTrue(text.contains("\"entries\": [1.0, -2.5E-300],\n  \"empty\": [],\n  \"nothing\": {},\n"), text);
        assertTrue(text.endsWith("}\n"));
        Fields read = Document.parse("json", text).fields(List.copyOf(example().keySet()));
        assertEquals(
                "a \"b\" \\ \n\t\u0001 χ \uD83D\uDE00", read.required("text").string());
        assertEquals(30, read.required("long").items().size());
        assertEquals(1, Json.line(example()).lines().count());
    }

    @Test
    void everyDoubleKeepsItsBits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertEquals(number, Double.parseDouble(Numbers.text(number)));
                assertEquals(number, Document.parse("n", Numbers.text(number)).real());
            }
        }
        assertEquals("-0.0", Numbers.text(-0.0));
        assertEquals("256", Numbers.text(256));
    }

    @Test
    void whatIsNotANumberIsRefusedWithItsPath() {
        Map<String, Object> json = Map.of("a", List.of(1, Map.of("b", Double.NaN)));

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Json.text(json));

        assertTrue(String.valueOf(e.getMessage()).contains(".a[1].b is NaN"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Json.text(Map.of("o", new Object())));
    }
}
