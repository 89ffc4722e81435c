"""Writes the array files of this folder with NumPy: python3 make_arrays.py"""

import gzip
import struct
import numpy as np

values = np.arange(24.0).reshape(2, 3, 4) / 8 - 1

for name, array in {
    "c-float64": values,
    "fortran-float64": np.asfortranarray(values),
    "big-endian-float64": values.astype(">f8"),
    "float32": values.astype("f4"),
    "big-endian-fortran-float32": np.asfortranarray(values.astype(">f4")),
    "float16": values.astype("f2"),
    "int16": (values * 8).astype("i2"),
    "big-endian-int64": (values * 8).astype(">i8"),
    "int8": (values * 8).astype("i1"),
    "uint8": (values * 8 + 200).astype("u1"),
    "uint64": (values * 8 + 8).astype("u8") + np.uint64(2**63),
    "bool": values > 0,
    "vector": values[0, 0],
    "scalar": np.array(2.5),
    "empty": np.zeros((0, 3)),
    "complex": values.astype(complex),
    "text": np.array("two words \u03c7"),
    "nan": np.where(values == 0, np.nan, values),
    "fortran-infinite": np.asfortranarray(np.where(values == 0, -np.inf, values)),
}.items():
    np.save(name + ".npy", array)

np.save("objects.npy", np.array([None, 1], dtype=object), allow_pickle=True)
np.savez("stored.npz", X=values[0], y=np.array([0, 1, 1]))
np.savez_compressed("deflated.npz", X=np.asfortranarray(values[0]), y=np.array([0, 1, 1], dtype="u1"), note="kept")
with open("big-header.npy", "wb") as file:
    np.lib.format.write_array(file, values[0], version=(2, 0))

# IDX: images 3 x 2 x 2 of unsigned bytes, labels, and big-endian doubles
images = bytes([0, 0, 8, 3]) + struct.pack(">iii", 3, 2, 2) + bytes(range(250, 256)) + bytes(range(6))
open("images.idx", "wb").write(images)
with gzip.GzipFile("images.idx.gz", "wb", mtime=0) as file:
    file.write(images)
open("labels.idx", "wb").write(bytes([0, 0, 8, 1]) + struct.pack(">i", 3) + bytes([2, 0, 1]))
open("doubles.idx", "wb").write(bytes([0, 0, 14, 1]) + struct.pack(">i", 2) + struct.pack(">dd", 0.1, -1e300))
