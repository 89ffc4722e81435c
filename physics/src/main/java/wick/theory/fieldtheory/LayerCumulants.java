package wick.theory.fieldtheory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The cumulants of the covariance S of one input at a layer, expanded in 1/width: for each number of S and each
/// order the term itself, powers of the widths included.
public record LayerCumulants(Map<LayerVertex.Cumulant, Double> terms) {

    /// At the first layer, which does not fluctuate.
    public static final LayerCumulants NONE = new LayerCumulants(Map.of());

    public LayerCumulants {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /// The term of order 1/n^`order` of the cumulant of `count` covariances, 0 where it was not computed.
    public double term(int count, int order) {
        return terms.getOrDefault(new LayerVertex.Cumulant(count, order), 0.0);
    }
}
