"""Numbers of a formula, as Sources/Checks/Formula/FormulaValues.swift has them; used by the scripts beside."""

import numpy as np
import torch


def mixed(indices, name):
    """Numbers in -1 ..< 1 from a counter and a name, by 32-bit integers alone (murmur3's finish)."""
    text = np.uint32(2166136261)
    with np.errstate(over="ignore"):
        for byte in name.encode():
            text = np.uint32((int(text) ^ byte) * 16777619 & 0xFFFFFFFF)
        x = (indices.astype(np.uint32) + np.uint32(1)) * np.uint32(0x9E3779B1) + text
        x ^= x >> np.uint32(15)
        x *= np.uint32(0x85EBCA77)
        x ^= x >> np.uint32(13)
        x *= np.uint32(0xC2B2AE3D)
        x ^= x >> np.uint32(16)
    return x.astype(np.float64) / 2147483648.0 - 1.0


def images(step, batch, size):
    """Images of a step, `[batch, channels, height, width]`, numbered with channels last."""
    count = batch * size * size * 3
    u = 1.75 * mixed(np.arange(step * count, (step + 1) * count), "images")
    flat = torch.from_numpy(u.astype(np.float32).reshape(batch, size, size, 3))
    return flat.permute(0, 3, 1, 2).contiguous()
