"""Checks the files of `--data full`, and their order, on small files in the official ones' place; prints JSON."""

import contextlib
import gzip
import hashlib
import importlib.util
import io
import json
import sys
import tempfile
from pathlib import Path

import numpy as np

spec = importlib.util.spec_from_file_location("distill", Path(sys.argv[1]) / "distill.py")
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)

COUNT = 64
LABELS = np.arange(COUNT, dtype=np.uint8) % 4
PICTURES = np.full((COUNT, 6, 6), 51, np.uint8)
PICTURES[:, 0, 0] = np.arange(COUNT)
read_idx = program.read_idx
program.read_idx = lambda folder, dataset, name: PICTURES if "images" in name else LABELS


def data(rank=0, world=1, **config):
    settings = {"dataset": "mnist", "hiddenClasses": [], "labelNoise": 0, "augmentation": "none", "batch": 8}
    return program.OfficialData("", {"config": {**settings, **config}, "numClasses": 4, "maxShift": 2}, rank, world)


def names(images):
    """The picture's number stands in its corner."""
    return [round(float(corner) * 255) for corner in images[:, 0, 0, 0]]


def epoch(rank, world, first):
    return [name for step in range(first, first + 8) for name in names(data(rank, world).at(step)[0])]


def files():
    """A file that is downloaded whole, and the same one cut off."""
    content = bytes([0, 0, 8, 1, 0, 0, 0, 1, 7])
    with tempfile.TemporaryDirectory() as served, tempfile.TemporaryDirectory() as kept:
        (Path(served) / "labels.gz").write_bytes(gzip.compress(content))
        program.OFFICIAL["test"] = f"{Path(served).as_uri()}/"
        program.HASHES["test"] = {"labels": hashlib.sha256(content).hexdigest()}
        with contextlib.redirect_stdout(io.StringIO()):
            whole = read_idx(kept, "test", "labels").tolist()
        names, path = [each.name for each in Path(kept).iterdir()], Path(kept) / "labels.gz"
        path.write_bytes(path.read_bytes()[:-9])
        try:
            read_idx(kept, "test", "labels")
            cut = "was read"
        except SystemExit as error:
            cut = str(error).replace(f"{kept}/", "")
    return {"whole": whole, "kept": names, "cut": cut}


shifted, still = data(augmentation="shift").at(0)[0], data().at(0)[0]
print(
    json.dumps(
        {
            "one": epoch(0, 1, 0),
            "next": epoch(0, 1, 8),
            "shares": [epoch(rank, 2, 0) for rank in range(2)],
            "batch": len(data(0, 2).at(0)[0]),
            "hidden": sorted({int(label) for label in data(hiddenClasses=[1, 3]).labels}),
            "wrong": int((data(labelNoise=0.25).labels.numpy() != LABELS).sum()),
            "files": files(),
            "moves": not bool((shifted == still).all()),
        }
    )
)
