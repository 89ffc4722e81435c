package wick.experiment.information;

import java.util.List;
import java.util.stream.Stream;
import wick.experiment.Claim;
import wick.experiment.Experiment;

/// The experiments of this room and the claims that they test, in the order in which they are best read.
public final class Information {
    public static final List<Experiment> EXPERIMENTS = List.of(
            new HierarchyInformation(),
            new TreeMessages(),
            new HierarchyNetworks(),
            new Distillation(),
            new BottleneckEncoder(),
            new LabelNoise(),
            new BlockAveraging(),
            new CoarseClassification(),
            new RingDivergence(),
            new SpinsAsBits());

    public static final List<Claim> CLAIMS = Stream.concat(InformationClaims.ALL.stream(), EncoderClaims.ALL.stream())
            .toList();

    private Information() {}
}
