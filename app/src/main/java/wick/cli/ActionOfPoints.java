package wick.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import wick.theory.action.PointAction;
import wick.theory.action.PointCumulants;
import wick.theory.action.PointDensity;
import wick.theory.finitewidth.CorrelatorLayer;

/// What came out for one layer at several inputs.
record ActionOfPoints(CorrelatorLayer layer, PointCumulants cumulants, PointAction action, PointAction bare) {

    static ActionOfPoints of(CorrelatorLayer layer, boolean tree) {
        PointCumulants cumulants = PointCumulants.of(layer);
        PointAction bare = PointAction.treeLevel(cumulants);
        return new ActionOfPoints(layer, cumulants, tree ? bare : PointAction.of(cumulants), bare);
    }

    OptionalDouble barrier() {
        return action.barrier(cumulants);
    }

    Optional<String> whyNotSampled() {
        return action.whyNotSampled(cumulants);
    }

    /// The smallest ratio of the Edgeworth density to the normal one.
    double smallestFactor() {
        return PointDensity.of(cumulants).smallestFactor();
    }
}
