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
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wick.data.DataPlan;
import wick.experiment.Result;
import wick.experiment.study.StudyReport;
import wick.experiment.training.Forecast;
import wick.experiment.training.ImplicitRun;
import wick.experiment.training.Lesson;
import wick.experiment.training.StableRate;
import wick.experiment.training.Trained;
import wick.experiment.training.TrainingPlan;
import wick.experiment.training.TrainingReport;
import wick.experiment.training.TrainingRun;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.DenseEngine;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.Wiring;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.network.training.WidthRule;
import wick.report.StudyPage;
import wick.store.OutputFolder;
import wick.store.ResultArrays;
import wick.text.Nearest;

/// `wick train --data`: networks that are drawn and trained.
final class RealTraining {
    @Mixin
    private TrainingData data = new TrainingData();

    @Mixin
    private RecipeOptions recipe = new RecipeOptions();

    @Option(names = "--networks", paramLabel = "K", description = "Networks to train side by side (default: 1).")
    private int networks = 1;

    @Option(
            names = "--width",
            paramLabel = "W",
            description = "Width of the widest hidden layer, the others in proportion (default: as written).")
    private Optional<Integer> width = Optional.empty();

    @Option(
            names = "--engine",
            paramLabel = "E",
            description =
                    "dense, general, torch, implicit (any width; few points and steps) or auto: the first that can"
                            + " (default: ${DEFAULT-VALUE}).")
    private String engine = "auto";

    @Option(
            names = "--checkpoint",
            paramLabel = "FOLDER",
            description = "Keep checkpoints here; after a kill the same command goes on from them, with the same bits.")
    private Optional<Path> checkpoints = Optional.empty();

    /// Whether it is asked for.
    boolean asked() {
        return data.given();
    }

    /// That of `--infinite`.
    Optional<Double> rate() {
        return recipe.ofInfinite();
    }

    Answer answer(Path file, RecipeOptions.Shared shared, Options options, Console console) throws IOException {
        if (networks < 1) {
            throw new BadInput("--networks " + networks + " must be at least 1");
        }
        LeanStart.heavy();
        Network written = NetworkFile.read(file);
        Network network = sized(written);
        DataPlan.Prepared prepared = data.read(file, network, shared.loss());
        TrainingPlan draft = checked(() -> draft(written, prepared, shared, options.seed()));
        Optional<StableRate> stable =
                StableRate.obstacle(draft).isEmpty() ? Optional.of(StableRate.of(draft)) : Optional.empty();
        TrainingPlan rated = recipe.withRate(draft, stable);
        boolean implicit = engine.equals(ImplicitRun.NAME);
        checked(() -> {
            rated.requireMemory();
            return rated;
        });
        TrainingPlan plan = implicit ? checked(() -> ImplicitRun.suited(rated)) : rated;
        Optional<TrainingEngine> chosen = implicit ? Optional.empty() : Optional.of(checked(() -> chosen(plan.task())));
        String name = chosen.map(TrainingEngine::name).orElse(ImplicitRun.NAME);
        if (implicit && checkpoints.isPresent()) {
            throw new BadInput("--checkpoint and --engine implicit: weights that are not stored cannot be kept");
        }
        Optional<ImplicitTraining> without = implicit ? Optional.of(ImplicitTraining.of(plan)) : Optional.empty();
        announce(plan, stable, name, console);
        Forecast forecast = Forecast.of(plan);
        if (forecast instanceof Forecast.Missing(String why)) {
            console.say("wick: no predicted curve: " + why);
        }
        Optional<OutputFolder> out = options.out().map(OutputFolder::prepare);
        TrainingScreen screen = new TrainingScreen(
                console,
                plan,
                new TrainingScreen.Places(
                        out,
                        checkpoints.map(OutputFolder::prepare),
                        about(network, plan, prepared, name),
                        texts(network)));
        List<Trained> trained = without.map(training -> training.run(console))
                .orElseGet(() -> new TrainingRun(plan, chosen.orElseThrow(), screen).run());
        TrainingReport report = new TrainingReport(plan, forecast, stable, trained);
        SequencedMap<String, Object> json = TrainingJson.of(report, name);
        if (out.isPresent()) {
            write(report, json, out.get(), options.command());
        }
        json.put("request", request(file, shared, options));
        if (out.isPresent()) {
            out.get().write("train.json", json);
        }
        return new Answer(json, () -> text(report, out), report.diverged() == 0);
    }

    /// Rates of single parameters: those of the parameterization for gradient descent; for adam those by which its own
    /// go from the width that is written to the one asked for.
    private RateFactors factors(Network written, Network network, Optimizer optimizer) {
        if (optimizer instanceof Optimizer.Sgd) {
            return RateFactors.ofDescent(network.wire());
        }
        return width.map(w ->
                        WidthRule.fromOwnWidth(written, optimizer.kind()).at(w).factors())
                .orElseGet(() -> RateFactors.uniform(network.wire()));
    }

