package wick.store;

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

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    @Test
    void aStudyHasItsComparisonsAtTheTopWithTheKeysOfTheContract() {
        Map<String, Object> json = ResultJson.of(STUDY, Map.of("networks", 2000));
        List<?> comparisons = (List<?>) json.get("comparisons");
        assertEquals(STUDY.comparisons().size(), comparisons.size());
        for (Object each : comparisons) {
            Set<?> keys = map(each).keySet();
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
            assertTrue(map(map(each).get("prediction")).keySet().containsAll(List.of("kind", "value", "error")));
            assertTrue(map(map(each).get("measurement"))
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
        assertEquals(STUDY.comparisons().size(), ((List<?>) json.get("comparisons")).size());
        assertEquals(false, json.get("as_expected"));
        assertEquals(
                "wick study digits.yaml --seed 1 --networks 2000",
                map(json.get("provenance")).get("command"));
    }
}
