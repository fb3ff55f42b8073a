"""Sounds of a second, each with one canary: words in a place beside the sound. A table of layouts for each format."""

from tests.support.media.canaries.mp3 import MP3
from tests.support.media.canaries.mp4 import MP4
from tests.support.media.canaries.ogg import OGG
from tests.support.media.canaries.wav import WAV
from tests.support.media.canaries.webm import WEBM
from tests.support.media.sound_layouts import Layouts

FORMATS: dict[str, Layouts] = {"MP4": MP4, "MP3": MP3, "Ogg": OGG, "WebM": WEBM, "WAV": WAV}
EVERY = {f"{name}: {layout}": make for name, layouts in FORMATS.items() for layout, make in layouts.items()}
