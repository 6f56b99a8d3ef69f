"""Piper: voices of neural networks on this machine. What speaks is `PiperEngine`; what lies on disk, `voices.piper.files`."""

from voices.piper.engine import PiperEngine

__all__ = ["PiperEngine"]
