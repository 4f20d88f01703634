"""The networks: teacher, student and control, built from the layers in run.json."""

import torch
from torch import nn
from torch.nn.utils import parametrize

from layers import LAYERS


def make_layer(settings):
    """The module of one layer of run.json."""
    if settings["kind"] not in LAYERS:
        raise ValueError(f"unknown layer {settings['kind']}, expected one of {', '.join(LAYERS)}")
    return LAYERS[settings["kind"]](settings)


class Rounded(nn.Module):
    """Weights as they are in few bits, symmetric, with one scale per output channel; the gradient passes straight through."""

    def __init__(self, bits, axis):
        super().__init__()
        self.largest, self.axis = 2 ** (bits - 1) - 1, axis

    def forward(self, weight):
        with torch.no_grad():
            # In 32 bits as on the page: in 64, a weight half-way between two steps would go to the other one.
            exact = weight.float()
            others = [axis for axis in range(weight.dim()) if axis != self.axis % weight.dim()]
            scale = exact.abs().amax(others, keepdim=True) / self.largest
            scale = scale.masked_fill(scale == 0, 1)
            rounded = (torch.round(exact / scale) * scale).to(weight.dtype)
        return weight + (rounded - weight).detach()


def quantise(network, bits):
    """Lets a network compute with weights of few bits in every pass. Biases, and what is trained, stay floats."""
    for module in list(network.modules()):
        # PyTorch's convolutions and linear layers have their outputs first, everything else has them last.
        axis = 0 if isinstance(module, (nn.Conv2d, nn.Linear)) else -1
        for name, parameter in list(module.named_parameters(recurse=False)):
            if parameter.dim() > 1:
                parametrize.register_parametrization(module, name, Rounded(bits, axis))


def plain_name(key):
    """The name of a parameter in our files: an activation and a rounding add levels to PyTorch's."""
    key = key.replace(".0.", ".")
    return key.replace(".parametrizations.", ".").replace(".original", "")


class Network(nn.Module):
    """A network of run.json. Returns its taps by name.

    Logits [B, K], feature maps [B, C, H, W], hidden states [B, L, D], attention [B, heads, L, L], embedding [B, D].
    """

    def __init__(self, spec):
        super().__init__()
        self.taps = [(layer["name"], layer["tap"], layer["innerTap"]) for layer in spec["layers"]]
        for layer in spec["layers"]:
            self.add_module(layer["name"], make_layer(layer))
        if spec.get("bits", 32) < 32:
            quantise(self, spec["bits"])

    def forward(self, images):
        outputs = {}
        for name, tap, inner in self.taps:
            images = getattr(self, name)(images)
            if isinstance(images, tuple):  # The layer has an inner result, too.
                images, outputs[inner or ""] = images
            if tap:
                outputs[tap] = images
        return outputs

    def load(self, arrays):
        """Takes the weights of a safetensors file."""
        own = self.state_dict()
        renamed = {key: plain_name(key) for key in own}
        missing = [name for name in renamed.values() if name not in arrays]
        if missing:
            raise ValueError(f"the file has no {missing[0]}; it has {', '.join(arrays)}")
        self.load_state_dict({key: arrays[name] for key, name in renamed.items()})
        return self

    def arrays(self):
        return {plain_name(key): value for key, value in self.state_dict().items()}


class Ensemble(nn.Module):
    """Networks that teach together: the mean of their logits, whose softmax at any T is the geometric mean of theirs."""

    def __init__(self, networks):
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, images):
        return {"logits": sum(network(images)["logits"] for network in self.networks) / len(self.networks)}
