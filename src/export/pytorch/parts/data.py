"""The files of the run: weights (safetensors), pictures, labels, and the order in which they are seen."""

import gzip
import hashlib
import json
import shutil
import struct
import urllib.request
import zlib
from pathlib import Path

import numpy as np
import torch
from torch.utils.data.distributed import DistributedSampler

OFFICIAL = {
    "mnist": "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "fashion-mnist": "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
}
# sha256 of the unpacked files.
HASHES = {
    "mnist": {
        "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    },
    "fashion-mnist": {
        "train-images-idx3-ubyte": "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        "train-labels-idx1-ubyte": "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        "t10k-images-idx3-ubyte": "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        "t10k-labels-idx1-ubyte": "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
    },
}


def read_safetensors(path):
    """Arrays of 32-bit floats by name. The metadata in the header is no array."""
    content = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = np.frombuffer(content[8 + length + begin : 8 + length + end], "<f4")
        arrays[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return arrays


def write_safetensors(path, arrays):
    header, values, at = {"__metadata__": {"format": "pt"}}, [], 0
    for name, array in arrays.items():
        values.append(array.detach().cpu().numpy().astype("<f4").tobytes())
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [at, at + len(values[-1])]}
        at += len(values[-1])
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + b"".join(values))


def parse_idx(content):
    """The array of an IDX file of unsigned bytes: two zeros, the type 8, the number of axes, their lengths, the values."""
    if len(content) < 4 or content[:3] != b"\0\0\x08" or len(content) < 4 + 4 * content[3]:
        return None
    shape, start = struct.unpack(f">{content[3]}I", content[4 : 4 + 4 * content[3]]), 4 + 4 * content[3]
    if len(content) != start + int(np.prod(shape)):
        return None
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


def read_idx(folder, dataset, name):
    """One official file, packed or not, downloaded on first use and checked."""
    if dataset not in OFFICIAL:
        raise SystemExit(f"{dataset} has no official files to train on: use the pictures of this run, in data/")
    path = Path(folder) / f"{name}.gz"
    if (Path(folder) / name).exists():
        path = Path(folder) / name
    elif not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        print(f"downloading {OFFICIAL[dataset]}{name}.gz")
        # Under another name until it is whole: an interrupted download starts again.
        part = path.with_suffix(".part")
        with urllib.request.urlopen(f"{OFFICIAL[dataset]}{name}.gz", timeout=60) as source, part.open("wb") as target:
            shutil.copyfileobj(source, target)
        part.replace(path)
    content = path.read_bytes()
    try:
        if path.suffix == ".gz":
            content = gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        content = b""
    array = parse_idx(content)
    if array is None or hashlib.sha256(content).hexdigest() != HASHES[dataset][name]:
        raise SystemExit(f"{path} is not the official file: delete it and start again")
    return array


def as_images(pictures):
    """[n, H, W] or [n, H, W, C] of 0..255 to [n, C, H, W] of 0..1; no mean or deviation is taken out. Texts stay ids [n, L]."""
    if pictures.ndim == 2:
        return torch.from_numpy(pictures.astype(np.int64))
    images = torch.from_numpy(np.array(pictures)).float() / 255
    return images[:, None] if images.dim() == 3 else images.permute(0, 3, 1, 2).contiguous()


def shift(images, downs, rights):
    """Moves each picture down and to the right; the rim is filled with zeros."""
    moved = torch.zeros_like(images)
    height, width = images.shape[2:]
    for row, (down, right) in enumerate(zip(downs, rights)):
        target = moved[row, :, max(0, down) : height + min(0, down), max(0, right) : width + min(0, right)]
        target.copy_(images[row, :, max(0, -down) : height + min(0, -down), max(0, -right) : width + min(0, -right)])
    return moved


