"""The mean over the positions of a text."""

from torch import nn

from layers import layer


class MeanPool(nn.Module):
    def forward(self, states):
        return states.mean(1)


@layer("mean-pool")
def mean_pool(settings):
    return MeanPool()
