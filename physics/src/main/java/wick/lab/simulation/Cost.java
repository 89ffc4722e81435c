package wick.lab.simulation;

import java.util.List;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Ties;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.parallel.Parallel;
import wick.observable.Measurement.Engine;

/// What a simulation costs, before it starts.
final class Cost {
    /// Below this size drawing tied weights costs nothing that matters.
    private static final int SMALL = 512;

    private Cost() {}

    /// Implicit weights cost about 6 N K² operations for K presented vectors, of which a product of
    /// matrices does fewer per second; real ones 2 N² K and the drawing of N² normals.
    static boolean implicitIsCheaper(RecurrentNetwork network, Population population, Course course, Scheme scheme) {
        double vectors = population.realizations();
        if (network.ties() == Ties.TIED) {
            if (scheme instanceof Scheme.Exact || population.size() < SMALL) {
                return false;
            }
            double products = scheme instanceof Scheme.Heun ? 2 : 1;
            double time = course.settle() + course.duration();
            vectors *= products * time / scheme.step(network);
        }
        return 8 * vectors <= population.size();
    }

    /// Refuses readings that need more memory than there is.
    static void requireMemory(Simulation simulation, List<Reading> readings) {
        Population population = simulation.population();
        double units = population.size();
        double state = units * population.realizations();
        double doubles = 6 * state * Layout.of(population, readings).groups();
        if (simulation.scheme() instanceof Scheme.Exact) {
            doubles += 6 * units * units;
        } else if (simulation.engine() == Engine.REAL_WEIGHTS) {
            doubles += units * units;
        }
        for (Reading reading : readings) {
            doubles += switch (reading) {
                case Reading.Mean _, Reading.Exponents _, Reading.Response _, Reading.Perturbation _ -> state;
                case Reading.Autocorrelation _, Reading.Shared _, Reading.TwoTime _ -> (reading.reach() + 1) * state;
            };
        }
        int together = Math.min(Parallel.threads(), population.networks());
        double bytes = doubles * Double.BYTES * together;
        MemoryBudget.heap()
                .require(
                        bytes > Long.MAX_VALUE ? Long.MAX_VALUE : (long) bytes,
                        "simulating " + together + " networks of " + population.size() + " units with "
                                + population.realizations() + " realizations at a time");
    }
}
