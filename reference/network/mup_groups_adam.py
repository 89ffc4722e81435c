# mu-P for torch.optim.Adam. `base` is the same model at the width at which rates were tuned.
import torch


def mup_groups(model, base, lr, weight_decay=0.0, eps=1e-8):
    """Rescales the output weights in place; returns the parameter groups of an optimizer."""
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
        groups.append({"params": [p], "lr": lr / fan_in, "eps": eps / fan_out,
                       "weight_decay": weight_decay / fan_out * fan_in ** (0.5 if fan_out != 1 else 1.0)})
    return groups


# optimizer = torch.optim.Adam(mup_groups(model, base, lr=...), lr=1.0)
# Hidden weights must be drawn with a deviation of fan_in ** -0.5, as torch.nn does, not with a fixed one.
