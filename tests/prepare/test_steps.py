"""Something is made once, and again when what it was made from has changed."""

from pathlib import Path

import pytest

from prepare import lock, steps
from prepare.errors import CannotPrepare
from prepare.steps import Step, make_ready


class Workshop:
    """A checkout with one step that writes `out` from `in`, and counts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0
        self.fact = "one"
        (folder / "in").mkdir()
        (folder / "in" / "a.txt").write_text("a")

    def step(self) -> Step:
        return Step(
            name="work",
            title="Working",
            make=self._make,
            inputs=("in/**/*",),
            outputs=("out",),
            facts=lambda: (self.fact,),
        )

    def ready(self) -> int:
        make_ready([self.step()])
        return self.made

    def _make(self) -> None:
        self.made += 1
        (self.folder / "out").write_text("made")


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    for module in (steps, lock):
        monkeypatch.setattr(module, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    return Workshop(tmp_path)


def test_an_unchanged_step_is_not_run_again(workshop: Workshop) -> None:
    assert workshop.ready() == 1
    assert workshop.ready() == 1


@pytest.mark.parametrize("change", ["edited", "added", "renamed", "removed", "fact"])
def test_every_change_of_an_input_runs_the_step_again(workshop: Workshop, change: str) -> None:
    (workshop.folder / "in" / "b.txt").write_text("b")
    workshop.ready()
    file = workshop.folder / "in" / "a.txt"
    if change == "edited":
        file.write_text("other")
    elif change == "added":
        (workshop.folder / "in" / "deep").mkdir()
        (workshop.folder / "in" / "deep" / "c.txt").write_text("c")
    elif change == "renamed":
        file.rename(file.with_name("z.txt"))
    elif change == "removed":
        file.unlink()
    else:
        workshop.fact = "two"
    assert workshop.ready() == 2


def test_a_missing_output_runs_the_step_again(workshop: Workshop) -> None:
    workshop.ready()
    (workshop.folder / "out").unlink()
    assert workshop.ready() == 2


def test_a_failed_step_stays_due_and_earlier_steps_are_kept(workshop: Workshop) -> None:
    def fail() -> None:
        raise CannotPrepare("no")

    failing = Step(name="failing", title="Failing", make=fail)
    with pytest.raises(CannotPrepare):
        make_ready([workshop.step(), failing])
    assert not failing.fresh()
    assert workshop.ready() == 1


def test_progress_is_printed_only_when_a_step_runs(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.ready()
    assert capsys.readouterr().out.startswith("[1/1] Working … done (")
    workshop.ready()
    assert capsys.readouterr().out == ""
