package wick.lab.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every operator that is carried out.
final class Operators {
    private static final Map<String, Operator> ALL = all();

    private Operators() {}

    static Optional<Operator> named(String operator) {
        return Optional.ofNullable(ALL.get(operator));
    }

    /// The names of all of them.
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    private static Map<String, Operator> all() {
        Map<String, Operator> all = new TreeMap<>();
        List.of(
                        "Relu Tanh Sigmoid Erf Exp Log Sqrt Reciprocal Neg Abs Sin Cos Softplus Sign Floor Ceil Round",
                        "LeakyRelu Elu Celu Selu Gelu HardSigmoid HardSwish Softsign Mish ThresholdedRelu Clip Not")
                .forEach(names -> put(all, names, Curves::apply));
        put(all, "Add Sub Mul Div Pow Mod Max Min Sum PRelu", Binary::apply);
        put(all, "Equal Less LessOrEqual Greater GreaterOrEqual And Or Xor", Binary::compare);
        put(all, "ReduceSum ReduceMean ReduceMax ReduceMin ReduceSumSquare ReduceL2 ReduceProd", Reduction::apply);
        put(all, "Identity Dropout", Restructure::same);
        put(all, "LayerNormalization RMSNormalization SimplifiedLayerNormalization", Normalization::layer);
        put(all, "GlobalAveragePool GlobalMaxPool", Pooling::global);
        put(all, "Softmax LogSoftmax", Softmax::apply);
        all.putAll(Map.of(
                "Transpose", Rearrange::transpose,
                "Slice", Rearrange::slice,
                "Expand", Rearrange::expand,
                "Tile", Rearrange::tile,
                "Pad", Rearrange::pad,
                "Gather", Picking::gather,
                "GatherElements", Picking::gatherElements,
                "GatherND", Picking::gatherAlong,
                "Split", Rearrange::split));
        all.putAll(Map.of(
                "Reshape", Restructure::reshape,
                "Flatten", Restructure::flatten,
                "Squeeze", Restructure::squeeze,
                "Unsqueeze", Restructure::unsqueeze,
                "Shape", Restructure::shape,
                "Size", Restructure::size,
                "Range", Restructure::range,
                "Cast", Restructure::cast,
                "CastLike", Restructure::castLike));
        all.putAll(Map.of(
                "Constant", Restructure::constant,
                "ConstantOfShape", Restructure::constantOfShape,
                "Concat", Joining::concat,
                "Where", Joining::where,
                "Trilu", Joining::triangle,
                "Gemm", Contraction::gemm,
                "MatMul", Contraction::matmul,
                "Conv", Convolution::apply,
                "MaxPool", Pooling::largest,
                "AveragePool", Pooling::average));
        all.putAll(Map.of(
                "IsNaN", Restructure::isNaN,
                "BatchNormalization", Normalization::batch,
                "CumSum", Running::apply,
                "InstanceNormalization", Normalization::instance,
                "GroupNormalization", Normalization::group));
        return all;
    }

    private static void put(Map<String, Operator> all, String names, Operator operator) {
        int from = 0;
        for (int to = names.indexOf(' '); to >= 0; to = names.indexOf(' ', from)) {
            all.put(names.substring(from, to), operator);
            from = to + 1;
        }
        all.put(names.substring(from), operator);
    }
}
