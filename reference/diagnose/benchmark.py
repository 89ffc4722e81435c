"""Plants faults in models that others made, and counts how many `wick diagnose` locates; and how often it alarms at
sound ones.

    python reference/diagnose/benchmark.py design|report|sound [MODEL ...]

Needs torch, torchvision, timm, transformers, scikit-learn, and Wick (see python/wick.py). Thresholds of the diagnosis
were chosen on the models of the set `design`; what is reported is on the set `report`, and alarms on `sound` too. Every case
is written to benchmark-SET.jsonl at once, and cases that stand there are not run again.
Each sound model and each fault is captured untrained and after a short training on digits. A fault counts as located if
the first finding, the gravest, names the module it was planted in.
"""

import json
import pathlib
import sys

import numpy as np
import sklearn.datasets
import timm
import torch
import torchvision
import transformers
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "python"))
import wick

SAMPLES, STEPS, RATE = 32, 20, 2e-3
transformers.logging.set_verbosity_error()


# ---- digits


def images(size):
    digits = sklearn.datasets.load_digits()
    x = torch.tensor(digits.images, dtype=torch.float32)[:, None]
    x = nn.functional.interpolate(x, size=(size, size), mode="bilinear").expand(-1, 3, -1, -1)
    return (x - x.mean()) / x.std(), torch.tensor(digits.target)


def tokens(length=64):
    digits = sklearn.datasets.load_digits()
    return torch.tensor(digits.data, dtype=torch.long)[:, :length], torch.tensor(digits.target)


class Vision:
    def __init__(self, make, size=32):
        self.make, self.size = make, size

    def batch(self, start=0, count=SAMPLES):
        x, y = images(self.size)
        return x[start : start + count].contiguous(), y[start : start + count]

    def inputs(self, x, y):
        return x

    def loss(self, y):
        return lambda out: nn.functional.cross_entropy(out if isinstance(out, torch.Tensor) else out.logits, y)


class Text(Vision):
    """Rows of pixels as tokens; `causal` models predict the next one, others the class."""

    def __init__(self, make, causal):
        self.make, self.causal = make, causal

    def batch(self, start=0, count=SAMPLES):
        x, y = tokens()
        return x[start : start + count], y[start : start + count]

    def inputs(self, x, y):
        return {"input_ids": x, "labels": x if self.causal else y}

    def loss(self, y):
        return None


def hf(kind, config, causal=True, **more):
    def make():
        c = getattr(transformers, config)(**more)
        return getattr(transformers, kind)(c)

    return Text(make, causal)


SMALL = {"hidden_size": 96, "num_hidden_layers": 5, "num_attention_heads": 4, "intermediate_size": 384, "vocab_size": 32}


def tv(name, size=32, **more):
    return Vision(lambda: getattr(torchvision.models, name)(num_classes=10, **more), size)


def tm(name, size=32, **more):
    return Vision(lambda: timm.create_model(name, num_classes=10, **more), size)


def vit(layers=5):
    return Vision(
        lambda: torchvision.models.VisionTransformer(
            image_size=32, patch_size=8, num_layers=layers, num_heads=4, hidden_dim=96, mlp_dim=384, num_classes=10
        )
    )


