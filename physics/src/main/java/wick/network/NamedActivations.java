package wick.network;

import java.util.List;

/// The activations without parameters, in the order in which messages list them.
final class NamedActivations {
    static final List<Activation> ALL = List.of(
            new Linear(),
            new Relu(),
            new Abs(),
            new Sign(),
            new Erf(),
            new Tanh(),
            new Sigmoid(),
            new Gelu(),
            new Silu(),
            new Softplus(),
            new Sin(),
            new Cos(),
            new Exp());

    private NamedActivations() {}
}
