"""The table of what people feel says honestly what was reached."""

from bench.browser.figures import FIGURES, rows


def test_a_figure_is_compared_with_its_target() -> None:
    assert [verdict for *_, verdict in rows({"wall_painted_s": 2.0, "wall_zoom_all_fps": 40.0})] == ["reached"] * 2
    assert [verdict for *_, verdict in rows({"wall_painted_s": 2.1, "wall_zoom_all_fps": 39.0})] == ["not reached"] * 2


def test_the_baseline_of_the_machine_has_no_target() -> None:
    [(_, about, measured, wanted, verdict)] = rows({"empty_page_fps": 41.6})
    assert (measured, wanted, verdict) == ("42", "", "")
    assert "floor" in about


def test_unmeasured_figures_have_no_row_and_others_keep_their_order() -> None:
    found = {"ink_another_screen_ms": 44.0, "first_load_child_kb": 119.0}
    assert [key for key, *_ in rows(found)] == ["first_load_child_kb", "ink_another_screen_ms"]
    assert len(rows(dict.fromkeys(FIGURES, 1.0))) == len(FIGURES)
