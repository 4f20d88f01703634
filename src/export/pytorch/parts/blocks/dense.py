"""A fully connected layer with bias and ReLU."""

from torch import nn

from layers import layer


@layer("dense")
def dense(settings):
    return nn.Sequential(nn.Linear(settings["input"][0], settings["units"]), nn.ReLU())
