"""Writes the captures of this folder, which the tests of the diagnosis read: moments of small models, as wick.capture
records them.

    python reference/diagnose/captures.py        (needs torch, transformers, scikit-learn; each model is drawn by seed 1)
"""

import pathlib

import torch
from torch import nn

from benchmark import DESIGN, trained, wick

HERE = pathlib.Path(__file__).resolve().parent


def keep(name, model, case=None, batch=None, **how):
    if case is not None:
        x, y = case.batch()
        batch, how = case.inputs(x, y), {"loss": case.loss(y), **how}
    wick.capture(model.train(), batch, file=HERE / f"{name}.npz", **how)


def gpt2(change=None):
    torch.manual_seed(1)
    model = DESIGN["gpt2"].make().train()
    if change is not None:
        with torch.no_grad():
            change(model)
    return model


class Residual(nn.Module):
    """Residual blocks without normalization, each branch as strong as the stream."""

    def __init__(self, depth=16, width=64):
        super().__init__()
        self.blocks = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        for block in self.blocks:
            nn.init.kaiming_normal_(block.weight)

    def forward(self, x):
        for block in self.blocks:
            x = x + block(torch.relu(x)) * 1.5
        return x


def dense(depth, width, activation):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(width, width), activation()]
    return nn.Sequential(*layers, nn.Linear(width, 10))


def main():
    case = DESIGN["gpt2"]
    keep("gpt2", gpt2(), case)
    keep("gpt2-strong-layer", gpt2(lambda m: m.transformer.h[3].mlp.c_fc.weight.mul_(4)), case)

    def without(model):
        model.transformer.h[2].ln_2 = nn.Identity()

    keep("gpt2-without-norm", gpt2(without), case)
    model = gpt2()
    trained(model, case)
    keep("gpt2-trained", model, case)
    torch.manual_seed(1)
    keep("resnet18", DESIGN["resnet18"].make(), DESIGN["resnet18"])
    inputs = torch.randn(32, 64, generator=torch.Generator().manual_seed(1))
    torch.manual_seed(1)
    keep("relu-default", dense(12, 64, nn.ReLU), batch=inputs)
    torch.manual_seed(1)
    keep("residual-unscaled", Residual(), batch=inputs)
    torch.manual_seed(1)
    model = dense(4, 64, nn.Tanh)
    with torch.no_grad():
        model[2].weight.mul_(40)
    keep("tanh-saturated", model, batch=inputs)
    torch.manual_seed(1)
    model = dense(3, 64, nn.GELU)
    with torch.no_grad():
        model[4].weight[0, 0] = float("inf")
    keep("not-finite", model, batch=inputs)
    torch.manual_seed(1)
    keep("updates", dense(3, 64, nn.ReLU), batch=inputs, optimizer=lambda p: torch.optim.Adam(p, 1e-3), steps=2)


if __name__ == "__main__":
    main()
