package wick.lab.realization;

import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// A random network of given wiring evaluated on given inputs, drawn anew as often as wanted into the same
/// memory.
///
/// First [#realize], then ask. What is asked is overwritten by the next `realize`. One thread at a time.
public sealed interface Realization permits RealNetwork, ImplicitNetwork {

    /// A network of this wiring with every weight drawn and stored, or held implicitly.
    ///
    /// Throws [IllegalArgumentException] for an engine that draws nothing, or if the wiring does not allow
    /// it.
    static Realization of(Wiring wiring, Engine engine) {
        return switch (engine) {
            case REAL_WEIGHTS -> new RealNetwork(wiring);
            case IMPLICIT_WEIGHTS -> new ImplicitNetwork(wiring);
            case DRAWN_DATA, DRAWN_POINTS, DETERMINISTIC ->
                throw new IllegalArgumentException("engine " + engine + " draws no networks: " + Engine.REAL_WEIGHTS
                        + " and " + Engine.IMPLICIT_WEIGHTS + " do");
        };
    }

    /// Whether a network of this wiring can be held implicitly; [ImplicitNetwork#obstacle] says why not.
    static boolean implicitFor(Wiring wiring) {
        return ImplicitNetwork.obstacle(wiring).isEmpty();
    }

    Wiring wiring();

    Engine engine();

    /// Draws the network at `address` and carries the rows of `inputs` (N x d) through it.
    void realize(Address address, Matrix inputs);

    /// The network's outputs, N x C: a view, not to be written.
    Matrix outputs();

    /// `kernel` ← S, N x N, for the weight matrix of index `layer`, counted from 0: the covariance that the
    /// outputs of that matrix have given its inputs h, S(x, x′) = bias variance + (weight variance /
    /// fan-in) h(x)·h(x′). Where the matrix acts at many positions, the mean over them of the covariance
    /// at equal positions; where it is shared, for the use nearest to the outputs.
    ///
    /// The last one's S is the covariance of the network's outputs given everything before.
    void kernelInto(int layer, Matrix kernel);

    /// S_aa + S_bb − 2 S_ab of [#kernelInto], without the cancellation between close inputs: (weight variance
    /// / fan-in) |h(a) − h(b)|².
    double squaredDistance(int layer, int a, int b);

    /// `kernel` ← the empirical neural tangent kernel of the wanted outputs, summed layer by layer,
    /// Θ_ij(x, x′) = Σ (δ_i(x)·δ_j(x′)) (bias rate + weight rate h(x)·h(x′) / fan-in), δ_i = ∂z_i /
    /// ∂(outputs of a matrix), h its inputs; for one that acts at many positions or in several layers,
    /// summed over all pairs of them. Overwrites `kernel`, of [Outputs#rows] rows and columns.
    void tangentKernelInto(Outputs outputs, Matrix kernel);
}
