"""Two convolutions with a shortcut around them."""

from torch import nn
from torch.nn import functional as F

from layers import SameConv, layer


class Residual(nn.Module):
    """relu(conv2(relu(conv1(x))) + shortcut(x)); the shortcut is a 1x1 convolution if the shape changes."""

    def __init__(self, channels, filters, stride):
        super().__init__()
        self.conv1 = SameConv(channels, filters, 3, stride)
        self.conv2 = SameConv(filters, filters, 3)
        reshapes = stride != 1 or channels != filters
        self.shortcut = SameConv(channels, filters, 1, stride) if reshapes else nn.Identity()

    def forward(self, images):
        return F.relu(self.conv2(F.relu(self.conv1(images))) + self.shortcut(images))


@layer("residual")
def residual(settings):
    return Residual(settings["input"][0], settings["filters"], settings["stride"])
