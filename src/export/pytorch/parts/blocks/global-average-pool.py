"""The mean over height and width."""

from torch import nn

from layers import layer


@layer("global-average-pool")
def global_average_pool(settings):
    return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