DESIGN = {
    "resnet18": tv("resnet18"),
    "vit": vit(),
    "gpt2": hf("GPT2LMHeadModel", "GPT2Config", n_layer=5, n_head=4, n_embd=96, vocab_size=32, n_positions=64),
    "mixer": Vision(
        lambda: timm.models.mlp_mixer.MlpMixer(num_classes=10, img_size=32, patch_size=8, num_blocks=5, embed_dim=128)
    ),
    "vgg11_bn": tv("vgg11_bn"),
    "convnext": tm("convnext_atto", size=64),
    "electra": hf("ElectraForSequenceClassification", "ElectraConfig", causal=False, num_labels=10, **SMALL),
    "neox": hf("GPTNeoXForCausalLM", "GPTNeoXConfig", **SMALL),
}
REPORT = {
    "vgg11": tv("vgg11"),
    "bert": hf("BertForSequenceClassification", "BertConfig", causal=False, num_labels=10, **SMALL),
    "deit": Vision(
        lambda: timm.models.vision_transformer.VisionTransformer(
            img_size=32, patch_size=4, embed_dim=96, depth=6, num_heads=3, num_classes=10
        )
    ),
    "opt": hf(
        "OPTForCausalLM", "OPTConfig", hidden_size=96, num_hidden_layers=5, num_attention_heads=4, ffn_dim=384,
        vocab_size=32, max_position_embeddings=64, word_embed_proj_dim=96,
    ),
    "llama": hf("LlamaForCausalLM", "LlamaConfig", num_key_value_heads=4, **SMALL),
    "swin": tm("swin_tiny_patch4_window7_224", size=64, img_size=64, window_size=4),
    "poolformer": tm("poolformer_s12", size=64),
    "resnet50": tv("resnet50"),
    "regnet": tv("regnet_y_400mf", size=32),
}
SOUND = {
    "resnet34": tv("resnet34"),
    "wide_resnet": tv("wide_resnet50_2"),
    "densenet": tv("densenet121"),
    "mobilenet_v2": tv("mobilenet_v2"),
    "mobilenet_v3": tv("mobilenet_v3_small"),
    "efficientnet": tv("efficientnet_b0"),
    "squeezenet": tv("squeezenet1_1", 64),
    "shufflenet": tv("shufflenet_v2_x1_0"),
    "mnasnet": tv("mnasnet1_0"),
    "googlenet": tv("googlenet", 64, aux_logits=False, init_weights=False),
    "alexnet": tv("alexnet", 64),
    "vgg16": tv("vgg16"),
    "beit": tm("beit_base_patch16_224", size=32, img_size=32, embed_dim=96, depth=6, num_heads=3),
    "cait": tm("cait_xxs24_224", size=32, img_size=32),
    "gmlp": tm("gmlp_ti16_224", size=32, img_size=32),
    "resmlp": tm("resmlp_12_224", size=32, img_size=32),
    "convmixer": tm("convmixer_768_32", size=32),
    "nfnet": tm("dm_nfnet_f0", size=64),
    "nf_resnet": tm("nf_resnet50", size=64),
    "resnetv2": tm("resnetv2_50", size=64),
    "zero_gamma": tm("resnet26", size=64),
    "lenet": Vision(lambda: nn.Sequential(
        nn.Conv2d(3, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))),
    "distilbert": hf(
        "DistilBertForSequenceClassification", "DistilBertConfig", causal=False, num_labels=10, dim=96, n_layers=5,
        n_heads=4, hidden_dim=384, vocab_size=32,
    ),
    "roberta": hf("RobertaForSequenceClassification", "RobertaConfig", causal=False, num_labels=10, **SMALL),
    "gptj": hf("GPTJForCausalLM", "GPTJConfig", n_embd=96, n_layer=5, n_head=4, vocab_size=32, rotary_dim=8, n_positions=64),
    "bloom": hf("BloomForCausalLM", "BloomConfig", hidden_size=96, n_layer=5, n_head=4, vocab_size=32),
    "qwen2": hf("Qwen2ForCausalLM", "Qwen2Config", num_key_value_heads=4, **SMALL),
    "gpt2_12": hf("GPT2LMHeadModel", "GPT2Config", n_layer=12, n_head=4, n_embd=128, vocab_size=32, n_positions=64),
}


# ---- faults


def linears(model):
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
    usable = [f for f in linears(model)[1:-1] if float(f[1].detach().std()) > 0]
    return usable


def wrong_deviation(model, rng, factor):
    candidates = inner(model)
    name, weight, _ = candidates[rng.integers(len(candidates))]
    with torch.no_grad():
        weight.mul_(factor)
    return name


def wrong_fan(model, rng):
    """One layer drawn with fan-out in the place of fan-in (or the other way round)."""
    odd = [f for f in inner(model) if max(fans(f[1], f[2])) >= 3 * min(fans(f[1], f[2]))]
    if not odd:
        return None
    name, weight, transposed = odd[rng.integers(len(odd))]
    fan_in, fan_out = fans(weight, transposed)
    with torch.no_grad():
        weight.mul_((fan_in / fan_out) ** 0.5)
    return name


def missing_norm(model, rng):
    names = [n for n, m in model.named_modules() if "norm" in type(m).__name__.lower() and not list(m.children())]
    name = names[rng.integers(len(names))]
    parent = model.get_submodule(name.rpartition(".")[0]) if "." in name else model
    setattr(parent, name.rpartition(".")[2], nn.Identity())
    return name


