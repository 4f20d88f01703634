"""Checks the files of `--data full`, and their order, on small files in the official ones' place; prints JSON."""

import contextlib
import gzip
import hashlib
import importlib.util
import io
import json
import struct
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
small_idx = program.read_idx = lambda folder, dataset, name: PICTURES if "images" in name else LABELS


def data(rank=0, world=1, **config):
    settings = {"dataset": "mnist", "hiddenClasses": [], "labelNoise": 0, "augmentation": "none", "batch": 8}
    settings["transferSet"] = "own"
    return program.OfficialData("", {"config": {**settings, **config}, "numClasses": 4, "maxShift": 2}, rank, world)


def names(images):
    """The picture's number stands in its corner."""
    return [round(float(corner) * 255) for corner in images[:, 0, 0, 0]]


def epoch(rank, world, first):
    return [name for step in range(first, first + 8) for name in names(data(rank, world).at(step)[0])]


def idx(shape, values, kind=8):
    """A file in the format of the official ones."""
    return struct.pack(f">HBB{len(shape)}I", 0, kind, len(shape), *shape) + bytes(values)


FILES = {"labels": idx([3], [7, 0, 9]), "images": idx([3, 2, 2], range(12))}


def refusal(folder, name):
    try:
        return read_idx(folder, "test", name).tolist()
    except SystemExit as error:
        return str(error).replace(f"{folder}/", "")


def wrong_files(folder):
    """What is said of packed and unpacked files that are damaged, each with the hash of its content, and with the right one."""
    labels, said = FILES["labels"], {}
    for name, content in {
        "no file of bytes": idx([3], [7, 0, 9], 9),
        "cut off": labels[:-1],
        "cut off in its lengths": labels[:6],
        "empty": b"",
        "of fewer values than its length": idx([4], [7, 0, 9]),
        "of more values than its length": idx([2], [7, 0, 9]),
        "another one": idx([3], [7, 0, 8]),
    }.items():
        found = []
        for path, written in {"labels": content, "labels.gz": gzip.compress(content)}.items():
            (Path(folder) / path).write_bytes(written)
            found.append(refusal(folder, "labels"))
            if name != "another one":
                # Even a file that was given out as official is checked for its format.
                program.HASHES["test"]["labels"] = hashlib.sha256(content).hexdigest()
                found.append(refusal(folder, "labels"))
                program.HASHES["test"]["labels"] = hashlib.sha256(labels).hexdigest()
            (Path(folder) / path).unlink()
        said[name] = sorted(set(found))
    return said


def uneven():
    """Fewer labels than pictures."""
    program.read_idx = lambda folder, dataset, name: PICTURES if "images" in name else LABELS[:-1]
    try:
        data()
    except SystemExit as error:
        return str(error)
    finally:
        program.read_idx = small_idx
    return "was taken"


def files():
    """Files that are downloaded whole, the same ones unpacked, and damaged ones."""
    with tempfile.TemporaryDirectory() as served, tempfile.TemporaryDirectory() as kept, tempfile.TemporaryDirectory() as plain:
        for name, content in FILES.items():
            (Path(served) / f"{name}.gz").write_bytes(gzip.compress(content))
            (Path(plain) / name).write_bytes(content)
        program.OFFICIAL["test"] = f"{Path(served).as_uri()}/"
        program.HASHES["test"] = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            whole = {name: read_idx(kept, "test", name).tolist() for name in FILES}
            downloaded = printed.getvalue().count("downloading")
            again = {name: read_idx(kept, "test", name).tolist() for name in FILES}
            unpacked = {name: read_idx(plain, "test", name).tolist() for name in FILES}
            again = again == whole == unpacked and printed.getvalue().count("downloading") == downloaded
        names, path = sorted(each.name for each in Path(kept).iterdir()), Path(kept) / "labels.gz"
        path.write_bytes(path.read_bytes()[:-9])
        cut = refusal(kept, "labels")
        return {"whole": whole, "again": again, "kept": names, "cut": cut, "wrong": wrong_files(plain)}


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
            "uneven": uneven(),
            "moves": not bool((shifted == still).all()),
        }
    )
)
