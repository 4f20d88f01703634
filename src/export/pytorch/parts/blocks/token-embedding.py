"""A vector for each token and, if order counts, one for each position."""

import torch
from torch import nn

from layers import layer


class TokenEmbedding(nn.Module):
    def __init__(self, vocabulary, length, width, has_positions):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(length, width) if has_positions else None

    def forward(self, ids):
        rows = self.tokens(ids.long())
        if self.positions is None:
            return rows
        return rows + self.positions(torch.arange(ids.shape[1], device=ids.device))


@layer("token-embedding")
def token_embedding(settings):
    return TokenEmbedding(settings["vocabulary"], settings["input"][0], settings["width"], settings["hasPositions"])