def missing_scale(model, rng):
    """One residual branch without the small factor it is meant to have: 1/sqrt(2 L) or a layer scale."""
    scales = [(n, p) for n, p in model.named_parameters() if n.rpartition(".")[2] in ("gamma", "ls1", "ls2", "weight1")
              and p.dim() == 1 and float(p.detach().abs().max()) < 0.5]
    with torch.no_grad():
        if scales:
            name, scale = scales[rng.integers(len(scales))]
            scale.fill_(1.0)
            return name.rpartition(".")[0]
        last = [f for f in inner(model) if f[0].rpartition(".")[2] in ("c_proj", "fc2", "out_proj", "o_proj", "down_proj", "dense", "3")
                and ".intermediate" not in f[0] and ("mlp" in f[0] or "attn" in f[0] or "attention" in f[0] or "fc2" in f[0])]
        if not last:
            return None
        depth = len({f[0] for f in last})
        name, weight, _ = last[rng.integers(len(last))]
        weight.mul_(depth**0.5)
        return name


FAULTS = {
    "std x4": lambda m, r: wrong_deviation(m, r, 4.0),
    "std /4": lambda m, r: wrong_deviation(m, r, 0.25),
    "fan": wrong_fan,
    "norm": missing_norm,
    "scale": missing_scale,
}


# ---- the count


def trained(model, case):
    optimizer = torch.optim.AdamW(model.parameters(), RATE)
    model.train()
    for step in range(STEPS):
        x, y = case.batch(SAMPLES * (step % 20 + 1))
        inputs = case.inputs(x, y)
        out = model(**inputs) if isinstance(inputs, dict) else model(inputs)
        loss = out.loss if case.loss(y) is None else case.loss(y)(out)
        optimizer.zero_grad()
        loss.backward()
        if not torch.isfinite(loss):
            return
        optimizer.step()


def look(model, case):
    model.train()
    x, y = case.batch()
    capture = wick.capture(model, case.inputs(x, y), loss=case.loss(y))
    found = wick.diagnose(capture)
    return [f for f in found["findings"] if f["severity"] == "fault"], found


def cases(name, faults, done):
    case = MODELS[name]
    for training in (False, True):
        for kind in ("sound", *faults):
            if (name, kind, training) in done:
                continue
            # the same draw for every fault, and another one for the fault's place
            torch.manual_seed(abs(hash_of(name)) % 1000)
            model = case.make()
            model.train()
            place = None
            if kind != "sound":
                place = FAULTS[kind](model, np.random.default_rng(hash_of(name + kind) % 10_000))
                if place is None:
                    continue
            if training:
                trained(model, case)
            yield kind, training, place, model, case


def hash_of(text):
    return sum((i + 1) * ord(c) for i, c in enumerate(text))


def covers(module, place):
    return module == place or module.startswith(place + ".") and module.rpartition(".")[0] == place


def main():
    which = sys.argv[1]
    names = sys.argv[2:] or list({"design": DESIGN, "report": REPORT, "sound": SOUND}[which])
    faults = [] if which == "sound" else list(FAULTS)
    log = pathlib.Path(f"benchmark-{which}.jsonl")
    rows = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    done = {(row["model"], row["fault"], row["trained"]) for row in rows}
    for name in names:
        for kind, training, place, model, case in cases(name, faults, done):
            findings, found = look(model, case)
            first = findings[0]["modules"] if findings else []
            hit = len(first) < 4 and any(covers(m, place) for m in first) if place else not findings
            rows.append({"model": name, "fault": kind, "trained": training, "place": place, "hit": hit,
                         "seen": found["trained"], "found": [(f["fault"], f["modules"][:3], f["what"]) for f in findings]})
            with open(log, "a", encoding="utf-8") as file:
                file.write(json.dumps(rows[-1]) + "\n")
            print(name, "trained" if training else "fresh", kind, "ok" if hit else "MISS", place or "",
                  [(f["fault"], f["modules"][:2]) for f in findings[:2]], flush=True)
    for training in (False, True):
        planted = [r for r in rows if r["place"] and r["trained"] == training]
        sound = [r for r in rows if not r["place"] and r["trained"] == training]
        print("trained:" if training else "untrained:", f"located {sum(r['hit'] for r in planted)} of {len(planted)},",
              f"alarms at {sum(not r['hit'] for r in sound)} of {len(sound)} sound models")


MODELS = DESIGN | REPORT | SOUND

if __name__ == "__main__":
    main()
