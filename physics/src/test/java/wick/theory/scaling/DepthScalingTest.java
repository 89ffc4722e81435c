package wick.theory.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import wick.network.Activation;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.training.OptimizerKind;

class DepthScalingTest {

    private static Network stream(Activation activation, boolean tied) {
        Layer block = new Layer.Residual(List.of(Towers.phi(activation), Towers.dense(32)));
        return Towers.flat(
                Parameterization.MUP, Towers.dense(32), new Layer.Repeat(8, List.of(block), tied), Towers.dense(1));
    }

    private static DepthScaling of(Activation activation, OptimizerKind optimizer, double branch) {
        return DepthScaling.of(stream(activation, false), optimizer, branch).orElseThrow();
    }

    @Test
    void branchesOverTheRootOfTheDepthKeepTheStreamAndAdamsRateFallsWithIt() {
        DepthScaling adam = of(new Relu(), OptimizerKind.ADAM, 0.5);
        assertEquals(8, adam.blocks());
        assertEquals(OptionalDouble.of(0), adam.activation());
        assertEquals(OptionalDouble.of(0.5), adam.update());
        assertEquals(OptionalDouble.of(-0.5), adam.rate());
        assertEquals(
                OptionalDouble.of(0), of(new Relu(), OptimizerKind.SGD, 0.5).rate());
        assertEquals(OptionalDouble.of(1), of(new Relu(), OptimizerKind.SGD, 1).rate());
        assertEquals(
                OptionalDouble.of(0), of(new Relu(), OptimizerKind.ADAMW, 1).rate());
    }

    @Test
    void withoutAFactorTheStreamGrowsAsARootOrExponentially() {
        assertEquals(
                OptionalDouble.of(0.5), of(new Tanh(), OptimizerKind.SGD, 0).activation());
        assertTrue(of(new Relu(), OptimizerKind.SGD, 0).activation().isEmpty());
        assertTrue(of(new Tanh(), OptimizerKind.SGD, 0).rate().isEmpty());
    }

    @Test
    void onlyBlocksWithWeightsOfTheirOwnAreCounted() {
        assertEquals(Optional.empty(), DepthScaling.of(stream(new Relu(), true), OptimizerKind.SGD, 0.5));
        assertEquals(Optional.empty(), DepthScaling.of(Towers.mlp(Parameterization.MUP), OptimizerKind.SGD, 0.5));
        assertThrows(
                IllegalArgumentException.class,
                () -> DepthScaling.of(stream(new Relu(), false), OptimizerKind.SGD, -1));
    }
}
