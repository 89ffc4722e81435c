package wick.theory.scaling;

/// Powers of the width for one weight matrix: of the coordinates of what it makes (`activation`), of their
/// change in the first step (`activationUpdate`), of the part of it that comes from the layer's own weights
/// (`ownUpdate`), of the change of the output that these weights bring about (`outputUpdate`), and of the
/// entries of ∂f/∂W (`gradient`). −∞ is what is exactly 0.
public record LayerScaling(
        String layer,
        double activation,
        double activationUpdate,
        double ownUpdate,
        double outputUpdate,
        double gradient) {}
