"""Plants faults in models that others made, and counts how many `wick diagnose` locates; and how often it alarms at
sound ones.

    python reference/diagnose/benchmark.py capture|onnx MODEL|SET ... [--log FILE] [--only KIND ...] [--seconds S]

`capture` lets wick.capture look at the running model, `onnx` exports it and hands the file over; files of vision models run
on digits, those of language models on random tokens. Needs torch, torchvision, timm, transformers, scikit-learn, onnx, and
Wick (see python/wick.py). Models and sets stand in models.py, faults in faults.py. Every case is added to the log at once, and
cases that stand there are not run again; --seconds begins no new case after so many.
Each sound model and each fault is looked at untrained and after a short training on digits. A fault counts as located if
the first finding, the gravest, names the module it was planted in.
"""

import argparse
import json
import logging
import pathlib
import sys
import tempfile
import time
import warnings

import numpy as np
import torch
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "python"))
import wick
from faults import FAULTS
from models import MODELS, SAMPLES, SETS, Text, trained, versions

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)


# ---- the two doors


def captured(model, case):
    model.train()
    x, y = case.batch()
    return wick.diagnose(wick.capture(model, case.inputs(x, y), loss=case.loss(y)))


class Logits(nn.Module):
    """The logits alone, for files."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, x):
        return self.model(input_ids=x).logits


def export(model, case, file, dynamo):
    """As documented for untrained models: batch norms stay what they are, where there are any."""
    arguments, names = case.export_inputs()
    model = Logits(model).eval() if isinstance(case, Text) else model.eval()
    if dynamo or case.dynamo:
        fused = any("batchnorm" in type(m).__name__.lower() for m in model.modules())
        torch.onnx.export(model, arguments, file, input_names=names, verbose=False, optimize=not fused)
    else:
        torch.onnx.export(
            model, arguments, file, input_names=names, opset_version=17, dynamo=False, verbose=False,
            training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False,
        )


def exported(model, case, dynamo=False):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "model.onnx"
        try:
            export(model, case, file, dynamo)
        except Exception:  # what the older exporter refuses the newer one may write
            export(model, case, file, True)
        options = {"samples": SAMPLES}
        if not isinstance(case, Text):
            x, y = case.batch()
            data = pathlib.Path(folder) / "data.npz"
            np.savez(data, X=x.numpy().reshape(len(x), -1).astype(float), y=y.numpy())
            options["data"] = str(data)
        return wick._ask("diagnose", [str(file)], options)[1]


DOORS = {"capture": captured, "onnx": exported, "onnx-dynamo": lambda model, case: exported(model, case, True)}


# ---- the count


def number(text):
    return sum((i + 1) * ord(c) for i, c in enumerate(text))


def covers(module, place):
    """Under a wrapper made for the export a name begins with the wrapper's."""
    module = module.removeprefix("model.") if module.removeprefix("model.").startswith(place) else module
    return module == place or (module.startswith(place + ".") and module.rpartition(".")[0] == place)


def case_of(name, kind, training):
    case = MODELS[name]
    torch.manual_seed(number(name) % 1000)
    model = case.make().train()
    x, y = case.batch(count=2)
    inputs = {k: v for k, v in case.inputs(x, y).items() if k != "labels"} if isinstance(case, Text) else x

    def call(m):
        return m(**inputs) if isinstance(case, Text) else m(inputs)

    places = None
    if kind != "sound":
        places = FAULTS[kind](model, np.random.default_rng(number(name + kind) % 10_000), call)
        if places is None:
            return None
    if training:
        trained(model, case)
    return model, case, places


