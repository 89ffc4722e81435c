package wick.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// How weights, their initial variances and their learning rates scale with width: W = n^(−a) w, Var w ∝
/// n^(−2b), learning rate ∝ n^(−c), with exponents of their own for the input, hidden and output layers.
///
/// n is the fan-out of the input layer and the fan-in of every other layer. A bias is a weight of fan-in 1:
/// it takes the exponents of the input layer with its own layer's fan-out for n, and n = 1 at the readout,
/// whose fan-out does not grow. What a network file calls weight variance V fixes the constants such that a
/// layer whose weights are drawn with the standard width dependence (a + b = 0 at the input, 1/2 elsewhere)
/// has Var W = V / fan-in:
///
/// | | fan-in · Var W | fan-in · rate of W | Var b | rate of b |
/// |---|---|---|---|---|
/// | input layer | V n^(−2(a+b)) | m fan-in n^(−2a−c) | V_b n^(−2(a+b)) | m_b n^(−2a−c) |
/// | hidden and output layers | V n^(1−2(a+b)) | m fan-in n^(−2a−c) | as above, with the input layer's a,
/// b, c | |
///
/// The multipliers are m = m_b = 1, or with `unitVariance` m = V / fan-in at the input, m = V elsewhere and
/// m_b = V_b: then the constant √V multiplies a weight of variance n^(−2b) in the forward pass (neural
/// tangent parameterization). Only a + b and 2a + c enter, hence the invariance of gradient descent under
/// (a, b, c) → (a + t, b − t, c − 2t).
///
/// `exponents` holds three entries (input, hidden, output), or one for each weight matrix in order.
///
/// Source: Yang and Hu 2021, arXiv:2011.14522.
public record Parameterization(List<Exponents> exponents, boolean unitVariance) {

    /// The exponents (a, b, c) of one layer.
    public record Exponents(double a, double b, double c) {
        private static final double LARGEST = 4;

        public Exponents {
            require("a", a);
            require("b", b);
            require("c", c);
        }

        private static void require(String name, double exponent) {
            if (!(Math.abs(exponent) <= LARGEST)) {
                throw new IllegalArgumentException(
                        "exponent " + name + " = " + exponent + " must be from " + -LARGEST + " to " + LARGEST);
            }
        }
    }

    public static final Parameterization STANDARD =
            of(new Exponents(0, 0, 0), new Exponents(0, 0.5, 0), new Exponents(0, 0.5, 0), false);
    public static final Parameterization NTK =
            of(new Exponents(0, 0, 0), new Exponents(0.5, 0, 0), new Exponents(0.5, 0, 0), true);
    public static final Parameterization MUP =
            of(new Exponents(-0.5, 0.5, 0), new Exponents(0, 0.5, 0), new Exponents(0.5, 0.5, 0), false);

    /// The parameterizations with a name of their own, by that name.
    public static final SequencedMap<String, Parameterization> NAMED = named();

    public Parameterization {
        exponents = List.copyOf(exponents);
        if (exponents.isEmpty()) {
            throw new IllegalArgumentException(
                    "a parameterization has exponents for input, hidden and output, or for every dense layer");
        }
    }

    private static Parameterization of(Exponents input, Exponents hidden, Exponents output, boolean unitVariance) {
        return new Parameterization(List.of(input, hidden, output), unitVariance);
    }

    private static SequencedMap<String, Parameterization> named() {
        SequencedMap<String, Parameterization> named = new LinkedHashMap<>();
        named.put("standard", STANDARD);
        named.put("ntk", NTK);
        named.put("mup", MUP);
        return Collections.unmodifiableSequencedMap(named);
    }

    /// `standard`, `ntk`, `mup`, or `explicit` for any other.
    public String name() {
        return NAMED.entrySet().stream()
                .filter(entry -> entry.getValue().equals(this))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("explicit");
    }

    /// The exponents of weight matrix `index`, counted from 0, out of `matrices`.
    ///
    /// @throws IllegalArgumentException if there are neither three exponents nor one for each matrix
    public Exponents at(int index, int matrices) {
        if (exponents.size() == matrices) {
            return exponents.get(index);
        }
        if (exponents.size() != 3) {
            throw new IllegalArgumentException("the parameterization gives exponents for " + exponents.size()
                    + " layers, but the network has " + matrices
                    + " dense layers; allowed are 3 (input, hidden, output) or "
                    + matrices);
        }
        return exponents.get(index == 0 ? 0 : index == matrices - 1 ? 2 : 1);
    }
}
