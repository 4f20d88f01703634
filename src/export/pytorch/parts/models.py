"""The networks: teacher, student and control, built from the layers in run.json."""

from torch import nn

from layers import LAYERS


def make_layer(settings):
    """The module of one layer of run.json."""
    if settings["kind"] not in LAYERS:
        raise ValueError(f"unknown layer {settings['kind']}, expected one of {', '.join(LAYERS)}")
    return LAYERS[settings["kind"]](settings)


class Network(nn.Module):
    """A network of run.json. Returns its taps by name.

    Logits [B, K], feature maps [B, C, H, W], hidden states [B, L, D], attention [B, heads, L, L], embedding [B, D].
    """

    def __init__(self, spec):
        super().__init__()
        self.taps = [(layer["name"], layer["tap"], layer["innerTap"]) for layer in spec["layers"]]
        for layer in spec["layers"]:
            self.add_module(layer["name"], make_layer(layer))

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
