"""Steps of PyTorch's optimizers on half a quadratic form, for `optimizers.csv`. Needs torch (2.13 made the file).

Loss w.A w/2 - b.w of three numbers in float64; after each of ten steps the three numbers.
"""

import csv

import torch

A = torch.tensor([[2.0, 0.5, 0.1], [0.5, 1.0, -0.3], [0.1, -0.3, 0.7]], dtype=torch.float64)
B = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64)
OPTIMIZERS = {
    "sgd": lambda w: torch.optim.SGD(w, lr=0.1),
    "sgd decay": lambda w: torch.optim.SGD(w, lr=0.1, weight_decay=0.2),
    "momentum": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9),
    "momentum decay": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9, weight_decay=0.2),
    "nesterov": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.8, nesterov=True, weight_decay=0.2),
    "adam": lambda w: torch.optim.Adam(w, lr=0.05),
    "adam decay": lambda w: torch.optim.Adam(w, lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.2),
    "adamw": lambda w: torch.optim.AdamW(w, lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.2),
}

with open("reference/lab/optimizers.csv", "w", newline="") as file:
    rows = csv.writer(file)
    rows.writerow(["optimizer", "step", "w0", "w1", "w2"])
    for name, make in OPTIMIZERS.items():
        w = torch.tensor([0.3, -0.4, 1.2], dtype=torch.float64, requires_grad=True)
        optimizer = make([w])
        for step in range(1, 11):
            optimizer.zero_grad()
            (0.5 * w @ A @ w - B @ w).backward()
            optimizer.step()
            rows.writerow([name, step] + [repr(float(x)) for x in w])
