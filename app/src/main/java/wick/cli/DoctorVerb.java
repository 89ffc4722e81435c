package wick.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wick.lab.training.TrainingEngine;
import wick.lab.training.engine.Engines;
import wick.numeric.elementwise.Elementwise;
import wick.numeric.matrix.Blas;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.parallel.Parallel;

/// `wick doctor`: what this machine and this build consist of.
@Command(
        name = "wick doctor",
        description =
                "Show what Wick runs on: version, commit, JDK, linear algebra, vector width, threads, engines of training,"
                        + " memory.",
        footer = {"", "Examples:", "  wick doctor", "  wick doctor --json"})
final class DoctorVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        Version version = Version.current();
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("version", version.number());
        facts.put("commit", version.commit());
        facts.put("jdk", Runtime.version().toString());
        facts.put("jdk_vendor", System.getProperty("java.vendor", "unknown"));
        facts.put("jdk_home", System.getProperty("java.home", "unknown"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        putLinearAlgebra(facts);
        facts.put("vector_bits", Elementwise.vectorBits());
        facts.put("threads", Parallel.threads());
        putTrainingEngines(facts);
        facts.put("memory_heap_bytes", MemoryBudget.heap().bytes());
        facts.put("memory_outside_heap_bytes", MemoryBudget.outsideHeap().bytes());
        return Answer.of(facts, () -> table(facts));
    }

    /// A doctor tells what is broken instead of breaking.
    private static void putLinearAlgebra(Map<String, Object> facts) {
        try {
            Blas blas = Blas.inUse();
            facts.put("blas", "OpenBLAS " + blas.version());
            facts.put("blas_core", blas.core());
            facts.put("blas_configuration", blas.configuration());
        } catch (IllegalStateException unloadable) {
            facts.put("blas", "unavailable: " + unloadable.getMessage());
        }
    }

    private static void putTrainingEngines(Map<String, Object> facts) {
        facts.put(
                "training_engines",
                Engines.known().stream().map(TrainingEngine::name).collect(Collectors.joining(", ")));
        if (Engines.named("torch").isEmpty()) {
            facts.put("libtorch", "not built; './mvnw -Ptorch -DskipTests package' downloads and builds it");
        }
    }

    private static String table(Map<String, Object> facts) {
        StringBuilder text = new StringBuilder();
        facts.forEach((key, value) -> {
            String name = key.replace("_bytes", "").replace('_', ' ');
            String shown = key.endsWith("_bytes") ? "%.1f GiB".formatted((long) value / 0x1p30) : value.toString();
            text.append("%-18s %s%n".formatted(name, shown));
        });
        return text.toString();
    }
}
