package wick.network;

import java.util.List;

/// A network as data: the shape of its input, its layers in order, the law of its weights, its
/// parameterization. The last layer is the readout, a [Layer.Dense]. Widths fit together, or there is no
/// such network. With `absences` positions of an input may be absent ([Presence]).
public record Network(
        Shape input,
        List<Layer> layers,
        Distribution distribution,
        Parameterization parameterization,
        boolean absences) {

    /// @throws WiringException if the widths of a residual branch do not fit or the network is too large
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || !(layers.getLast() instanceof Layer.Dense)) {
            throw new IllegalArgumentException("the last layer must be the readout, a dense layer");
        }
        if (absences) {
            requirePositions(input, layers);
        }
        Wirer.check(input, layers, parameterization);
    }

    private static void requirePositions(Shape input, List<Layer> layers) {
        if (input.isFlat()) {
            throw new IllegalArgumentException("input " + input.text()
                    + " has no positions that could be absent; give it a shape such as [" + input.text() + ", 10]");
        }
        if (layers.getFirst() instanceof Layer.Dense || layers.getFirst() instanceof Layer.Flatten) {
            throw new WiringException(
                    "layers[0]",
                    "with absent positions the first layer must know positions (conv, attention, pooling, a"
                            + " branch): dense weights read all numbers of an input; write 0 for those that are absent");
        }
    }

    /// A network all of whose inputs are whole.
    public Network(Shape input, List<Layer> layers, Distribution distribution, Parameterization parameterization) {
        this(input, layers, distribution, parameterization, false);
    }

    /// A network on flat inputs.
    public Network(int inputs, List<Layer> layers, Distribution distribution, Parameterization parameterization) {
        this(Shape.flat(inputs), layers, distribution, parameterization);
    }

    /// The number of units of an input.
    public int inputs() {
        return input.units();
    }

    /// The network ready to be computed with.
    public Wiring wire() {
        return Wirer.wire(this);
    }

    /// The same network with its widest hidden layer `width` wide and the others in proportion. The input,
    /// the readout and branches that add to the input itself keep their widths.
    public Network withHiddenWidth(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + " must be at least 1");
        }
        return new Network(input, Widths.scaled(layers, width), distribution, parameterization, absences);
    }

    /// The same network with every outermost repeat block `times` over.
    ///
    /// @throws IllegalArgumentException if it has no repeat block
    public Network withRepeats(int times) {
        if (layers.stream().noneMatch(Layer.Repeat.class::isInstance)) {
            throw new IllegalArgumentException("the network has no repeat block whose depth could be changed");
        }
        List<Layer> repeated = layers.stream()
                .map(layer -> layer instanceof Layer.Repeat(int _, List<Layer> inner, boolean tied)
                        ? new Layer.Repeat(times, inner, tied)
                        : layer)
                .toList();
        return new Network(input, repeated, distribution, parameterization, absences);
    }

    public Network withDistribution(Distribution law) {
        return new Network(input, layers, law, parameterization, absences);
    }

    public Network withParameterization(Parameterization scaling) {
        return new Network(input, layers, distribution, scaling, absences);
    }

    /// The SHA-256 of the canonical text ([NetworkFile#text]) in hexadecimal: the name of this network by
    /// content.
    public String hash() {
        return NetworkFile.hash(this);
    }
}
