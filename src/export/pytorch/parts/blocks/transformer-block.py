"""One encoder block of a transformer, with its layer norms after the sums as in BERT."""

import math

import torch
from torch import nn
from torch.nn import functional as F

from layers import layer


class TransformerBlock(nn.Module):
    """h = norm1(x + attention(x)), y = norm2(h + outer(gelu(inner(h)))); also returns the attention [B, heads, L, L]."""

    def __init__(self, width, heads, feed_forward):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.attention = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.inner, self.outer = nn.Linear(width, feed_forward), nn.Linear(feed_forward, width)

    def by_head(self, states):
        return states.unflatten(2, (self.heads, -1)).transpose(1, 2)

    def forward(self, states):
        queries, keys, values = (self.by_head(part(states)) for part in (self.query, self.key, self.value))
        probabilities = torch.softmax(queries @ keys.transpose(2, 3) / math.sqrt(queries.shape[3]), 3)
        mixed = (probabilities @ values).transpose(1, 2).flatten(2)
        middle = self.norm1(states + self.attention(mixed))
        return self.norm2(middle + self.outer(F.gelu(self.inner(middle)))), probabilities


@layer("transformer-block")
def transformer_block(settings):
    return TransformerBlock(settings["input"][1], settings["heads"], settings["feedForward"])
