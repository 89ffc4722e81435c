package wick.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The times of one run on one machine.
record Report(Machine machine, List<Timing> timings) {

    static Report of(Machine machine, Collection<RunResult> results) {
        return new Report(machine, results.stream().map(Timing::of).toList());
    }

    /// One line per benchmark; the last column is the speed in units of the reference's.
    String table() {
        var table = new StringBuilder(String.format(
                Locale.ROOT, "%n%-26s %-24s %-34s %12s %12s %8s%n", "", "", "", "best ms", "mean ms", "speed"));
        for (Timing timing : timings) {
            double speed = timing.speedAgainstReference(timings);
            table.append(String.format(
                    Locale.ROOT,
                    "%-26s %-24s %-34s %12.5f %12.5f %8s%n",
                    timing.of(),
                    timing.name(),
                    timing.parameters(),
                    timing.best(),
                    timing.mean(),
                    Double.isNaN(speed) ? "" : String.format(Locale.ROOT, "%.3f", speed)));
        }
        return table.toString();
    }

    Path writtenInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = machine.name().replaceAll("[^A-Za-z0-9._-]", "_");
        Path file = folder.resolve(name + ".json");
        Path part = Files.createTempFile(folder, name, ".part");
        Files.writeString(part, json());
        return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private String json() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Timing timing : timings) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("benchmark", timing.of() + "." + timing.name());
            row.put("parameters", timing.parameters());
            row.put("best_milliseconds", timing.best());
            row.put("mean_milliseconds", timing.mean());
            double speed = timing.speedAgainstReference(timings);
            if (!Double.isNaN(speed)) {
                row.put("speed_of_reference", speed);
            }
            rows.add(row);
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("machine", machine);
        whole.put("benchmarks", rows);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(whole);
    }
}
