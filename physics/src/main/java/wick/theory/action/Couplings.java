package wick.theory.action;

/// The dimensionless couplings of the pre-activations of one dense layer at one input, n the `width` in
/// front, so that they can be compared between layers and networks:
///
/// - `metric` G/K: the shift of the mean kernel, E S = K (1 + metric/n)
/// - `vertex` v = V/K²: Var S/K² = v/n, the quartic coupling being −3v/n
/// - `sixPoint` u = n² κ₃(S)/K³
/// - `sextic` n² times the sextic coupling in units of K: −15 u + 90 v²
///
/// and how a change of each in the layer before is passed on: `kernelGain` of δK/K, `vertexGain` of v and
/// `sixPointGain` of u; `source` is what the layer adds to v by itself, v′ = source + vertexGain v.
///
/// With the susceptibility χ = dK′/dK these gains are r, r² n′/n and r³ (n′/n)², r = χ K/K′: at a fixed
/// point χ, χ² and χ³. At the first layer everything is 0.
public record Couplings(
        int layer,
        int width,
        double kernel,
        double metric,
        double vertex,
        double sixPoint,
        double sextic,
        double source,
        double kernelGain,
        double vertexGain,
        double sixPointGain) {}
