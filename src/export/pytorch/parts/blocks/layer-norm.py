"""Layer norm of each token's vector."""

from torch import nn

from layers import layer


@layer("layer-norm")
def layer_norm(settings):
    return nn.LayerNorm(settings["input"][1])
