"""The networks: teacher, student and control, built from the layers in run.json."""

import math

import torch
from torch import nn
from torch.nn import functional as F


def same_padding(size, kernel, stride):
    """Zeros before and after an axis as TensorFlow's `same` has them: for stride 2 and an even size 0 and 1.

    PyTorch's padding="same" refuses strides above 1, and padding=1 would put the extra zero on the other side.
    """
    total = max((math.ceil(size / stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class SameConv(nn.Conv2d):
    """A convolution with `same` padding at any stride."""

    def forward(self, images):
        top, bottom = same_padding(images.shape[2], self.kernel_size[0], self.stride[0])
        left, right = same_padding(images.shape[3], self.kernel_size[1], self.stride[1])
        if top == bottom and left == right:
            return F.conv2d(images, self.weight, self.bias, self.stride, (top, left))
        return super().forward(F.pad(images, (left, right, top, bottom)))


class Residual(nn.Module):
    """relu(conv2(relu(conv1(x))) + shortcut(x)); the shortcut is a 1x1 convolution if the shape changes."""

    def __init__(self, channels, filters, stride):
        super().__init__()
        self.conv1 = SameConv(channels, filters, 3, stride)
        self.conv2 = SameConv(filters, filters, 3)
        reshapes = stride != 1 or channels != filters
        self.shortcut = SameConv(channels, filters, 1, stride) if reshapes else nn.Identity()

    def forward(self, images):
        return F.relu(self.conv2(F.relu(self.conv1(images))) + self.shortcut(images))


def make_layer(layer):
    """The module of one layer of run.json. Shapes are [C, H, W] or [D], without the batch."""
    kind, size = layer["kind"], layer["input"]
    if kind == "conv":
        return nn.Sequential(SameConv(size[0], layer["filters"], layer["kernelSize"], layer["stride"]), nn.ReLU())
    if kind == "residual":
        return Residual(size[0], layer["filters"], layer["stride"])
    if kind == "max-pool":
        return nn.MaxPool2d(2, ceil_mode=True)  # Odd edges are kept.
    if kind == "global-average-pool":
        return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
    if kind == "flatten":
        return nn.Flatten()
    if kind == "dense":
        return nn.Sequential(nn.Linear(size[0], layer["units"]), nn.ReLU())
    if kind == "logits":
        return nn.Linear(size[0], layer["units"])
    raise ValueError(f"unknown layer {kind}")


class Network(nn.Module):
    """A network of run.json. Returns its taps by name: logits [B, K], feature maps [B, C, H, W], embedding [B, D]."""

    def __init__(self, spec):
        super().__init__()
        self.taps = [(layer["name"], layer["tap"]) for layer in spec["layers"]]
        for layer in spec["layers"]:
            self.add_module(layer["name"], make_layer(layer))

    def forward(self, images):
        outputs = {}
        for name, tap in self.taps:
            images = getattr(self, name)(images)
            if tap:
                outputs[tap] = images
        return outputs

    def load(self, arrays):
        """Takes the weights of a safetensors file. A layer's activation adds a level to PyTorch's names."""
        own = self.state_dict()
        renamed = {key: key.replace(".0.", ".") for key in own}
        missing = [name for name in renamed.values() if name not in arrays]
        if missing:
            raise ValueError(f"the file has no {missing[0]}; it has {', '.join(arrays)}")
        self.load_state_dict({key: arrays[name] for key, name in renamed.items()})
        return self

    def arrays(self):
        return {key.replace(".0.", "."): value for key, value in self.state_dict().items()}


class Ensemble(nn.Module):
    """Networks that teach together: the mean of their logits, whose softmax at any T is the geometric mean of theirs."""

    def __init__(self, networks):
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, images):
        return {"logits": sum(network(images)["logits"] for network in self.networks) / len(self.networks)}
