package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.experiment.Experiment;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.catalog.Catalog;
import wick.report.FigureFiles;
import wick.store.OutputFolder;

/// `wick fieldtheory`: a network built to be a field theory, predicted and measured.
@Command(
        name = "wick fieldtheory",
        description = {
            "A network whose parameters are drawn so that it is a field theory: its correlators exactly at its width,"
                    + " beside those of random networks.",
            "free-scalar: N cosine neurons, frequencies in a ball, are a free scalar of a given mass with the ball's"
                    + " radius as cutoff; their two-point function is exact at every N, their connected four-point"
                    + " function does not vanish at large distance.",
            "phi4: the density of the parameters times exp(-(coupling/4!) times the integral of f^4 over a box); what"
                    + " this does to <f(0)^2>, to first order exactly in N, and at --coupling by reweighting or Markov"
                    + " chains."
        },
        footer = {
            "",
            "Keys of --json: answer, comparisons (id, predicted, measured, standard_error,",
            "rival, rival_value, verdict, expected), two_point and fourth_cumulant (rows of",
            "distance, predicted, measured, standard_error; the latter N kappa_4(0,0,x,x)) or",
            "shift (rows of width, predicted, field_theory, measured, standard_error) and",
            "sampling, in words.",
            "",
            "--svg writes each picture as SVG, its numbers as CSV.",
            "",
            "Examples:",
            "  wick fieldtheory free-scalar",
            "  wick fieldtheory free-scalar --dimension 2 --width 32 \\",
            "      --distance 0,4 --networks 200000",
            "  wick fieldtheory phi4 --width 32,128 --svg pictures",
            "  wick fieldtheory phi4 --coupling 3000 --cutoff 4 --points 13 --width 48"
        })
final class FieldTheoryVerb implements Verb {
    private static final List<String> THEORIES = List.of("free-scalar", "phi4");

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "THEORY", description = "free-scalar or phi4.")
    private String theory = "";

    @Option(names = "--dimension", paramLabel = "D", description = "Dimension of space, 1 to 3 (default: 1).")
    private Optional<String> dimension = Optional.empty();

    @Option(names = "--mass", paramLabel = "M", description = "Mass of the field (default: 1).")
    private Optional<String> mass = Optional.empty();

    @Option(names = "--cutoff", paramLabel = "L", description = "Largest momentum (default: 10).")
    private Optional<String> cutoff = Optional.empty();

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "Neurons; for phi4 one number or several (default: 8, for phi4 32,128).")
    private Optional<String> width = Optional.empty();

    @Option(
            names = "--distance",
            paramLabel = "X",
            description = "free-scalar: distances of two points (default: 0,0.5,1,2,5).")
    private Optional<String> distance = Optional.empty();

    @Option(names = "--coupling", paramLabel = "LAMBDA", description = "phi4: coupling, 0 or more (default: 0.2).")
    private Optional<String> coupling = Optional.empty();

    @Option(names = "--half-side", paramLabel = "R", description = "phi4: the box is [-R, R]^D (default: 3).")
    private Optional<String> halfSide = Optional.empty();

    @Option(names = "--points", paramLabel = "K", description = "phi4: lattice points on a side (default: 41).")
    private Optional<String> points = Optional.empty();

    @Option(
            names = "--sampler",
            paramLabel = "HOW",
            description = "phi4: auto, reweighting or chain (default: auto, a chain where reweighting collapses).")
    private Optional<String> sampler = Optional.empty();

    @Option(names = "--networks", paramLabel = "M", description = "Networks at each width (default: 100000).")
    private Optional<String> networks = Optional.empty();

    @Option(names = "--svg", paramLabel = "DIR", description = "Draw the pictures into this folder.")
    private Optional<Path> svg = Optional.empty();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) throws IOException {
        if (!THEORIES.contains(theory)) {
            throw new BadInput("there is no theory '" + theory + "'; there are: " + String.join(", ", THEORIES));
        }
        boolean free = theory.equals("free-scalar");
        refuse(free, coupling, "--coupling");
        refuse(free, halfSide, "--half-side");
        refuse(free, points, "--points");
        refuse(free, sampler, "--sampler");
        refuse(!free, distance, "--distance");
        List<Result> results = new ArrayList<>();
        List<String> ids = free ? List.of("free-scalar", "clustering") : List.of("phi4-shift");
        for (String id : ids) {
            Experiment experiment = Catalog.named(id);
            Settings settings = settings(experiment);
            results.add(run(console, experiment, settings));
        }
        SequencedMap<String, Object> json = FieldTheoryWords.json(theory, results);
        json.put("request", request());
        if (svg.isPresent()) {
            OutputFolder folder = OutputFolder.prepare(svg.get());
            List<Section> sections =
                    results.stream().flatMap(r -> r.sections().stream()).toList();
            for (Map.Entry<String, String> figure : FigureFiles.of(sections).entrySet()) {
                folder.write(Path.of(figure.getKey()).getFileName().toString(), figure.getValue());
            }
        }
        boolean expected = results.stream().allMatch(Result::asExpected);
        return new Answer(json, () -> FieldTheoryWords.text(results), expected);
    }

    private static Result run(Console console, Experiment experiment, Settings settings) {
        Progression progression = new Progression(console);
        try {
            return experiment.run(settings, progression::at);
        } catch (IllegalArgumentException notCovered) {
            throw new BadInput(String.valueOf(notCovered.getMessage()));
        }
    }

    private void refuse(boolean wrong, Optional<String> given, String option) {
        if (wrong && given.isPresent()) {
            throw new BadInput(option + " does not go with " + theory);
        }
    }

    /// Options that an experiment knows as parameters. A wrong value is answered with the option's name.
    private Settings settings(Experiment experiment) {
        List<String> known = experiment.parameters().stream().map(p -> p.name()).toList();
        Map<String, String> given = new LinkedHashMap<>();
        if (known.contains("distances")) {
            given.put("distances", "0,0.5,1,2,5");
        }
        if (experiment.id().equals("free-scalar")) {
            given.put("widths", "8");
        }
        given.put("networks", "100000");
        given().forEach((name, value) -> {
            if (known.contains(name)) {
                given.put(name, value);
            } else if (known.contains(name + "s")) {
                given.put(name + "s", value);
            }
        });
        options.seedGiven().ifPresent(seed -> given.put("seed", Long.toString(seed)));
        try {
            return Settings.of(experiment, given);
        } catch (IllegalArgumentException refused) {
            throw new BadInput(String.valueOf(refused.getMessage())
                    .replace("parameter 'widths'", "--width")
                    .replace("parameter 'distances'", "--distance")
                    .replaceFirst("parameter '([a-z-]+)'", "--$1"));
        }
    }

    private SequencedMap<String, String> given() {
        SequencedMap<String, String> given = new LinkedHashMap<>();
        dimension.ifPresent(value -> given.put("dimension", value));
        mass.ifPresent(value -> given.put("mass", value));
        cutoff.ifPresent(value -> given.put("cutoff", value));
        width.ifPresent(value -> given.put("width", value));
        distance.ifPresent(value -> given.put("distance", value));
        coupling.ifPresent(value -> given.put("coupling", value));
        halfSide.ifPresent(value -> given.put("half-side", value));
        points.ifPresent(value -> given.put("points", value));
        sampler.ifPresent(value -> given.put("sampler", value));
        networks.ifPresent(value -> given.put("networks", value));
        return given;
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("theory", theory);
        request.putAll(given());
        options.seedGiven().ifPresent(seed -> request.put("seed", String.format(Locale.ROOT, "%d", seed)));
        return request;
    }
}
