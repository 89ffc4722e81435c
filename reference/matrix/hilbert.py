"""Eigenvalues of the 6 x 6 Hilbert matrix 1 / (i + j + 1), with 50 digits of working precision, into hilbert.txt."""
from pathlib import Path

from mpmath import eigsy, matrix, mp, mpf, nstr

mp.dps = 50
hilbert = matrix([[mpf(1) / (i + j + 1) for j in range(6)] for i in range(6)])
lines = [nstr(value, 20) for value in sorted(eigsy(hilbert, eigvals_only=True))]
Path(__file__).with_suffix(".txt").write_text("\n".join(lines) + "\n")
