"""Faults to plant in a model, each with the names of the modules that may be blamed for it.

A fault is a function of a model, a random generator and one call of the model; it changes the model and returns the names, or
None where the model has no place for it. A normalization that is missing leaves no module behind in a file, so whoever made
its input or reads what it does not make may be blamed.
"""

import numpy as np
import torch
from torch import nn

LAST_OF_A_BRANCH = ("c_proj", "fc2", "out_proj", "o_proj", "down_proj", "dense", "proj", "dense_4h_to_h", "o", "wo", "fc_out")
SCALES = ("gamma", "gamma_1", "gamma_2", "ls1", "ls2", "weight1", "scale")


def matrices(model):
    """Every matrix of weights by the name under which Wick knows it, as (name, parameter, transposed)."""
    found = []
    for name, module in model.named_modules():
        weight = module._parameters.get("weight")
        if isinstance(module, nn.MultiheadAttention):
            found.append((f"{name}.in_proj", module.in_proj_weight, False))
        elif weight is not None and weight.dim() >= 2 and not isinstance(module, nn.Embedding):
            found.append((name, weight, type(module).__name__ == "Conv1D"))
    return found


def fans(weight, transposed):
    rows, columns = (weight.shape[1], weight.shape[0]) if transposed else weight.shape[:2]
    window = int(np.prod(weight.shape[2:], dtype=int))
    return columns * window, rows * window


def inner(model):
    """Without the first and the last, and without those that are zero or tied."""
    return [f for f in matrices(model)[1:-1] if float(f[1].detach().std()) > 0]


def is_norm(module):
    """timm's BatchNormAct2d holds the activation that follows."""
    children = list(module.children())
    return "norm" in type(module).__name__.lower() and (not children or hasattr(module, "act"))


def beside(model, name, call):
    """The weighted modules that run just before and just after this one, and those that read its output."""
    ran, kept = [], []

    def note(path):
        def hook(module, inputs, output):
            tensors = [t for t in inputs if isinstance(t, torch.Tensor)]
            out = output if isinstance(output, torch.Tensor) else None
            kept.append((tensors, out))
            ran.append((path, module, {id(t) for t in tensors}, id(out)))

        return hook

    handles = [m.register_forward_hook(note(n)) for n, m in model.named_modules() if is_norm(m) or not list(m.children())]
    training = model.training
    with torch.no_grad():
        call(model.eval())
    model.train(training)
    for handle in handles:
        handle.remove()
    weighted = [r for r in ran if r[0] == name or ("weight" in r[1]._parameters and not is_norm(r[1]))]
    names = [r[0] for r in weighted]
    at = names.index(name)
    made = weighted[at][3]
    return set(names[max(0, at - 1) : at + 2]) | {r[0] for r in weighted if made in r[2]}


def deviation(factor):
    def plant(model, rng, call):
        candidates = inner(model)
        name, weight, _ = candidates[rng.integers(len(candidates))]
        with torch.no_grad():
            weight.mul_(factor)
        return {name}

    return plant


def fan(model, rng, call):
    """One layer drawn with fan-out in the place of fan-in (or the other way round)."""
    odd = [f for f in inner(model) if max(fans(f[1], f[2])) >= 3 * min(fans(f[1], f[2]))]
    if not odd:
        return None
    name, weight, transposed = odd[rng.integers(len(odd))]
    fan_in, fan_out = fans(weight, transposed)
    with torch.no_grad():
        weight.mul_((fan_in / fan_out) ** 0.5)
    return {name}


def norm(model, rng, call):
    """One normalization replaced by the identity, or by the activation that came with it."""
    names = [n for n, m in model.named_modules() if is_norm(m)]
    if not names:
        return None
    name = names[rng.integers(len(names))]
    blamed = beside(model, name, call)
    parent = model.get_submodule(name.rpartition(".")[0]) if "." in name else model
    setattr(parent, name.rpartition(".")[2], getattr(model.get_submodule(name), "act", nn.Identity()))
    return blamed


def scaling(model):
    """Modules that do nothing but scale."""
    return [(n, m) for n, m in model.named_modules() if not list(m.children()) and len(m._parameters) == 1]


def scale(model, rng, call):
    """One residual branch without the small factor it is meant to have: 1/sqrt(2 L) or a layer scale."""
    scales = [
        (n, p)
        for n, p in model.named_parameters()
        if n.rpartition(".")[2] in SCALES and p.dim() == 1 and float(p.detach().abs().max()) < 0.5
    ]
    with torch.no_grad():
        if scales:
            name, factor = scales[rng.integers(len(scales))]
            factor.fill_(1.0)
            holder, _, word = name.rpartition(".")
            if holder not in dict(scaling(model)):
                # a parameter of the block itself: its branch is the first or the last submodule with weights
                inside = [f[0] for f in matrices(model) if f[0].startswith(holder + ".")]
                part = inside[0 if word.endswith("1") else -1][len(holder) + 1 :].partition(".")[0]
                return {holder, [f for f in inside if f.startswith(f"{holder}.{part}")][-1]}
            order = [n for n, m in model.named_modules() if not list(m.children())]
            before = order[: order.index(holder)] if holder in order else []
            last = [f[0] for f in matrices(model) if f[0] in before]
            return {holder, *before[-2:], *last[-1:]}
        last = [
            f
            for f in inner(model)
            if f[0].rpartition(".")[2] in LAST_OF_A_BRANCH
            and ".intermediate" not in f[0]
            and any(part in f[0] for part in ("mlp", "attn", "attention", "layer"))
        ]
        if not last:
            return None
        name, weight, _ = last[rng.integers(len(last))]
        weight.mul_(len({f[0] for f in last}) ** 0.5)
        return {name}


FAULTS = {"std x4": deviation(4.0), "std /4": deviation(0.25), "fan": fan, "norm": norm, "scale": scale}
