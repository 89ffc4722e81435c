package wick.topic.expressivity.theory.flattening;

import java.math.BigDecimal;
import java.math.MathContext;

/// The connections of a deep network and of the flat one that computes the same, as numbers of non-zero
/// weights.
///
/// `deep` leaves out connections that only hand a value on unchanged to a later layer; `passThrough` counts
/// those, one per value and layer. A network whose layers read only the layer before needs them, one with
/// skip connections does not. Counts of random networks are expectations.
public record Count(BigDecimal deep, BigDecimal passThrough, BigDecimal flat) {

    static Count of(long deep, long passThrough, long flat) {
        return new Count(BigDecimal.valueOf(deep), BigDecimal.valueOf(passThrough), BigDecimal.valueOf(flat));
    }

    /// Flat over deep, with skip connections.
    public double cost() {
        return ratio(flat, deep);
    }

    /// Flat over deep where every layer reads only the layer before.
    public double costWithPassThrough() {
        return ratio(flat, deep.add(passThrough));
    }

    static double ratio(BigDecimal above, BigDecimal below) {
        return above.divide(below, MathContext.DECIMAL64).doubleValue();
    }
}
