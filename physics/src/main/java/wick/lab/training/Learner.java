package wick.lab.training;

import java.util.List;
import wick.lab.realization.Outputs;
import wick.numeric.matrix.Matrix;

/// One network in training, whatever keeps its weights.
interface Learner {

    /// The outputs at the test points, M x C, a copy.
    Matrix tests();

    /// Carries the training inputs forward and gives the outputs, N x C, a view.
    Matrix training();

    /// One step of gradient descent on the inputs of the last [#training], given ∂L/∂(outputs), N x C.
    void descend(Matrix slope, double rate);

    /// `kernel` ← the tangent kernel on the inputs of the last [#training].
    void tangentKernelInto(Outputs outputs, Matrix kernel);

    /// Keeps what every weight matrix made of the training inputs.
    void remember();

    /// How far that has moved since, a movement for each weight matrix in order.
    List<Movement> movements();

    /// z·z′ of what every hidden matrix makes of the training inputs, N x N, in order.
    List<Matrix> grams();
}
