"""What mu-P for PyTorch, as `wick scaling --pytorch` prints it, makes of models of torch.nn.

Runs mup_groups_{sgd,adam,adamw}.py (the printed text; a test compares it with what is printed now) on models at a
base width and a larger one and writes, parameter by parameter, the ratio of the deviations of drawn weights
(mean over draws, with a standard error), and what the groups multiply rate, weight decay and epsilon with.

Run: OMP_NUM_THREADS=1 python width_rule.py > width_rule.csv       (torch 2.13)
"""
import importlib.util
import math
import pathlib
import statistics

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent
DRAWS = 40


def perceptron(n):
    return nn.Sequential(nn.Linear(64, n), nn.ReLU(), nn.Linear(n, n // 2), nn.ReLU(), nn.Linear(n // 2, 10))


def convolutions(n):
    return nn.Sequential(nn.Conv1d(3, n, 3), nn.ReLU(), nn.Conv1d(n, 2 * n, 3), nn.ReLU(),
                         nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(2 * n, 10))


class Attention(nn.Module):
    """Keys shared with queries, values, outputs, between an embedding and a readout."""

    def __init__(self, n):
        super().__init__()
        self.embed = nn.Linear(8, n)
        self.keys = nn.Linear(n, n)
        self.values = nn.Linear(n, n)
        self.outputs = nn.Linear(n, n)
        self.readout = nn.Linear(n, 10)


def snippet(optimizer):
    path = HERE / f"mup_groups_{optimizer}.py"
    spec = importlib.util.spec_from_file_location(optimizer, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.mup_groups


def main():
    torch.manual_seed(1)
    print("optimizer,model,base,width,parameter,deviation,error,rate,decay,epsilon")
    models = {"perceptron": perceptron, "convolutions": convolutions, "attention": Attention}
    for optimizer in ("sgd", "adam", "adamw"):
        groups_of = snippet(optimizer)
        for name, make in models.items():
            base, width = 32, 128
            small = make(base)
            ratios = {}
            for _ in range(DRAWS):
                drawn, model = make(base), make(width)
                kwargs = {"eps": 1.0} if optimizer != "sgd" else {}
                groups = groups_of(model, small, lr=1.0, weight_decay=1.0, **kwargs)
                for key, p in model.named_parameters():
                    rms = p.data.double().square().mean().sqrt()
                    ratios.setdefault(key, []).append(float(rms / dict(drawn.named_parameters())[key].data.double()
                                                            .square().mean().sqrt()))
            for (key, p), group in zip(model.named_parameters(), groups):
                assert group["params"][0] is p
                r = ratios[key]
                print(f"{optimizer},{name},{base},{width},{key},{statistics.mean(r):.6g},"
                      f"{statistics.stdev(r) / math.sqrt(DRAWS):.3g},{group['lr']:.12g},{group['weight_decay']:.12g},"
                      f"{group.get('eps', 1.0):.12g}")


main()