def row(door, name, kind, training):
    made = case_of(name, kind, training)
    if made is None:
        return {"door": door, "model": name, "fault": kind, "trained": training, "none": True}
    model, case, places = made
    try:
        found = DOORS[door](model, case)
    except Exception as e:  # whatever the exporter or Wick cannot do is told, not judged
        why = f"{type(e).__name__}: {e}"[:300]
        return {"door": door, "model": name, "fault": kind, "trained": training, "none": True, "why": why}
    findings = [f for f in found["findings"] if f["severity"] == "fault"]
    first = findings[0]["modules"] if findings else []
    hit = len(first) < 4 and any(covers(m, p) for m in first for p in places) if places else not findings
    return {
        "door": door, "model": name, "fault": kind, "trained": training, "places": sorted(places or []), "hit": hit,
        "seen": found["trained"], "sign": found["sign"], "unknown": found.get("unknown_operators"),
        "found": [(f["fault"], f["modules"][:3], f["what"]) for f in findings],
    }


def rota(door, position):
    """For --rota, of a set's models in turn: each sound one, and one fault in every second one, the others having theirs at
    the other door; if a model has no place for the fault whose turn it is, the next ones are tried."""
    kinds = list(FAULTS)
    turn = kinds[position % len(kinds) :] + kinds[: position % len(kinds)]
    return ("sound", *(turn if position % 2 == (door != "capture") else ()))


def summary(rows):
    for door in DOORS:
        for training in (False, True):
            some = [r for r in rows if r["door"] == door and r["trained"] == training and "none" not in r]
            planted = [r for r in some if r["fault"] != "sound"]
            sound = [r for r in some if r["fault"] == "sound"]
            if some:
                kinds = {k: [r["hit"] for r in planted if r["fault"] == k] for k in FAULTS}
                print(
                    door, "trained:" if training else "untrained:",
                    f"located {sum(r['hit'] for r in planted)} of {len(planted)}",
                    "(" + ", ".join(f"{k} {sum(h)}/{len(h)}" for k, h in kinds.items()) + "),",
                    f"alarms at {sum(not r['hit'] for r in sound)} of {len(sound)} sound models",
                )


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("door", choices=DOORS)
    arguments.add_argument("names", nargs="+")
    arguments.add_argument("--log", type=pathlib.Path, default=pathlib.Path("benchmark.jsonl"))
    arguments.add_argument("--only", nargs="+", choices=("sound", *FAULTS), default=("sound", *FAULTS))
    arguments.add_argument("--untrained", action="store_true")
    arguments.add_argument("--rota", action="store_true", help="one fault for every second model of a set, in turn")
    arguments.add_argument("--seconds", type=float, default=float("inf"))
    given = arguments.parse_args()
    print(versions())
    begun = time.monotonic()
    names = [n for asked in given.names for n in SETS.get(asked, [asked])]
    rows = [json.loads(line) for line in given.log.read_text().splitlines()] if given.log.exists() else []
    done = {(r["door"], r["model"], r["fault"], r["trained"]) for r in rows}
    for position, name in enumerate(names):
        for training in (False,) if given.untrained else (False, True):
            for kind in rota(given.door, position) if given.rota else given.only:
                planted = {r["fault"] for r in rows if (r["model"], r["trained"]) == (name, training) and "none" not in r}
                if given.rota and kind != "sound" and planted - {"sound"}:
                    break
                if (given.door, name, kind, training) in done or time.monotonic() - begun > given.seconds:
                    continue
                rows.append(row(given.door, name, kind, training))
                with open(given.log, "a", encoding="utf-8") as file:
                    file.write(json.dumps(rows[-1]) + "\n")
                if "none" not in rows[-1]:
                    r = rows[-1]
                    print(name, "trained" if training else "fresh", kind, "ok" if r["hit"] else "MISS", r["places"],
                          [(f[0], f[1][:2]) for f in r["found"][:2]], r["unknown"] or "",
                          f"{time.monotonic() - begun:.0f} s", flush=True)
                elif "why" in rows[-1]:
                    print(name, kind, "could not be run:", rows[-1]["why"], flush=True)
    summary(rows)


if __name__ == "__main__":
    main()
