"""Inputs with absent positions in neural-tangents, beside the values of reference/theory/absent.csv.

    python3 benchmarks/peers/absent_positions.py [--peer FOLDER]

Needs what against_neural_tangents.py needs. Prints the largest deviation for each network, relative to the root of the
product of diagonal entries. Where the two mean different things on purpose it says so in place of a number: behind a
window without padding neural-tangents keeps a position whose middle point is present and reads zeros at the others,
whereas Wick drops it, as it would be missing behind the short sequence alone.
"""

import argparse
import json
import math

import numpy as np
from against_neural_tangents import ROOT, _revive


def layers_of(stax, layers):
    return stax.serial(*[layer for part in layers for layer in steps_of(stax, part)])


def _std(settings, name="weight-variance"):
    return math.sqrt(settings[name])


def _window(settings, padding="same"):
    n = len(settings["size"])
    return tuple(settings["size"]), tuple(settings.get("stride", [1] * n)), settings.get("padding", padding).upper()


def steps_of(stax, layer):
    kind, settings = (layer, {}) if isinstance(layer, str) else next(iter(layer.items()))
    if kind == "dense":
        return [stax.Flatten(), stax.Dense(settings["width"], _std(settings), _std(settings, "bias-variance"))]
    if kind == "conv":
        size, stride, padding = _window(settings)
        if padding == "VALID" or "dilation" in settings:
            raise NotImplementedError("other positions are present behind this window")
        bias = _std(settings, "bias-variance")
        return [stax.Conv(settings["channels"], size, stride, padding, W_std=_std(settings), b_std=bias)]
    if kind == "activation":
        return [{"relu": stax.Relu, "erf": stax.Erf, "cos": stax.Cos}[settings]()]
    if kind in ("average-pool", "sum-pool"):
        size, stride, padding = _window(settings)
        if padding == "VALID":
            raise NotImplementedError("other positions are present behind this window")
        return [(stax.AvgPool if kind == "average-pool" else stax.SumPool)(size, stride, padding)]
    if kind == "attention":
        return [stax.GlobalSelfAttention(
            settings["channels"], 4, 4, 1, linear_scaling=True, W_key_std=_std(settings, "key-variance"), W_query_std=1.0
            * _std(settings, "key-variance"), W_value_std=_std(settings, "value-variance"),
            W_out_std=_std(settings, "output-variance"), b_std=None)]
    if kind == "dropout":
        return [stax.Dropout(1 - settings["rate"], mode="train")]
    if kind == "residual":
        return [stax.FanOut(2), stax.parallel(stax.Identity(), layers_of(stax, settings["branch"])), stax.FanInSum()]
    if kind in ("sum", "product", "concatenate"):
        branches = [layers_of(stax, branch) for branch in settings["branches"]]
        ends = {"sum": stax.FanInSum, "product": stax.FanInProd, "concatenate": lambda: stax.FanInConcat(-1)}
        return [stax.FanOut(len(branches)), stax.parallel(*branches), ends[kind]()]
    if kind == "repeat":
        return [step for _ in range(settings["times"]) for part in settings["layers"] for step in steps_of(stax, part)]
    simple = {"global-average-pool": stax.GlobalAvgPool, "global-sum-pool": stax.GlobalSumPool, "flatten": stax.Flatten}
    if kind == "layer-norm" and "epsilon" not in settings:
        return [stax.LayerNorm(eps=0.0)]
    return [simple[kind]()]


def inputs(shape):
    """Channels last, as neural-tangents has them."""
    channels, grid = shape[0], shape[1:]
    P = math.prod(grid)
    x = np.array([[((3 * u * u + 5 * i * u + 7 * i + u) % 17 - 8) / 8 for u in range(channels * P)] for i in range(3)])
    x = x.reshape(3, channels, P)
    x[0, :, P - P // 3:] = np.nan
    x[2, :, [p for p in range(P) if p % 5 == 1]] = np.nan
    return np.moveaxis(x.reshape(3, channels, *grid), 1, -1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--peer", help="folder with neural-tangents' source")
    _revive(parser.parse_args().peer)
    from neural_tangents import stax

    networks, values = {}, {}
    for line in (ROOT / "reference/theory/absent.csv").read_text().splitlines()[1:]:
        kind, name, *rest = line.split(";")
        if kind == "network":
            networks[name] = json.loads(rest[0])["network"]
            values[name] = {"nngp": np.zeros((3, 3)), "ntk": np.zeros((3, 3))}
        else:
            i, j = int(rest[0]), int(rest[1])
            values[name][kind][i, j] = values[name][kind][j, i] = float(rest[2])
    for name, network in networks.items():
        try:
            _, _, kernel_fn = layers_of(stax, network["layers"])
            found = kernel_fn(inputs(network["input"]["shape"]), None, ("nngp", "ntk"), mask_constant=np.nan)
        except (NotImplementedError, ValueError) as e:
            print(f"{name:28} - {str(e).splitlines()[0][:90]}")
            continue
        worst = 0.0
        for kernel, own in (("nngp", found.nngp), ("ntk", found.ntk)):
            expected = values[name][kernel]
            scale = np.sqrt(np.outer(np.diag(expected), np.diag(expected)))
            worst = max(worst, float(np.max(np.abs(np.asarray(own) - expected) / scale)))
        print(f"{name:28} {worst:.1e}")


if __name__ == "__main__":
    main()
