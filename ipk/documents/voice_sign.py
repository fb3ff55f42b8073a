"""Draws a voice recording as SVG for paper: a speech bubble with bars of loudness, as on screens."""

#: loudness of a recording without a stored waveform
UNKNOWN = "2345432345654323454323456543"
INK, GROUND = "#17466a", "#dcebf6"
BUBBLE = "M14 12h72a10 10 0 0 1 10 10v48a10 10 0 0 1-10 10H44L24 96V80H14A10 10 0 0 1 4 70V22A10 10 0 0 1 14 12z"
STROKES = 5
STEP, MIDDLE, TALLEST = 14, 46, 24


def voice_sign(wave: str) -> bytes:
    """Returns SVG. `wave` is the recording's loudness as digits."""
    heard = [int(digit) for digit in wave or UNKNOWN]
    parts = [heard[len(heard) * n // STROKES : len(heard) * (n + 1) // STROKES] for n in range(STROKES)]
    path = "".join(_stroke(number, max(part, default=0)) for number, part in enumerate(parts))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<path d="{BUBBLE}" fill="{GROUND}" stroke="{INK}" stroke-width="4" stroke-linejoin="round"/>'
        f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="7" stroke-linecap="round"/></svg>'
    ).encode()


def _stroke(number: int, loudness: int) -> str:
    half = 2 + TALLEST * loudness / 10
    return f"M{22 + number * STEP} {MIDDLE - half:.1f}v{2 * half:.1f}"