class RunData:
    """The training data of the page, with its very batches: labelled pictures first, then unlabelled ones or those of the transfer set."""

    def __init__(self, folder, run, rank=0, world=1):
        data = Path(folder) / "data"
        kind = "tokens" if (data / "train-tokens.npy").exists() else "images"
        self.images = as_images(np.load(data / f"train-{kind}.npy"))
        self.labels = torch.from_numpy(np.load(data / "train-labels.npy").astype(np.int64))
        self.test = as_images(np.load(data / f"test-{kind}.npy")), torch.from_numpy(
            np.load(data / "test-labels.npy").astype(np.int64)
        )
        self.batches = torch.from_numpy(np.load(Path(folder) / "batches.npy").astype(np.int64))
        self.codes = np.load(data / "shifts.npy") if (data / "shifts.npy").exists() else None
        self.orders = None
        if (data / "shuffles.npy").exists():
            self.orders = torch.from_numpy(np.load(data / "shuffles.npy").astype(np.int64))
        self.start, self.max_shift, self.batch = run["generations"][0]["start"], run["maxShift"], run["config"]["batch"]
        self.rank, self.world = rank, world
        if self.batch % world:
            raise SystemExit(f"a batch of {self.batch} cannot be split among {world} processes")

    def rows(self):
        """This process's rows of a batch: the labelled ones are the first `self.batch`."""
        total = self.batches.shape[1]
        labelled = range(self.rank, self.batch, self.world)
        return torch.tensor([*labelled, *range(self.batch + self.rank, total, self.world)]), len(labelled)

    def at(self, step):
        """Images, labels of the first of them, and the orders of the wrong classes (None unless shuffled)."""
        rows, num_labelled = self.rows()
        places = self.batches[step - self.start][rows]
        images = self.images[places]
        if self.codes is not None:
            downs, rights = np.divmod(self.codes[step - self.start][rows.numpy()].astype(int), 2 * self.max_shift + 1)
            images = shift(images, (downs - self.max_shift).tolist(), (rights - self.max_shift).tolist())
        labels = self.labels[places[:num_labelled]]
        return images, labels, None if self.orders is None else self.orders[places]


class OfficialData:
    """All official training pictures in an order of their own: another run with the same settings.

    Hidden classes stay hidden and the share of wrong labels is the same; there are no unlabelled pictures.
    """

    def __init__(self, folder, run, rank=0, world=1, seed=0):
        config, dataset = run["config"], run["config"]["dataset"]
        if config["transferSet"] != "own":
            raise SystemExit(
                f"--data full has no pictures of the transfer set {config['transferSet']}: use those of this run, in data/"
            )
        pictures, labels = (read_idx(folder, dataset, f"train-{part}-ubyte") for part in ("images-idx3", "labels-idx1"))
        if len(pictures) != len(labels):
            raise SystemExit(f"{folder} has {len(pictures)} training pictures and {len(labels)} labels: delete it and start again")
        shown = [k for k in range(run["numClasses"]) if k not in config["hiddenClasses"]]
        keep = np.isin(labels, shown)
        self.images, labels = as_images(pictures[keep]), labels[keep].astype(np.int64)
        random = np.random.default_rng(seed)
        for place in random.permutation(len(labels))[: round(config["labelNoise"] * len(labels))]:
            labels[place] = random.choice([k for k in shown if k != labels[place]] or [labels[place]])
        self.labels = torch.from_numpy(labels)
        self.orders = torch.from_numpy(np.argsort(random.random((len(labels), run["numClasses"] - 1)), 1))
        test = [read_idx(folder, dataset, f"t10k-{part}-ubyte") for part in ("images-idx3", "labels-idx1")]
        self.test = as_images(test[0]), torch.from_numpy(test[1].astype(np.int64))
        self.shifts = config["augmentation"] == "shift"
        self.max_shift, self.seed, self.rank = run["maxShift"], seed, rank
        if config["batch"] % world:
            raise SystemExit(f"a batch of {config['batch']} cannot be split among {world} processes")
        self.batch = config["batch"] // world
        self.sampler = DistributedSampler(self.labels, world, rank, shuffle=True, seed=seed, drop_last=True)
        self.epoch, self.order = -1, []

    def at(self, step):
        per_epoch = max(1, len(self.sampler) // self.batch)
        epoch, at = divmod(step, per_epoch)
        if epoch != self.epoch:
            self.sampler.set_epoch(epoch)  # Without it every epoch has the same order.
            self.epoch, self.order = epoch, torch.tensor(list(self.sampler))
        places = self.order[at * self.batch : (at + 1) * self.batch]
        images = self.images[places]
        if self.shifts:
            random = np.random.default_rng([self.seed, step, self.rank])
            moves = random.integers(-self.max_shift, self.max_shift + 1, (2, len(places)))
            images = shift(images, *moves.tolist())
        return images, self.labels[places], self.orders[places]
