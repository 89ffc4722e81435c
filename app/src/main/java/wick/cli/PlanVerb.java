package wick.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.experiment.study.Study;
import wick.experiment.study.StudyCost;
import wick.experiment.study.StudyFile;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.theory.infinitewidth.KernelEngine;

/// `wick plan`: what work on a file would take, before any of it is done.
@Command(
        name = "wick plan",
        description = {
            "Time and memory that kernels, Gaussian-process inference and a study of FILE would take on this machine.",
            "",
            "Measures a small part for about a second and scales it. The true time is within a factor of about 2 of"
                    + " the estimate on a machine that is not busy; memory is exact for the arrays themselves."
        },
        footer = {"", "Examples:", "  wick plan network.yaml --inputs 20000", "  wick plan study.yaml --json"})
final class PlanVerb implements Verb {
    /// Rows of the matrix whose factorization is measured.
    private static final int FACTORED = 768;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "FILE", description = "A network file, or a study file.")
    private Path file = Path.of("network.yaml");

    @Option(
            names = "--inputs",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of inputs of kernels and inference (default: ${DEFAULT-VALUE}).")
    private int inputs = 1000;

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        if (inputs < 1) {
            throw new BadInput("--inputs " + inputs + " must be at least 1");
        }
        Network network = NetworkFile.read(file);
        KernelEngine engine = Engines.of(network);
        Plan kernels = Plan.of(engine, sample(engine), inputs);
        double factor = factorization(inputs);
        double one = (double) Double.BYTES * inputs * inputs;
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("kernel", kernels.json());
        // the kernel of one kind takes at most the time of both
        json.put("gp", cost(kernels.seconds() + factor, one));
        Optional<StudyCost> study =
                StudyFile.isStudy(file) ? Optional.of(Study.cost(StudyFile.read(file))) : Optional.empty();
        study.ifPresent(cost -> json.put("study", cost(cost.seconds(), cost.bytes())));
        json.put("heap_bytes", MemoryBudget.heap().bytes());
        json.put("request", Map.of("file", file.toString(), "inputs", inputs));
        return Answer.of(json, () -> text(kernels, kernels.seconds() + factor, one, study));
    }

    private static Matrix sample(KernelEngine engine) {
        Matrix sample = Matrix.zeros(Plan.SAMPLE, engine.inputs());
        Address.of(1, "plan").open().normalsInto(sample.entries().length, sample.entries(), 0);
        return sample;
    }

    /// Seconds of a Cholesky factorization, which grow as the cube of its size.
    private static double factorization(int size) {
        Matrix matrix = Matrix.identity(Math.min(size, FACTORED));
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < 4; run++) {
            best = Math.min(best, Plan.timed(() -> Factorization.of(matrix)));
        }
        return best / Parallel.threads() * Math.pow((double) size / matrix.rows(), 3);
    }

    private static SequencedMap<String, Object> cost(double seconds, double bytes) {
        SequencedMap<String, Object> cost = new LinkedHashMap<>();
        cost.put("seconds", seconds);
        cost.put("seconds_factor", Plan.FACTOR);
        cost.put("bytes", (long) bytes);
        return cost;
    }

    private String text(Plan kernels, double gp, double gpBytes, Optional<StudyCost> study) {
        StringBuilder text = new StringBuilder();
        String row = "%-8s %-28s %-20s %s%n";
        text.append(String.format(row, "", "of", "time", "memory"));
        String of = inputs + " inputs, nngp " + (kernels.kinds().ntk() ? "and ntk" : "(no ntk)");
        text.append(
                String.format(row, "kernel", of, Plan.time(kernels.seconds()), Plan.memory((double) kernels.bytes())));
        text.append(String.format(row, "gp", inputs + " training inputs", Plan.time(gp), Plan.memory(gpBytes)));
        study.ifPresent(cost -> text.append(
                String.format(row, "study", file.getFileName(), Plan.time(cost.seconds()), Plan.memory(cost.bytes()))));
        text.append(String.format(
                Locale.ROOT,
                "Times are good to a factor of about %.0f; the Java heap has %s.%n",
                Plan.FACTOR,
                Plan.memory((double) MemoryBudget.heap().bytes())));
        if (kernels.bytes() > MemoryBudget.heap().bytes()) {
            text.append("The kernels do not fit into it: stream them with wick kernel --out FOLDER --memory 2G.\n");
        }
        return text.toString();
    }
}
