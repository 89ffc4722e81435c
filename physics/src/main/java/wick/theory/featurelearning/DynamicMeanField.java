package wick.theory.featurelearning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;

/// Dynamic mean-field theory of training: full-batch gradient descent at infinite width where features are
/// learned, step by step as real networks take them.
///
/// In the limit the units of a layer become independent copies of one random process, driven by Gaussian noise
/// with the kernels ⟨h hᵀ⟩ of the layer below and ⟨g gᵀ⟩ of the layer above for covariances, and coupled to its
/// own past by the updates and by response functions. What is unknown are these averages, at all pairs of
/// steps. An average at one step needs only those of earlier steps, so the equations are solved in one sweep
/// through time ([Link]), without iteration. Averages over the process are taken over particles whose noise
/// is made orthonormal ([Site]); where all activations are linear they are exact, with an error of rounding.
///
/// The certificate: particles with noise of their own follow the equations with the averages that were
/// found, and must give the same averages.
///
/// Source: Bordelon and Pehlevan 2022, arXiv:2205.09653; without hidden matrices Mei, Montanari and Nguyen
/// 2018, arXiv:1804.06561.
public record DynamicMeanField(MeanFieldNetwork network, Lesson lesson, Sampling sampling, boolean responses) {
    /// So many particles for each piece of noise.
    private static final int ROOM = 4;

    public DynamicMeanField {
        if (lesson.inputs().columns() != network.inputs() || lesson.targets().columns() != network.outputs()) {
            throw new IllegalArgumentException("a lesson of "
                    + lesson.inputs().columns() + " inputs and "
                    + lesson.targets().columns() + " outputs does not fit a network of " + network.inputs() + " and "
                    + network.outputs());
        }
        int pieces = pieces(network, lesson);
        if (sampling.particles() / ROOM < pieces) {
            throw new IllegalArgumentException(sampling.particles() + " particles are too few for " + pieces
                    + " pieces of noise in " + lesson.steps() + " steps on "
                    + lesson.inputs().rows() + " training and " + lesson.tests().rows() + " test inputs; need "
                    + ROOM * (long) pieces + " or more");
        }
    }

    public DynamicMeanField(MeanFieldNetwork network, Lesson lesson, Sampling sampling) {
        this(network, lesson, sampling, true);
    }

    /// The most pieces of noise that one layer can see.
    int pieces() {
        return pieces(network, lesson);
    }

    private static int pieces(MeanFieldNetwork network, Lesson lesson) {
        int inputs = lesson.inputs().rows() + lesson.tests().rows();
        double gradients = (double) lesson.inputs().rows() * network.outputs();
        double passes = network.depth() == 1 ? 0 : lesson.steps() + 1.0;
        return (int) Math.min(Integer.MAX_VALUE, (inputs + gradients) * passes + inputs + network.outputs() + 1);
    }

    /// What one would have without response functions: the noise as if it were new at every step. A wrong
    /// theory, to compare with; with one hidden layer it is the right one.
    public DynamicMeanField withoutResponses() {
        return new DynamicMeanField(network, lesson, sampling, false);
    }

    /// Throws [IllegalArgumentException] where it would need more memory than there is.
    public Outcome solve() {
        requireMemory();
        List<List<Moment>> replicas = new ArrayList<>(Collections.nCopies(sampling.replicas(), List.of()));
        Address address = Address.of(sampling.seed(), "feature-learning");
        Parallel.forEach(sampling.replicas(), k -> replicas.set(k, replica(address.network(k))));
        int finished = replicas.stream().mapToInt(List::size).min().orElseThrow();
        if (finished <= lesson.steps()) {
            return new Outcome.Diverged(finished);
        }
        Residual residual = new Closure(lesson, replicas).worst();
        return residual.bound() <= sampling.tolerance()
                ? new Outcome.Converged(new RichTraining(
                        IntStream.rangeClosed(0, lesson.steps())
                                .mapToObj(step -> state(replicas, step))
                                .toList(),
                        residual))
                : new Outcome.NotConverged(residual, sampling.tolerance());
    }

    private List<Moment> replica(Address address) {
        return new Replica(this, address).run();
    }

    private void requireMemory() {
        double rows = 8.0 * pieces() * network.depth();
        double bytes = rows * Double.BYTES * sampling.particles() * Math.min(Parallel.threads(), sampling.replicas());
        MemoryBudget.heap()
                .require((long) bytes, sampling.particles() + " particles over " + lesson.steps() + " steps");
    }

    private RichTraining.State state(List<List<Moment>> replicas, int step) {
        List<Moment> now = replicas.stream().map(replica -> replica.get(step)).toList();
        Averaged outputs = Averaged.of(now.stream().map(Moment::outputs).toList());
        int training = lesson.inputs().rows();
        List<RichTraining.Layer> layers = new ArrayList<>();
        for (int l = 0; l < network.depth(); l++) {
            int layer = l;
            layers.add(new RichTraining.Layer(
                    Averaged.of(now.stream().map(m -> m.features().get(layer)).toList()),
                    Averaged.estimate(replicas.stream()
                            .mapToDouble(replica -> change(
                                    replica.getFirst().features().get(layer),
                                    replica.get(step).features().get(layer)))
                            .toArray()),
                    Averaged.estimate(now.stream()
                            .mapToDouble(m -> m.movement().at(layer))
                            .toArray())));
        }
        Estimate loss = Averaged.estimate(now.stream().mapToDouble(this::loss).toArray());
        Estimate drift = Averaged.estimate(replicas.stream()
                .mapToDouble(replica ->
                        change(replica.getFirst().tangent(), replica.get(step).tangent()))
                .toArray());
        return new RichTraining.State(
                outputs.rows(0, training),
                outputs.rows(training, outputs.mean().rows()),
                loss,
                layers,
                Averaged.of(now.stream().map(Moment::tangent).toList()),
                drift);
    }

    private double loss(Moment moment) {
        double loss = 0;
        double[] y = lesson.targets().entries();
        for (int i = 0; i < y.length; i++) {
            double difference = moment.outputs().entries()[i] - y[i];
            loss += difference * difference / 2;
        }
        return loss;
    }

    private static double change(Matrix before, Matrix now) {
        double moved = 0;
        double size = 0;
        for (int i = 0; i < now.entries().length; i++) {
            double difference = now.entries()[i] - before.entries()[i];
            moved += difference * difference;
            size += before.entries()[i] * before.entries()[i];
        }
        return moved == 0 ? 0 : Math.sqrt(moved / size);
    }
}
