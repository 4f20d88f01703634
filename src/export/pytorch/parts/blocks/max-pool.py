"""2x2 max pooling."""

from torch import nn

from layers import layer


@layer("max-pool")
def max_pool(settings):
    return nn.MaxPool2d(2, ceil_mode=True)  # Odd edges are kept.
