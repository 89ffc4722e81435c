package wick.cli;

import java.util.List;
import java.util.Locale;
import wick.experiment.training.ImplicitRun;
import wick.experiment.training.Trained;
import wick.experiment.training.TrainingPlan;
import wick.numeric.parallel.Parallel;

/// `wick train --engine implicit`: networks of any width whose weights are never stored.
final class ImplicitTraining {
    /// Multiplications per second and thread to count on.
    private static final double SPEED = 2e9;

    private static final double DAY = 24 * 3600;

    private final ImplicitRun run;
    private final TrainingPlan plan;

    private ImplicitTraining(ImplicitRun run, TrainingPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /// Refuses what such networks cannot learn, and what would take more memory than there is or more than a day.
    static ImplicitTraining of(TrainingPlan plan) {
        ImplicitRun.obstacle(plan).ifPresent(why -> {
            throw new BadInput("--engine implicit: " + why);
        });
        ImplicitRun run;
        try {
            run = ImplicitRun.of(plan);
        } catch (IllegalArgumentException tooLarge) {
            throw new BadInput("--engine implicit: " + tooLarge.getMessage() + remedy(plan));
        }
        ImplicitTraining training = new ImplicitTraining(run, plan);
        if (training.seconds() > DAY) {
            throw new BadInput(String.format(
                    Locale.ROOT,
                    "--engine implicit: this would take about %.1f days%s",
                    training.seconds() / DAY,
                    remedy(plan)));
        }
        return training;
    }

    private static String remedy(TrainingPlan plan) {
        return "; it takes time with the square of points times steps, here "
                + plan.lesson().training().inputs().rows() + " x "
                + plan.recipe().steps()
                + ": take fewer points (--take) or --steps, or another engine";
    }

    private double seconds() {
        return plan.scope().networks() * run.work() / (SPEED * Parallel.threads());
    }

    List<Trained> run(Console console) {
        console.say(String.format(
                Locale.ROOT,
                "wick: weights are never stored; %s; tested on %d points",
                Plan.time(seconds()),
                plan.lesson().tests().rows()));
        int networks = plan.scope().networks();
        return run.run(done -> {
            if (networks > 1) {
                console.say("  ... network " + done + " of " + networks);
            }
        });
    }
}
