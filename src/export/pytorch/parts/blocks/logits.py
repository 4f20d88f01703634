"""The last layer: fully connected, with bias and without activation."""

from torch import nn

from layers import layer


@layer("logits")
def logits(settings):
    return nn.Linear(settings["input"][0], settings["units"])
