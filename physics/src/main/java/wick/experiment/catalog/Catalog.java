package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import wick.experiment.Experiment;
import wick.experiment.expressivity.BitProductSharpness;
import wick.experiment.expressivity.CompiledPolynomials;
import wick.experiment.expressivity.KanAgainstPerceptron;
import wick.experiment.expressivity.KanGridScaling;
import wick.experiment.expressivity.KanInterpolation;
import wick.experiment.expressivity.MultiplicationGate;
import wick.experiment.expressivity.NoFlattening;
import wick.experiment.expressivity.ProductGateNeurons;
import wick.experiment.expressivity.ShallowAgainstTree;
import wick.text.Nearest;

/// All experiments, in the order in which they are best read.
public final class Catalog {
    private static final List<Experiment> ALL = List.of(
            new GaussianProcessLimit(),
            new TangentKernelVariance(),
            new KernelFrozen(),
            new LazyToRich(),
            new ScalingExponents(),
            new RateTransfer(),
            new GaussianAtAnyWidth(),
            new LeadingOrderVariance(),
            new FirstOrderResidual(),
            new FiniteWidthTensors(),
            new FiniteWidthMeans(),
            new TensorsMisread(),
            new PosteriorByDescent(),
            new LinearTraining(),
            new FirstDrift(),
            new CrossEntropyTraining(),
            new FeatureLearningLinear(),
            new FeatureLearningLimit(),
            new DeepLinearModes(),
            new SgdNoise(),
            new Sharpness(),
            new Catapult(),
            new EdgeOfStability(),
            new DoubleDescent(),
            new Memorization(),
            new DepthScale(),
            new FiniteWidthDepth(),
            new LinearMoments(),
            new ReluMoments(),
            new KernelLawExperiment(),
            new EdgeworthDensity(),
            new OneHiddenLayerCumulant(),
            new RunningCouplings(),
            new TrainableDepth(),
            new TrainableTime(),
            new WidthGeneralizes(),
            new LearningCurve(),
            new SpectrumAlone(),
            new JacobianSingularValues(),
            new SphereEigenvalues(),
            new ArchitectureDepth(),
            new CouplingsInTraining(),
            new CouplingsMapped(),
            new SymmetriesInTraining(),
            new SymmetryOfAnyLesson(),
            new RecurrentMeanField(),
            new RecurrentChaos(),
            new RecurrentCubic(),
            new FreeScalar(),
            new Clustering(),
            new QuarticShift(),
            new SharedScale(),
            new RecurrentFirstOrder(),
            new RecurrentSelfAveraging(),
            new RecurrentLengths(),
            new RecurrentTransient(),
            new RecurrentInstability(),
            new RecurrentFreshWeights(),
            new RecurrentTwoTime(),
            new RecurrentDepthAsTime(),
            new RecurrentLoops(),
            new KanGridScaling(),
            new KanInterpolation(),
            new KanAgainstPerceptron(),
            new MultiplicationGate(),
            new CompiledPolynomials(),
            new ProductGateNeurons(),
            new ShallowAgainstTree(),
            new BitProductSharpness(),
            new NoFlattening());

    private Catalog() {}

    public static List<Experiment> all() {
        return ALL;
    }

    /// The names of all experiments, in the same order.
    public static List<String> ids() {
        return ALL.stream().map(Experiment::id).toList();
    }

    public static Optional<Experiment> find(String id) {
        return ALL.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /// The experiment of this name.
    ///
    /// Throws [IllegalArgumentException] for any other name; the message says which is close and which
    /// there are.
    public static Experiment named(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no experiment '" + id + "'"
                + Nearest.suggestion(id, ids()) + "; there are: " + String.join(", ", ids())));
    }
}
