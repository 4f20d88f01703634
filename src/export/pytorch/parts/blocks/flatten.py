"""Maps as one vector."""

from torch import nn

from layers import layer


@layer("flatten")
def flatten(settings):
    return nn.Flatten()
