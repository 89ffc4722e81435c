package wick.experiment.expressivity;

import java.util.List;
import java.util.stream.Stream;
import wick.experiment.Claim;
import wick.experiment.Experiment;

/// The experiments of this room and the claims that they test, in the order in which they are best read.
public final class Expressivity {
    public static final List<Experiment> EXPERIMENTS = List.of(
            new SoftmaxOfHamiltonians(),
            new CouplingsByStructure(),
            new HamiltonianOfSums(),
            new TranslationAsConvolution(),
            new MultiplicationGate(),
            new CompiledPolynomials(),
            new ProductGateNeurons(),
            new ShallowAgainstTree(),
            new BitProductSharpness(),
            new RandomBooleanFunctions(),
            new ParityGradients(),
            new NeuralWaveFunction(),
            new NoFlattening(),
            new DepthSeparation(),
            new KanGridScaling(),
            new KanInterpolation(),
            new KanAgainstPerceptron());

    public static final List<Claim> CLAIMS = Stream.of(
                    StructureClaims.ALL,
                    CompilerClaims.ALL,
                    GateClaims.ALL,
                    SwindleClaims.ALL,
                    FlatteningClaims.ALL,
                    DepthClaims.ALL,
                    KanClaims.ALL)
            .flatMap(List::stream)
            .toList();

    private Expressivity() {}
}
