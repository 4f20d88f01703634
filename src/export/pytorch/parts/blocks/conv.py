"""A convolution with bias and ReLU."""

from torch import nn

from layers import SameConv, layer


@layer("conv")
def conv(settings):
    channels = settings["input"][0]
    return nn.Sequential(SameConv(channels, settings["filters"], settings["kernelSize"], settings["stride"]), nn.ReLU())
