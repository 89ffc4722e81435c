package wick.experiment.transfer;

import java.util.List;
import wick.lab.training.TrainingEngine;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.Engines;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.training.Precision;
import wick.network.training.Recipe;
import wick.network.training.WidthRule;
import wick.numeric.random.Address;

/// Networks of several widths that learn the same by the same recipe, in any parameterization; at the base width
/// all parameterizations are one network. Network k has the same address at every width and rate.
public record WidthStudy(Network network, Recipe recipe, Points points, Sizes sizes) {

    /// What is learned, and what is tried afterwards; there may be nothing to try.
    public record Points(TrainingTask.Examples training, List<TrainingTask.Examples> test) {
        public Points {
            test = List.copyOf(test);
        }
    }

    /// Ascending widths, the base among them or not, and how many networks of each.
    public record Sizes(List<Integer> widths, int base, int networks, long seed) {
        public Sizes {
            widths = widths.stream().sorted().distinct().toList();
            if (widths.isEmpty() || networks < 1) {
                throw new IllegalArgumentException(
                        "widths " + widths + " and networks " + networks + ": need at least one of each");
            }
        }

        public int narrowest() {
            return widths.getFirst();
        }

        public int widest() {
            return widths.getLast();
        }
    }

    public WidthStudy {
        WidthRule rule = new WidthRule(network, recipe.optimizer().kind(), sizes.base());
        sizes.widths().forEach(rule::at);
    }

    public WidthRule rule(Parameterization parameterization) {
        return new WidthRule(
                network.withParameterization(parameterization),
                recipe.optimizer().kind(),
                sizes.base());
    }

    public TrainingTask task(WidthRule.Sized sized, double rate) {
        Recipe own = recipe.with(recipe.optimizer().withRate(rate));
        return new TrainingTask(sized.wiring(), own, sized.factors(), points.training());
    }

    /// The best engine; where none knows float32 for this network, the task is one of float64.
    public Trained on(WidthRule.Sized sized, double rate) {
        TrainingTask task = task(sized, rate);
        boolean possible =
                Engines.ALL.stream().anyMatch(engine -> engine.obstacle(task).isEmpty());
        TrainingTask able = possible
                ? task
                : new TrainingTask(
                        task.wiring(), task.recipe().with(Precision.FLOAT64), task.factors(), task.examples());
        return new Trained(Engines.best(able), able);
    }

    /// A task and the engine for it.
    public record Trained(TrainingEngine engine, TrainingTask task) {}

    public Address address() {
        return Address.of(sizes.seed(), "width-study");
    }
}
