"""Small models as ONNX files, with the outputs and gradients that PyTorch computes in double precision.

Needs torch, onnx, onnxruntime and onnxscript. Writes models/NAME.onnx (float32 weights) and models/NAME.npz with x, y,
the cotangent c of y, the gradient gx of <c, y> in x, and g_K, the gradient in the K-th parameter that the file keeps by
name (names as a text, in order). Prints how far onnxruntime's float32 outputs lie from y.
"""

import os
import sys

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

torch.set_num_threads(1)
here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "models")


class Attention(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(d, 3 * d)
        self.proj = nn.Linear(d, d)

    def forward(self, x):
        b, t, d = x.shape
        q, k, v = self.qkv(x).reshape(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        p = (q @ k.transpose(-2, -1) / (d // self.heads) ** 0.5).softmax(-1)
        return self.proj((p @ v).transpose(1, 2).reshape(b, t, d))


class Block(nn.Module):
    def __init__(self, d, heads, act):
        super().__init__()
        self.norm1, self.attn = nn.LayerNorm(d), Attention(d, heads)
        self.norm2 = nn.LayerNorm(d)
        self.fc1, self.act, self.fc2 = nn.Linear(d, 2 * d), act, nn.Linear(2 * d, d)

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.fc2(self.act(self.fc1(self.norm2(x))))


class Transformer(nn.Module):
    def __init__(self, act):
        super().__init__()
        self.blocks = nn.Sequential(Block(8, 2, act), Block(8, 2, act))
        self.norm, self.head = nn.LayerNorm(8), nn.Linear(8, 3)

    def forward(self, x):
        return self.head(self.norm(self.blocks(x)).mean(1))


class Curves(nn.Module):
    """Functions of each number alone, side by side."""

    def __init__(self):
        super().__init__()
        self.all = nn.ModuleList([
            nn.ReLU(), nn.LeakyReLU(0.2), nn.GELU(), nn.GELU(approximate="tanh"), nn.Tanh(), nn.Sigmoid(),
            nn.Hardswish(), nn.Hardsigmoid(), nn.SiLU(), nn.ELU(0.7), nn.SELU(), nn.CELU(0.8), nn.Softplus(),
            nn.ReLU6(), nn.Hardtanh(-0.5, 0.8), nn.Mish(), nn.Softsign(), nn.PReLU()])
        self.scale = nn.Parameter(torch.linspace(-1, 1, 5))

    def forward(self, x):
        y = torch.cat([act(x) * (k + 1) for k, act in enumerate(self.all)], 1)
        z = torch.exp(-x * x) + torch.log(x * x + 1) - torch.sqrt(x.abs() + 0.5) + torch.erf(x) * torch.sin(x)
        z = torch.where(x > 0.3, z, torch.cos(x)) + x.clamp(-0.4, 0.9) + torch.maximum(x, self.scale)
        return torch.cat([y, z, x.softmax(1), x.log_softmax(0), torch.pow(x.abs() + 1, self.scale)], 1)


class Shapes(nn.Module):
    """Axes turned, cut, joined, stretched, padded and reduced."""

    def forward(self, x):
        a = x.transpose(1, 2).flatten(1)
        b = torch.cat([x[:, ::2], x[:, 1:2].expand(-1, 2, -1)], 1).reshape(x.shape[0], -1)
        c = nn.functional.pad(x, (1, 2), mode="reflect").mean((1,))
        d = nn.functional.pad(x, (2, 1)).amax(1) + x.sum(1).repeat(1, 2)[:, :9]
        p, q = x.unsqueeze(1).squeeze(1).split([2, 2], 1)
        e = torch.stack([p.amin(2), q.norm(dim=2)], 2).reshape(x.shape[0], -1)
        f = x[:, [0, 2, 2]].std(2) + x.tril().sum(2)[:, :3]
        g = torch.arange(x.shape[2]).to(x.dtype) * x[:, 0]
        return torch.cat([a, b, c, d, e, f, g], 1)


class Convolutions(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 4, 3, stride=2, padding=1)
        self.bn = nn.BatchNorm2d(4)
        self.depthwise = nn.Conv2d(4, 4, 3, padding=2, dilation=2, groups=4, bias=False)
        self.gn = nn.GroupNorm(2, 4)
        self.grouped = nn.Conv2d(4, 6, (1, 3), groups=2)
        self.inorm = nn.InstanceNorm2d(6, affine=True)
        self.line = nn.Conv1d(6, 5, 3, padding=1)
        self.fc = nn.Linear(5, 3)

    def forward(self, x):
        x = self.bn(self.first(x)).relu()
        x = nn.functional.silu(self.gn(self.depthwise(x))) + x
        x = nn.functional.max_pool2d(x, 3, stride=2, padding=1)
        x = self.inorm(self.grouped(x))
        x = nn.functional.avg_pool2d(x, 2, stride=1, padding=1)
        return self.fc(self.line(x.flatten(2)).mean(2))


class Norms(nn.Module):
    """Normalizations written out, by operator and by hand."""

    def __init__(self):
        super().__init__()
        self.ln, self.fc = nn.LayerNorm(6), nn.Linear(6, 6)
        self.gain = nn.Parameter(torch.linspace(0.5, 1.5, 6))

    def forward(self, x):
        y = self.fc(self.ln(x))
        return y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + 1e-6) * self.gain


class Tokens(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.place = nn.Embedding(11, 8), nn.Parameter(0.1 * torch.randn(5, 8))
        self.mha, self.ln, self.head = nn.MultiheadAttention(8, 2, batch_first=True), nn.LayerNorm(8), nn.Linear(8, 11)

    def forward(self, t):
        x = self.embed(t) + self.place
        mask = torch.triu(torch.full((5, 5), float("-inf"), dtype=x.dtype), 1)
        x = self.ln(x + self.mha(x, x, x, attn_mask=mask, need_weights=False)[0])
        return self.head(x)


def mlp():
    return nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 3))


def cases():
    yield "mlp13", mlp(), torch.randn(4, 6), 13
    yield "mlp-dynamo", mlp(), torch.randn(4, 6), 18
    yield "transformer14", Transformer(nn.GELU()), torch.randn(2, 4, 8), 14
    yield "transformer-dynamo", Transformer(nn.GELU(approximate="tanh")), torch.randn(2, 4, 8), 18
    yield "curves17", Curves(), torch.randn(3, 5), 17
    yield "curves-dynamo", Curves(), torch.randn(3, 5), 20
    yield "shapes15", Shapes(), torch.randn(2, 4, 6), 15
    yield "shapes-dynamo", Shapes(), torch.randn(2, 4, 6), 18
    yield "convolutions16", Convolutions(), torch.randn(2, 3, 13, 14), 16
    yield "convolutions-dynamo", Convolutions(), torch.randn(2, 3, 13, 14), 18
    yield "norms13", Norms(), torch.randn(3, 6), 13
    yield "norms17", Norms(), torch.randn(3, 6), 17
    yield "tokens-dynamo", Tokens(), torch.randint(0, 11, (2, 5)), 18


def slim(path):
    """Leaves out what only debuggers read."""
    model = onnx.load(path)
    keep = "pkg.torch.onnx.name_scopes"
    for node in model.graph.node:
        node.doc_string = ""
        kept = [(p.key, p.value) for p in node.metadata_props if p.key == keep]
        del node.metadata_props[:]
        for key, value in kept:
            node.metadata_props.add(key=key, value=value)
    del model.graph.value_info[:]
    del model.graph.metadata_props[:]
    for port in [*model.graph.input, *model.graph.output]:
        del port.metadata_props[:]
    onnx.save(model, path)


def write(name, model, x, opset):
    path = os.path.join(here, name + ".onnx")
    model.eval()
    for p in model.parameters():
        p.data.add_(0.05 * torch.randn_like(p))  # no two alike: exporters merge equal arrays
    for b in model.buffers():
        if b.is_floating_point():
            b.data.add_(0.2 * torch.rand_like(b))
    if "dynamo" in name:
        torch.onnx.export(model, (x,), path, dynamo=True, opset_version=opset, external_data=False, verbose=False)
    else:
        fold = {"do_constant_folding": False, "training": torch.onnx.TrainingMode.PRESERVE}
        torch.onnx.export(model, (x,), path, dynamo=False, opset_version=opset, input_names=["x"],
                          dynamic_axes={"x": {0: "batch"}}, **(fold if "conv" in name else {}))
    slim(path)
    file = onnx.load(path)
    run = onnxruntime.InferenceSession(path)
    y32 = run.run(None, {run.get_inputs()[0].name: x.numpy()})[0]
    model.double()
    x = x.double().requires_grad_() if x.is_floating_point() else x
    y = model(x)
    c = torch.cos(torch.arange(y.numel(), dtype=torch.float64)).reshape(y.shape)
    (y * c).sum().backward()
    kept = {t.name: onnx.numpy_helper.to_array(t) for t in file.graph.initializer}
    # folding changes arrays but not their names; behind a normalization a gradient can vanish
    grads = {k: p.grad.numpy() for k, p in model.named_parameters() if k in kept and p.numel() > 1
             and np.array_equal(kept[k], p.detach().float().numpy()) and float(p.grad.abs().max()) > 1e-12}
    arrays = {f"g_{k}": g for k, g in enumerate(grads.values())}
    arrays |= {"x": x.detach().numpy().astype(float), "y": y.detach().numpy(), "c": c.numpy()}
    if x.requires_grad:
        arrays["gx"] = x.grad.numpy()
    np.savez_compressed(os.path.join(here, name + ".npz"), names=np.array(" ".join(grads)), **arrays)
    deviation = np.abs(y32 - y.detach().numpy()).max() / np.abs(y.detach().numpy()).max()
    print(f"{name}: {os.path.getsize(path)} bytes, {len(file.graph.node)} steps, onnxruntime {deviation:.1e}", flush=True)


if __name__ == "__main__":
    os.makedirs(here, exist_ok=True)
    torch.manual_seed(1)
    for case in cases():
        if len(sys.argv) < 2 or case[0] in sys.argv[1:]:
            write(*case)
