package wick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import wick.data.Atomic;
import wick.data.Npz;
import wick.data.Tensor;
import wick.experiment.training.TrainingCurve;
import wick.experiment.training.TrainingPlan;
import wick.experiment.training.TrainingWatch;
import wick.lab.training.CheckpointFile;
import wick.lab.training.TrainingSession;
import wick.numeric.matrix.Matrix;
import wick.store.OutputFolder;

/// What a person sees while networks train, and the files they leave: weights, and checkpoints with the curves so far.
final class TrainingScreen implements TrainingWatch {
    private static final double PAUSE = 2;
    /// The share of all steps from which on the time that is left is told.
    private static final double SOME = 0.03;

    private final Console console;
    private final TrainingPlan plan;
    private final Places places;
    private final long begun = System.nanoTime();
    private long told = begun;
    private final Map<Integer, Integer> first = new HashMap<>();
    private final Map<Integer, Integer> steps = new HashMap<>();
    private final Map<Integer, TrainingCurve.Moment> latest = new HashMap<>();

    /// Where files go; `about` says what checkpoints belong to, `texts` what weights are.
    record Places(
            Optional<OutputFolder> out, Optional<OutputFolder> checkpoints, String about, Map<String, String> texts) {}

    TrainingScreen(Console console, TrainingPlan plan, Places places) {
        this.console = console;
        this.plan = plan;
        this.places = places;
    }

    private static String checkpoint(int network) {
        return "network-" + network + ".npz";
    }

    private static String curve(int network) {
        return "curve-" + network + ".npz";
    }

    static String weights(int network) {
        return "weights-" + network + ".npz";
    }

    @Override
    public synchronized Optional<Stop> before(int network) {
        if (places.checkpoints().isEmpty()) {
            return Optional.empty();
        }
        Path file = places.checkpoints().get().file(checkpoint(network));
        Path curve = places.checkpoints().get().file(curve(network));
        try {
            Atomic.sweep(file);
            Atomic.sweep(curve);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(file) || !Files.exists(curve)) {
            return Optional.empty();
        }
        Stop stop = new Stop(
                CheckpointFile.read(file, places.about()),
                TrainingCurve.of(Objects.requireNonNull(Npz.read(curve).arrays().get("curve"))
                        .matrix()));
        console.say("wick: network " + network + " goes on after step "
                + stop.checkpoint().step());
        return Optional.of(stop);
    }

    @Override
    public void recorded(int network, TrainingCurve curve, TrainingSession session) {
        synchronized (this) {
            latest.put(network, curve.moments().getLast());
            first.putIfAbsent(network, session.step());
            steps.put(network, session.step());
        }
        places.checkpoints().ifPresent(folder -> {
            try {
                // the curve first: it may be ahead of the checkpoint, not behind it
                Map<String, Matrix> rows = Map.of("curve", curve.rows());
                folder.write(curve(network), Npz.of(rows, Map.of("about", places.about())));
                CheckpointFile.write(folder.file(checkpoint(network)), session.checkpoint(), places.about());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public synchronized void stepped(int network, int step, double loss) {
        first.putIfAbsent(network, step);
        steps.put(network, step);
        long now = System.nanoTime();
        if (now - told < PAUSE * 1e9) {
            return;
        }
        told = now;
        int all = plan.recipe().steps();
        StringBuilder line = new StringBuilder("  ... ");
        if (plan.scope().networks() > 1) {
            line.append(String.format(
                    Locale.ROOT,
                    "network %d (%d of %d done), ",
                    network,
                    steps.values().stream().filter(s -> s == all).count(),
                    plan.scope().networks()));
        }
        line.append(String.format(Locale.ROOT, "step %d of %d: loss %.4g", step, all, loss));
        TrainingCurve.Moment moment = latest.get(network);
        if (moment != null && plan.lesson().classes()) {
            line.append(String.format(Locale.ROOT, ", accuracy %.1f %%", 100 * moment.accuracy()));
            if (plan.lesson().tests().rows() > 0) {
                line.append(String.format(Locale.ROOT, " (test %.1f %%)", 100 * moment.testAccuracy()));
            }
        }
        line.append(
                String.format(Locale.ROOT, ", rate %.4g, %s left", plan.recipe().rate(step - 1), left(now)));
        console.say(line.toString());
    }

    private String left(long now) {
        double done = 0;
        double before = 0;
        for (Map.Entry<Integer, Integer> entry : steps.entrySet()) {
            int start = Objects.requireNonNull(first.get(entry.getKey()));
            done += entry.getValue() - start;
            before += start;
        }
        double all = (double) plan.recipe().steps() * plan.scope().networks();
        double rest = all - before - done;
        return done < SOME * all ? "?" : Plan.time((now - begun) * 1e-9 * rest / done);
    }

    @Override
    public void finished(int network, Map<String, Matrix> parameters) {
        places.out().ifPresent(folder -> {
            try {
                Map<String, Tensor> arrays = new LinkedHashMap<>();
                parameters.forEach((name, matrix) -> arrays.put(name, Tensor.of(matrix)));
                folder.write(
                        weights(network), new Npz(new LinkedHashMap<>(arrays), new LinkedHashMap<>(places.texts())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
