"""Weights after ten steps of PyTorch's own optimizers, in float64, for a network with one hidden layer.

    python3 reference/lab/trained_network.py > reference/lab/trained_network.csv     (needs torch)

The network is f = w2 tanh(w1 x + b1) + b2 with 2 inputs, 3 hidden units and 2 outputs; the loss is half the sum of
squares over outputs, averaged over the 4 points. Weights have a learning rate, a decay and an epsilon of their own
(GROUPS), and the rate follows a warm-up and a cosine (factor).
"""
import math
import torch

torch.set_default_dtype(torch.float64)
STEPS = 10
GROUPS = {"w1": (1.5, 0.5, 2.0), "b1": (0.7, 0.0, 1.0), "w2": (1.0, 2.0, 0.5), "b2": (0.3, 1.0, 3.0)}
CASES = {
    "sgd": (torch.optim.SGD, dict(lr=0.3)),
    "momentum": (torch.optim.SGD, dict(lr=0.1, momentum=0.9, weight_decay=0.05)),
    "nesterov": (torch.optim.SGD, dict(lr=0.1, momentum=0.8, nesterov=True, weight_decay=0.1)),
    "adam": (torch.optim.Adam, dict(lr=0.05, betas=(0.8, 0.95), eps=1e-3)),
    "adam-decay": (torch.optim.Adam, dict(lr=0.05, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.2)),
    "adamw": (torch.optim.AdamW, dict(lr=0.05, betas=(0.9, 0.99), eps=1e-6, weight_decay=0.3)),
}


def start():
    entry = lambda k, count: [math.sin(1.0 + 3 * k + i) for i in range(count)]
    return {
        "w1": torch.tensor(entry(0, 6)).reshape(3, 2),
        "b1": torch.tensor(entry(1, 3)).reshape(1, 3),
        "w2": torch.tensor(entry(2, 6)).reshape(2, 3),
        "b2": torch.tensor(entry(3, 2)).reshape(1, 2),
    }


X = torch.tensor([math.cos(2.0 + i) for i in range(8)]).reshape(4, 2)
Y = torch.tensor([math.sin(0.5 * i) for i in range(8)]).reshape(4, 2)


def factor(step):
    if step < 2:
        return (step + 1) / 2
    return 0.25 + 0.75 * (1 + math.cos(math.pi * (step - 2) / (STEPS - 2))) / 2


def train(kind, options):
    p = {name: value.clone().requires_grad_(True) for name, value in start().items()}
    groups = []
    for name, (rate, decay, epsilon) in GROUPS.items():
        group = dict(options, params=[p[name]], lr=options["lr"] * rate)
        if "weight_decay" in options:
            group["weight_decay"] = options["weight_decay"] * decay
        elif kind is torch.optim.AdamW:
            group["weight_decay"] = 0
        if "eps" in options:
            group["eps"] = options["eps"] * epsilon
        groups.append(group)
    optimizer = kind(groups)
    rates = [group["lr"] for group in optimizer.param_groups]
    for step in range(STEPS):
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * factor(step)
        optimizer.zero_grad()
        f = torch.tanh(X @ p["w1"].T + p["b1"]) @ p["w2"].T + p["b2"]
        (((f - Y) ** 2).sum() / 2 / len(X)).backward()
        optimizer.step()
    return p


print("optimizer,parameter,index,value")
for case, (kind, options) in CASES.items():
    for name, value in train(kind, options).items():
        for index, number in enumerate(value.detach().flatten().tolist()):
            print(f"{case},{name},{index},{number!r}")
