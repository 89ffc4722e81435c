"""Runs networks that `wick compile --out NET.onnx` wrote in onnxruntime, and compares with the polynomial.

    python compiled_onnx.py WICK    # WICK: the command, such as ./wick

Prints, for every case, the largest difference to the polynomial at 20 000 points (long double), the certified bound of
wick, and whether it holds. onnxruntime has no error function in float64, so erf and gelu are not among the cases.
"""
import json
import subprocess
import sys
import tempfile

import numpy as np
import onnxruntime

CASES = [
    ("x*y*z", "tanh", [], lambda x, y, z: x * y * z),
    ("x*y*z", "tanh", ["--skip"], lambda x, y, z: x * y * z),
    ("3*x*y^2 - z + 1/2", "sigmoid", [], lambda x, y, z: 3 * x * y * y - z + np.longdouble(1) / 2),
    ("3*x*y^2 - z + 1/2", "silu", ["--skip"], lambda x, y, z: 3 * x * y * y - z + np.longdouble(1) / 2),
    ("(x + y)^6/64 - x*y", "softplus", [], lambda x, y: (x + y) ** 6 / 64 - x * y),
    ("x*y*z", "sin", ["--depth", "flat"], lambda x, y, z: x * y * z),
    ("x*y*z + x*y", "exp", [], lambda x, y, z: x * y * z + x * y),
]


def main(wick):
    random = np.random.default_rng(1)
    for text, activation, options, exact in CASES:
        with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
            command = [wick, "compile", text, "--activation", activation, "--tolerance", "1e-5", "--json",
                       "--out", file.name] + options
            answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            session = onnxruntime.InferenceSession(file.name, providers=["CPUExecutionProvider"])
            points = random.uniform(-1, 1, (20000, session.get_inputs()[0].shape[1]))
            points[:5000] = np.sign(points[:5000])
            values = session.run(None, {"x": points})[0][:, 0]
        columns = [points[:, i].astype(np.longdouble) for i in range(points.shape[1])]
        error = float(np.max(np.abs(values - exact(*columns))))
        verdict = "holds" if error <= answer["error_bound"] else "BROKEN"
        print(f"{text:22s} {activation:9s} {' '.join(options):14s} onnxruntime {error:.3g}  "
              f"wick {answer['measured_error']:.3g}  bound {answer['error_bound']:.3g}  {verdict}")


main(sys.argv[1])
