package wick.cli;

import wick.network.Layer;
import wick.network.Network;
import wick.network.training.OptimizerKind;

/// mu-P for PyTorch, to be pasted: what a parameter's fans are is read off its shape at two widths.
final class ScalingSnippet {
    private ScalingSnippet() {}

    static String of(Network network, OptimizerKind optimizer, boolean residual, boolean tied) {
        StringBuilder text = new StringBuilder(
                """
                # mu-P for torch.optim.%s. `base` is the same model at the width at which rates were tuned.
                import torch


                def mup_groups(model, base, lr, weight_decay=0.0%s):
                    \"""Rescales the output weights in place; returns the parameter groups of an optimizer.\"""
                    tables = {id(m.weight) for m in model.modules() if isinstance(m, torch.nn.Embedding)}
                    shapes = {name: p.shape for name, p in base.named_parameters()}
                    groups = []
                    for name, p in model.named_parameters():
                        small, fan_in, fan_out = shapes[name], 1.0, 1.0  # by what factor each fan is larger
                        if p.dim() < 2:  # biases and gains
                            fan_out = p.numel() / small.numel()
                        elif id(p) in tables:  # one row is read at a time
                            fan_out = p.shape[1] / small[1]
                        else:
                            fan_out = p.shape[0] / small[0]
                            fan_in = p[0].numel() / small[1:].numel()
                        if fan_in != 1 and fan_out == 1:  # was drawn with a deviation of fan_in ** -0.5
                            p.data.mul_(fan_in**-0.5)
                        groups.append({"params": [p], %s})
                    return groups
                """.formatted(name(optimizer), optimizer.normalizes() ? ", eps=1e-8" : "", group(optimizer)));
        text.append("\n\n# optimizer = torch.optim.%s(mup_groups(model, base, lr=...), lr=1.0)\n"
                .formatted(name(optimizer)));
        text.append(
                "# Hidden weights must be drawn with a deviation of fan_in ** -0.5, as torch.nn does, not with a fixed one.\n");
        if (attends(network)) {
            text.append(
                    "# Attention: logits q @ k / d * d_base ** 0.5, d the channels of a head; not q @ k / d ** 0.5.\n");
        }
        if (tied) {
            text.append(
                    "# Tied embeddings: the table has its own group; divide the readout's result by width / base width.\n");
        }
        if (residual) {
            text.append("# Residual branches: times (blocks / base blocks) ** -0.5; ")
                    .append(
                            optimizer.normalizes()
                                    ? "the learning rate of their weights too.\n"
                                    : "the learning rate of their weights stays.\n");
        }
        return text.toString();
    }

    private static String name(OptimizerKind optimizer) {
        return switch (optimizer) {
            case SGD -> "SGD";
            case ADAM -> "Adam";
            case ADAMW -> "AdamW";
        };
    }

    private static String group(OptimizerKind optimizer) {
        return switch (optimizer) {
            case SGD -> "\"lr\": lr * fan_out / fan_in, \"weight_decay\": weight_decay * fan_in / fan_out";
            case ADAM -> """
                "lr": lr / fan_in, "eps": eps / fan_out,
                                       "weight_decay": weight_decay / fan_out * fan_in ** (0.5 if fan_out != 1 else 1.0)""";
            case ADAMW -> """
                "lr": lr / fan_in, "eps": eps / fan_out,
                                       "weight_decay": weight_decay * fan_in""";
        };
    }

    private static boolean attends(Network network) {
        return network.layers().stream().anyMatch(ScalingSnippet::attends);
    }

    private static boolean attends(Layer layer) {
        return switch (layer) {
            case Layer.Attention _ -> true;
            case Layer.Residual residual -> residual.branch().stream().anyMatch(ScalingSnippet::attends);
            case Layer.Repeat repeat -> repeat.layers().stream().anyMatch(ScalingSnippet::attends);
            case Layer.Fan fan ->
                fan.branches().stream().anyMatch(branch -> branch.stream().anyMatch(ScalingSnippet::attends));
            case Layer.Dense _, Layer.Convolution _, Layer.Pointwise _, Layer.Pool _, Layer.GlobalPool _ -> false;
            case Layer.Flatten _, Layer.LayerNorm _, Layer.Dropout _ -> false;
        };
    }
}
