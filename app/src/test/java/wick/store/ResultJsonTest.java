package wick.store;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wick.experiment.Result;
import wick.experiment.study.StudyReport;
import wick.report.SampleStudy;
import wick.text.Json;

class ResultJsonTest {
    private static final StudyReport STUDY = SampleStudy.finished();

    private static Map<?, ?> map(Map<?, ?> json, String key) {
        return (Map<?, ?>) requireNonNull(json.get(key), key);
    }

    private static List<?> list(Map<?, ?> json, String key) {
        return (List<?>) requireNonNull(json.get(key), key);
    }

    @Test
    void aStudyHasItsComparisonsAtTheTopWithTheKeysOfTheContract() {
        Map<String, Object> json = ResultJson.of(STUDY, Map.of("networks", 2000));
        List<?> comparisons = list(json, "comparisons");
        assertEquals(STUDY.comparisons().size(), comparisons.size());
        for (Object element : comparisons) {
            Map<?, ?> each = (Map<?, ?>) element;
            Set<?> keys = each.keySet();
            assertTrue(keys.containsAll(List.of(
                    "id",
                    "layer",
                    "width",
                    "prediction",
                    "measurement",
                    "rival",
                    "z",
                    "verdict",
                    "expected",
                    "deviation_percent")));
            assertTrue(map(each, "prediction").keySet().containsAll(List.of("kind", "value", "error")));
            assertTrue(map(each, "measurement")
                    .keySet()
                    .containsAll(List.of("mean", "standard_error", "networks", "engine")));
        }
        assertEquals(Map.of("networks", 2000), json.get("request"));
    }

    @Test
    void kindsAndEnginesAreWrittenInTheWordsOfTheContract() {
        String text = Json.text(ResultJson.of(STUDY, Map.of()));
        for (String words : List.of(
                "\"kind\": \"scaling-law\"",
                "\"kind\": \"expansion\"",
                "\"kind\": \"bound\"",
                "\"kind\": \"heuristic\"",
                "\"engine\": \"real-weights\"",
                "\"engine\": \"implicit-weights\"",
                "\"verdict\": \"AGREES\"",
                "\"verdict\": \"NOT_VIOLATED\"")) {
            assertTrue(text.contains(words), words);
        }
    }

    @Test
    void whatDoesNotExistOrIsInfiniteIsNull() {
        String text = Json.text(ResultJson.of(STUDY, Map.of()));
        assertTrue(text.contains("\"rival\": null"));
        assertTrue(text.contains("\"layer\": null"));
        assertFalse(text.contains("NaN") || text.contains("Infinity"));
        assertEquals(OptionalDouble.empty(), ComparisonJson.number(Double.POSITIVE_INFINITY));
    }

    @Test
    void everyKeyIsInSnakeCase() {
        requireSnakeCase(ResultJson.of(STUDY, Map.of()));
    }

    private static void requireSnakeCase(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                boolean free = key.equals("facts") || key.equals("request");
                assertTrue(String.valueOf(key).matches("[a-z][a-z0-9_]*"), "key " + key);
                if (!free) {
                    requireSnakeCase(inner);
                }
            });
        } else if (value instanceof Iterable<?> list) {
            list.forEach(ResultJsonTest::requireSnakeCase);
        }
    }

    @Test
    void anExperimentIsWrittenLikeAStudy() {
        Result result = new Result("kernel", "They agree.", STUDY.sections(), STUDY.arrays());
        Map<String, Object> json = ResultJson.of(result, Map.of("seed", 1), STUDY.provenance());
        assertEquals(STUDY.comparisons().size(), list(json, "comparisons").size());
        assertEquals(false, json.get("as_expected"));
        assertEquals(
                "wick study digits.yaml --seed 1 --networks 2000",
                map(json, "provenance").get("command"));
    }
}
