"""One training step of a student and its control."""

from pathlib import Path

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from data import read_safetensors
from losses import HAS_PEER, METHODS, shuffle_wrong, total_loss
from models import Ensemble, Network

# TF32, which convolutions on GPUs use by default, keeps 10 bits of each factor; the page computes with 32-bit floats.
torch.backends.cudnn.allow_tf32 = False
torch.backends.cuda.matmul.allow_tf32 = False


class Lane(nn.Module):
    """A student or a control, with the tensors that its methods train beside it."""

    def __init__(self, spec, arrays, regressors):
        super().__init__()
        self.network = Network(spec).load(arrays)
        self.regressors = nn.ModuleDict(regressors)

    def forward(self, images, teacher, labels, config, methods, step):
        # Unlabelled pictures, which follow the labelled ones, are for the methods alone.
        taps = self.network(images if methods else images[: len(labels)])
        peers = {method: self.regressors[method](images) for method in methods if method in HAS_PEER}
        regressors = {method: each for method, each in self.regressors.items() if method not in HAS_PEER}
        total, terms = total_loss(taps, teacher, labels, config, methods, step, regressors, peers)
        minimised = total
        for method, peer in peers.items():
            # A peer has the labels, as a control has, and the student in the teacher's place.
            own = {"logits": taps["logits"].detach()}
            minimised = minimised + total_loss(
                peer, None, labels, {**config, "studentLabels": "seen"}, [method], step, {}, {method: own}
            )[0]
        return minimised, {"total": total, **terms}


class Projection(nn.Module):
    """Multiplies vectors by a trained matrix [out, in]."""

    def __init__(self, matrix):
        super().__init__()
        self.projection = nn.Parameter(matrix)

    def forward(self, states):
        return states @ self.projection.T


def make_regressors(arrays, spec):
    """What a file has beside the student: convolutions of hints, matrices of other methods, and peers of the student."""
    regressors = {}
    for method in METHODS:
        matrix = arrays.get(f"auxiliary.{method}.projection")
        if matrix is not None:
            regressors[method] = Projection(matrix)
        weight = arrays.get(f"auxiliary.{method}.weight")
        if weight is not None:
            conv = nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[2:])
            conv.load_state_dict({"weight": weight, "bias": arrays[f"auxiliary.{method}.bias"]})
            regressors[method] = conv
        own = f"auxiliary.{method}."
        if method in HAS_PEER and any(key.startswith(own) for key in arrays):
            regressors[method] = Network(spec).load({key[len(own) :]: each for key, each in arrays.items()})
    return regressors


def make_optimizer(lane, config):
    if config["optimizer"] == "sgd":
        return torch.optim.SGD(lane.parameters(), config["learningRate"], config["momentum"])
    return torch.optim.Adam(lane.parameters(), config["learningRate"], betas=(0.9, 0.999), eps=1e-8)


def settings_at(run, step):
    """The settings of a step: some may have moved while the run trained on the page."""
    moved = [part["values"] for part in run["settings"] if part["from"] <= step]
    return {**run["config"], **(moved[-1] if moved else {})}


class Generation:
    """One student with its control and its teacher; the first has no teacher if each teaches the next."""

    def __init__(self, folder, run, index, config, teacher, device, dtype=torch.float32):
        arrays = read_safetensors(Path(folder) / run["generations"][index]["init"])
        has_teacher = teacher is not None
        self.device = device
        self.teacher = teacher.to(device, dtype).eval() if has_teacher else None
        spec = run["networks"]["student"]
        self.student = Lane(spec, arrays, make_regressors(arrays, spec) if has_teacher else {}).to(device, dtype)
        self.control = Lane(spec, arrays, {}).to(device, dtype)
        self.lanes = [self.student, self.control]
        if dist.is_initialized():
            self.lanes = [DistributedDataParallel(lane) for lane in self.lanes]
        self.optimizers = [make_optimizer(lane, config) for lane in self.lanes]
        self.use(config)

    def use(self, config):
        """Takes the settings of the next step."""
        # A control, and a generation without a teacher, always have the labels and nothing else.
        labels_alone = ({**config, "studentLabels": "seen", "transferSet": "own"}, [])
        self.settings = [labels_alone if self.teacher is None else (config, config["methods"]), labels_alone]
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = config["learningRate"]

    def answers(self, images, orders):
        """The teacher's outputs for a batch, without a gradient."""
        if self.teacher is None:
            return {}
        with torch.no_grad():
            taps = self.teacher(images)
            if "shuffled-dark-knowledge" in self.settings[0][1]:
                taps["shuffled"] = shuffle_wrong(taps["logits"], orders)
        return taps

    def losses(self, batch, step):
        """Total and raw terms of student and control for a batch, at a step of the generation."""
        images, labels, orders = (each if each is None else each.to(self.device) for each in batch)
        teacher = self.answers(images, orders)
        return [lane(images, teacher, labels, *each, step) for lane, each in zip(self.lanes, self.settings)]

    def step(self, batch, step):
        """One update of both; returns the student's total and terms, and the control's total."""
        both = self.losses(batch, step)
        for (total, _), optimizer in zip(both, self.optimizers):
            optimizer.zero_grad()
            total.backward()
            optimizer.step()
        (_, terms), (_, control) = both
        return {**terms, "control": control["total"]}


def first_teacher(folder, run):
    spec, files = run["networks"]["teacher"], run["teachers"]
    networks = [Network(spec).load(read_safetensors(Path(folder) / name)) for name in files]
    return Ensemble(networks) if len(networks) > 1 else networks[0] if networks else None


def error_of(found, expected):
    """The largest difference, relative to the largest expected value, at least 0.001; infinite if there is NaN."""
    error = ((found - expected).abs().max() / expected.abs().max().clamp(min=1e-3)).item()
    return error if error == error else float("inf")


def use_right_convolutions(folder, run, data, device, is_main=True):
    """Turns oneDNN off if its gradients are wrong: those of Debian 13's PyTorch 2.6 are, on processors with AVX-512."""
    if device.type != "cpu" or not torch.backends.mkldnn.is_available():
        return
    start = run["generations"][0]["start"]
    images, labels, orders = data.at(start)

    def gradients(dtype):
        generation = Generation(folder, run, 0, settings_at(run, start), first_teacher(folder, run), device, dtype)
        for total, _ in generation.losses((images.to(dtype), labels, orders), 0):
            total.backward()
        return [each.grad.double() for lane in generation.lanes for each in lane.parameters()]

    def worst():
        return max(error_of(one, exact) for one, exact in zip(gradients(torch.float32), right))

    right = gradients(torch.float64)
    with_it = worst()
    if with_it <= 1e-3:
        return
    torch.backends.mkldnn.set_flags(False)
    without = worst()
    if without > 1e-3:
        torch.backends.mkldnn.set_flags(True)  # The cause is another one.
    elif is_main:
        print(f"oneDNN is turned off: the first gradients are off by {with_it:.1e} with it, by {without:.1e} without")
