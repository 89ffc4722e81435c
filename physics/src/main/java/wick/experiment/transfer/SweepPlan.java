package wick.experiment.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.lab.training.TrainingSession;
import wick.network.Parameterization;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.parallel.Parallel;

/// What a sweep of rates will cost, from a few steps of one network at each width.
public record SweepPlan(int trainings, double seconds, long bytes) {
    /// Rates around the best one of a width, and those on the way to it.
    private static final int RATES = 6;
    private static final int TRIED = 2;

    /// @throws IllegalArgumentException if it needs more memory than there is
    public static SweepPlan of(WidthStudy study, List<Parameterization> parameterizations) {
        return of(study, parameterizations, RATES);
    }

    /// One rate and one parameterization.
    ///
    /// @throws IllegalArgumentException if it needs more memory than there is
    public static SweepPlan once(WidthStudy study, Parameterization parameterization) {
        return of(study, List.of(parameterization), 1);
    }

    private static SweepPlan of(WidthStudy study, List<Parameterization> parameterizations, int rates) {
        int networks = study.sizes().networks();
        int together = Math.min(networks, Parallel.threads());
        double seconds = 0;
        long bytes = 0;
        int trainings = 0;
        for (int width : study.sizes().widths()) {
            int times = width == study.sizes().base() ? 1 : parameterizations.size();
            WidthStudy.Trained trained =
                    study.on(study.rule(parameterizations.getFirst()).at(width), 0);
            long here = Math.multiplyExact(trained.engine().bytes(trained.task()), together);
            MemoryBudget.heap().require(here, together + " networks of width " + width + " at a time");
            bytes = Math.max(bytes, here);
            trainings += rates * times * networks;
            seconds += rates
                    * times
                    * networks
                    * perStep(study, trained)
                    * study.recipe().steps()
                    / together;
        }
        return new SweepPlan(trainings, seconds, bytes);
    }

    private static double perStep(WidthStudy study, WidthStudy.Trained trained) {
        try (TrainingSession session = trained.engine().open(trained.task(), study.address())) {
            int steps = study.recipe().steps();
            int before = Math.min(TRIED, steps / 2);
            if (before > 0) {
                session.advance(before);
            }
            int timed = Math.min(TRIED, steps - before);
            long from = System.nanoTime();
            session.advance(timed);
            return (System.nanoTime() - from) / 1e9 / timed;
        }
    }

    public SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("trainings", trainings);
        json.put("seconds", seconds);
        json.put("bytes", bytes);
        return json;
    }

    public String text() {
        return String.format(
                Locale.ROOT,
                "about %d trainings, %s and %.0f MB of memory",
                trainings,
                seconds < 90
                        ? String.format(Locale.ROOT, "%.0f s", seconds)
                        : String.format(Locale.ROOT, "%.0f min", seconds / 60),
                bytes / 1e6);
    }
}
