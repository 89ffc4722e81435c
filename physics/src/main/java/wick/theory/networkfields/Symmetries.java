package wick.theory.networkfields;

import wick.network.field.CosineNeuron;
import wick.network.field.ExponentialNeuron;
import wick.network.field.Neuron;

/// Which transformations leave every correlator as it is, read off the density of the parameters: a
/// transformation of the field that a change of parameters undoes is a symmetry if the density does not
/// change with it.
///
/// For a cos(w·x + c): x → x + t is c → c + w·t, so translations need phases on the whole circle, or on
/// half of it with a readout as often a as −a; x → Rx is w → Rᵀw, so rotations about the origin need
/// isotropic frequencies; f → −f is a → −a or c → c + π, so either a symmetric readout or phases on the
/// whole circle will do; x → −x is w → −w, which every even law of frequencies allows.
///
/// Source: Maiti, Stoner and Halverson 2021, arXiv:2106.00694.
public record Symmetries(boolean translations, boolean rotations, boolean sign) {

    public static Symmetries of(Neuron neuron) {
        boolean symmetric = neuron.readout().symmetric();
        return switch (neuron) {
            case CosineNeuron cosine -> {
                boolean circle = cosine.phases().wholeCircle();
                boolean half = cosine.phases().halfSpan() == Math.PI / 2 && symmetric;
                yield new Symmetries(circle || half, cosine.frequencies().isotropic(), circle || symmetric);
            }
            // its two-point function is invariant under translations, its four-point function is not
            case ExponentialNeuron _ -> new Symmetries(false, true, symmetric);
        };
    }
}
