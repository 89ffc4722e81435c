package wick.experiment.information;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.ExpressivityBibliography;

/// What is stated of the best summaries of Gaussian data, and of labels that are wrong.
final class EncoderClaims {
    static final List<Claim> ALL = List.of(
            new Claim(
                    "bottleneck-is-linear",
                    ExpressivityBibliography.CHECHIK_2005,
                    "The best summary of Gaussian data for what it keeps is a noisy linear projection on canonical"
                            + " directions, which come in one after the other as more is kept.",
                    List.of("bottleneck-encoder", "distillation"),
                    Standing.HOLDS,
                    "Encoders trained by gradient land on the curve to seven digits and use as many of the numbers they are"
                            + " given as have a correlation above 1/beta. Trained on N samples of d numbers they stay"
                            + " (d - 1) (1 - rho^2) dI/drho^2 / N below it, and never go above."),
            new Claim(
                    "noisy-labels-threshold",
                    ExpressivityBibliography.NATARAJAN_2018,
                    "Where labels are flipped at random, with a probability that depends on the class, the best rule for"
                            + " the labels is the best rule for the classes with another threshold.",
                    List.of("label-noise"),
                    Standing.HOLDS,
                    "With equal probabilities it is the same rule, so that a neuron trained on labels of which a fifth are"
                            + " wrong comes close to the error of right ones; with others it is another one and costs errors"
                            + " against the classes. The error against the labels is p + (1 - 2 p) e, not e + p."));

    private EncoderClaims() {}
}
