"""Runs the code cells of a notebook in plain Python, as Jupyter would, without needing it.

    python3 notebook.py FILE.ipynb           runs it and stores what the cells show in the file
    python3 notebook.py --check FILE.ipynb   runs it and leaves the file as it is

Exit code 1 if a cell raises an exception, which is printed.
"""

import argparse
import ast
import contextlib
import io
import json
import os
import pathlib
import sys
import traceback


def run(cell, number, namespace):
    """Runs one cell and returns its outputs; the value of its last expression is shown."""
    source = "".join(cell["source"])
    tree = ast.parse(source)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
        last = ast.Expression(tree.body.pop().value)
    name = f"cell {number}"
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, name, "exec"), namespace)
        value = eval(compile(last, name, "eval"), namespace) if last else None
    outputs = []
    if printed.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": lines(printed.getvalue())})
    if value is not None:
        data = {"text/plain": lines(repr(value))}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = lines(value._repr_html_())
        outputs.append({"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"})
    return outputs


def lines(text):
    return text.splitlines(keepends=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("file", type=pathlib.Path)
    arguments.add_argument("--check", action="store_true")
    asked = arguments.parse_args()
    file = asked.file.resolve()
    content = json.loads(file.read_text("utf-8"))
    os.chdir(file.parent)
    namespace = {"__name__": "__main__"}
    for number, cell in enumerate((c for c in content["cells"] if c["cell_type"] == "code"), start=1):
        try:
            cell["outputs"] = run(cell, number, namespace)
            cell["execution_count"] = number
        except Exception:
            print(f"{file.name}, cell {number}:\n{''.join(cell['source'])}\n{traceback.format_exc()}", file=sys.stderr)
            return 1
    if not asked.check:
        file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
