"""Checks the order of `--data full` on small files in the official ones' place; prints JSON."""

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np

spec = importlib.util.spec_from_file_location("distill", Path(sys.argv[1]) / "distill.py")
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)

COUNT = 64
LABELS = np.arange(COUNT, dtype=np.uint8) % 4
PICTURES = np.full((COUNT, 6, 6), 51, np.uint8)
PICTURES[:, 0, 0] = np.arange(COUNT)
program.read_idx = lambda folder, dataset, name: PICTURES if "images" in name else LABELS


def data(rank=0, world=1, **config):
    settings = {"dataset": "mnist", "hiddenClasses": [], "labelNoise": 0, "augmentation": "none", "batch": 8}
    return program.OfficialData("", {"config": {**settings, **config}, "numClasses": 4, "maxShift": 2}, rank, world)


def names(images):
    """The picture's number stands in its corner."""
    return [round(float(corner) * 255) for corner in images[:, 0, 0, 0]]


def epoch(rank, world, first):
    return [name for step in range(first, first + 8) for name in names(data(rank, world).at(step)[0])]


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
            "moves": not bool((shifted == still).all()),
        }
    )
)