    private TrainingPlan draft(Network written, DataPlan.Prepared prepared, RecipeOptions.Shared shared, long seed) {
        Network network = sized(written);
        Wiring wiring = network.wire();
        Lesson lesson = Lesson.of(prepared);
        int points = lesson.training().inputs().rows();
        Recipe how = recipe.recipe(shared, points, false);
        RateFactors factors = factors(written, network, how.optimizer());
        TrainingTask task = new TrainingTask(wiring, how, factors, lesson.training());
        boolean floats =
                engine.equals("torch") || new DenseEngine().obstacle(task).isEmpty();
        return new TrainingPlan(
                wiring,
                recipe.recipe(shared, points, floats && !engine.equals("general") && !engine.equals(ImplicitRun.NAME)),
                factors,
                lesson,
                new TrainingPlan.Scope(networks, seed));
    }

    private Network sized(Network written) {
        return width.map(w -> checked(() -> written.withHiddenWidth(w))).orElse(written);
    }

    private interface Made<T> {
        T make();
    }

    /// What a part of the library refuses is what the user gave.
    private static <T> T checked(Made<T> made) {
        try {
            return made.make();
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private TrainingEngine chosen(TrainingTask task) {
        if (engine.equals("auto")) {
            return wick.lab.training.engine.Engines.best(task);
        }
        List<TrainingEngine> known = Stream.concat(
                        wick.lab.training.engine.Engines.ALL.stream(),
                        StreamSupport.stream(
                                ServiceLoader.load(TrainingEngine.class).spliterator(), false))
                .toList();
        TrainingEngine named = known.stream()
                .filter(e -> e.name().equals(engine))
                .findFirst()
                .orElseThrow(() -> new BadInput("--engine " + engine + " must be auto, "
                        + String.join(
                                ", ", known.stream().map(TrainingEngine::name).toList())
                        + ", implicit"
                        + (engine.equals("torch") ? "; torch is a module that this build does not have" : "")
                        + Nearest.suggestion(
                                engine, known.stream().map(TrainingEngine::name).toList())));
        named.obstacle(task).ifPresent(why -> {
            throw new BadInput("--engine " + engine + ": " + why);
        });
        return named;
    }

    private static void announce(TrainingPlan plan, Optional<StableRate> stable, String engine, Console console) {
        int points = plan.lesson().training().inputs().rows();
        console.say(String.format(
                Locale.ROOT,
                "wick: %s of %d parameters, %d steps on %d of %d points, engine %s, %s",
                plan.scope().networks() == 1 ? "a network" : plan.scope().networks() + " networks",
                plan.wiring().parameters(),
                plan.recipe().steps(),
                plan.recipe().batches().size(points),
                points,
                engine,
                plan.recipe().precision().name().toLowerCase(Locale.ROOT)));
        console.say(String.format(
                Locale.ROOT,
                "wick: rate %.4g%s",
                plan.recipe().optimizer().rate(),
                stable.map(s -> String.format(
                                Locale.ROOT,
                                "; predicted limit of stability %.4g, from the tangent kernel of %d points",
                                s.rate(),
                                s.points()))
                        .orElse("")));
    }

    /// What a checkpoint must agree with.
    private static String about(Network network, TrainingPlan plan, DataPlan.Prepared prepared, String engine) {
        TrainingTask.Examples examples = plan.lesson().training();
        return String.join(
                "; ",
                "network " + network.hash(),
                plan.recipe().toString(),
                prepared.train().name() + " " + examples.inputs().hashCode() + " "
                        + examples.targets().hashCode(),
                "seed " + plan.scope().seed(),
                "engine " + engine);
    }

    private static Map<String, String> texts(Network network) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("network", NetworkFile.text(network));
        texts.put("conventions", Conventions.of(network, false));
        texts.put("version", Version.current().toString());
        return texts;
    }

    private void write(TrainingReport report, SequencedMap<String, Object> json, OutputFolder out, String command)
            throws IOException {
        Result result = report.result();
        StudyReport.Provenance provenance = new StudyReport.Provenance(command, Provenances.facts(), "");
        out.write("report.html", StudyPage.ofRun("Networks in training", result, provenance));
        out.write("arrays.npz", ResultArrays.of(result.arrays(), provenance));
        List<String> files = new ArrayList<>(List.of("report.html", "train.json", "arrays.npz"));
        for (int k = 0; k < report.networks().size(); k++) {
            if (report.networks().get(k).diverged().isEmpty() && !engine.equals(ImplicitRun.NAME)) {
                files.add(TrainingScreen.weights(k));
            }
        }
        json.put("files", files.stream().map(name -> out.file(name).toString()).toList());
    }

    private SequencedMap<String, Object> request(Path file, RecipeOptions.Shared shared, Options options) {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        data.putInto(request);
        recipe.putInto(request);
        request.put("momentum", shared.momentum());
        request.put("batch", shared.batch());
        request.put("steps", shared.steps());
        request.put("loss", shared.loss().name().toLowerCase(Locale.ROOT));
        request.put("networks", networks);
        request.put("width", width);
        request.put("engine", engine);
        request.put("checkpoint", checkpoints.map(Path::toString));
        request.put("seed", options.seed());
        return request;
    }

    private static String text(TrainingReport report, Optional<OutputFolder> out) {
        return TrainingJson.table(report)
                + String.format("%n%s%n", report.answer())
                + out.map(folder -> String.format(
                                "Report: %s%n", folder.file("report.html").toAbsolutePath()))
                        .orElse("");
    }
}
