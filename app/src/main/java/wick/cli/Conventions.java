package wick.cli;

import wick.network.Network;
import wick.network.Parameterization;

/// The sentence that says which derivatives a tangent kernel is made of.
final class Conventions {
    private Conventions() {}

    /// For kernels of infinite width or of one network.
    static String of(Network network, boolean finite) {
        return sentence(network)
                + (finite ? " ntk is that of one finite network." : " nngp and ntk are those of infinite width.");
    }

    static String averaged(Network network) {
        return sentence(network) + " Both are means over drawn networks, ntk also over outputs; nngp_se and ntk_se are"
                + " their standard errors.";
    }

    private static String sentence(Network network) {
        Parameterization parameterization = network.parameterization();
        String ntk = parameterization.unitVariance()
                ? "derivatives with respect to unit-variance parameters w, W = sqrt(weight variance / fan-in) w"
                : "derivatives with respect to the weights as they are stored, each times its relative learning rate"
                        + " under the parameterization '" + parameterization.name() + "' (a weight matrix adds"
                        + " weight-rate / fan-in times the product of its inputs; wick check --json lists the rates)";
        return "nngp[i, j]: covariance of one output for inputs i and j over networks at initialization."
                + " ntk[i, j]: sum over parameters of the product of the derivatives of one output at inputs i and j; "
                + ntk + ".";
    }
}
