"""What the layers share: a registry of their kinds, and convolutions with TensorFlow's padding."""

import math

from torch import nn
from torch.nn import functional as F

LAYERS = {}


def layer(kind):
    """Registers the function that makes the module of a kind of layer, from its settings in run.json.

    Shapes are [C, H, W], [L, D] or [D], without the batch.
    """

    def register(make):
        LAYERS[kind] = make
        return make

    return register


def same_padding(size, kernel, stride):
    """Zeros before and after an axis as TensorFlow's `same` has them: for stride 2 and an even size 0 and 1.

    PyTorch's padding="same" refuses strides above 1, and padding=1 would put the extra zero on the other side.
    """
    total = max((math.ceil(size / stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class SameConv(nn.Conv2d):
    """A convolution with `same` padding at any stride."""

    def forward(self, images):
        top, bottom = same_padding(images.shape[2], self.kernel_size[0], self.stride[0])
        left, right = same_padding(images.shape[3], self.kernel_size[1], self.stride[1])
        if top == bottom and left == right:
            return F.conv2d(images, self.weight, self.bias, self.stride, (top, left))
        return super().forward(F.pad(images, (left, right, top, bottom)))
