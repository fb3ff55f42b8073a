"""The figures of `run.py bench --browser`, each with its meaning and its target."""

from dataclasses import dataclass

DEVICE = "4 × slower processor"
WALL = "300 cards, 30 drawings, 20 photos"


@dataclass(frozen=True)
class Figure:
    """`most` or `least` is the target; a figure without one helps to interpret the others."""

    about: str
    most: float | None = None
    least: float | None = None

    def wanted(self) -> str:
        if self.most is not None:
            return f"≤ {self.most:g}"
        return f"≥ {self.least:g}" if self.least is not None else ""

    def verdict(self, value: float) -> str:
        if self.most is None and self.least is None:
            return ""
        reached = value <= self.most if self.most is not None else value >= (self.least or 0)
        return "reached" if reached else "not reached"


FIGURES = {
    "first_load_child_kb": Figure("first load of the child, compressed KB", most=120),
    "first_load_phone_kb": Figure("first load of the phone", most=120),
    "first_load_facilitator_kb": Figure("first load of the facilitator", most=120),
    "first_load_display_kb": Figure("first load of the display", most=120),
    "first_load_guide_kb": Figure("first load of the guide", most=120),
    "first_use_child_s": Figure(f"child's tablet usable: {DEVICE}, 1.6 Mbit/s, 150 ms, nothing kept", most=2.5),
    "first_use_phone_s": Figure(f"phone usable: {DEVICE}, 1.6 Mbit/s, 150 ms, nothing kept", most=2.5),
    "empty_page_fps": Figure(f"an empty page on which a word moves, {DEVICE}: the floor of all frames below"),
    "wall_painted_s": Figure(f"facilitator, {WALL}, {DEVICE}: all painted", most=2),
    "wall_longest_task_ms": Figure("its longest task", most=200),
    "wall_pan_all_fps": Figure(f"facilitator, {WALL}, {DEVICE}: the whole wall is pulled"),
    "wall_zoom_all_fps": Figure("the whole wall is zoomed", least=40),
    "wall_pan_step_fps": Figure("the papers of this step are pulled"),
    "wall_zoom_step_fps": Figure("the papers of this step are zoomed", least=40),
    "wall_moves_fps": Figure("another person moves ten cards a second", least=45),
    "display_moves_fps": Figure(f"display, {WALL}, {DEVICE}: another person moves ten cards a second", least=55),
    "child_draws_fps": Figure(f"child draws, {DEVICE}, while another person moves ten cards a second", least=55),
    "many_painted_s": Figure(f"facilitator, 1,900 cards, {DEVICE}: all painted", most=4),
    "many_longest_task_ms": Figure("its longest task", most=200),
    "many_weak_first_cards_s": Figure(f"1,900 cards, {DEVICE}, 1.6 Mbit/s, 150 ms: the first cards", most=3),
    "many_weak_painted_s": Figure("all of them"),
    "join_answer_p95_ms": Figure(f"14 people open a wall of {WALL}: p95 of another person's answers", most=150),
    "ink_another_screen_ms": Figure("drawn point to its paint on the display", most=45),
    "ink_own_screen_ms": Figure(f"drawn point to its paint on the same screen, {DEVICE}"),
    "photo_s": Figure("12 MP photo, from the tap to the display", most=1.5),
    "photo_hub_gap_ms": Figure("longest gap of the server's hub in a second meanwhile"),
    "page_turn_ms": Figure(f"a page of the book turns on the child's tablet, {DEVICE}"),
}


def rows(values: dict[str, float]) -> list[tuple[str, str, str, str, str]]:
    """(key, about, measured, to reach, verdict) of what was measured, in the order of the list above."""
    return [
        (key, figure.about, _shown(values[key]), figure.wanted(), figure.verdict(values[key]))
        for key, figure in FIGURES.items()
        if key in values
    ]


def _shown(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"
