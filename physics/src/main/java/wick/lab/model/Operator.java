package wick.lab.model;

import wick.model.Node;

/// How an operator is carried out.
@FunctionalInterface
interface Operator {
    /// Throws [IllegalArgumentException] where the inputs are not what the operator can take.
    ///
    /// @param version the version of ONNX's operators that the model uses
    Outcome apply(Node node, Operands in, int version);
}
