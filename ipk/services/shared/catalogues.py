"""What the organisation offers for choosing (`profiles/`): the same for all conferences of an installation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ipk.domain.meeting.evaluation import Evaluation
from ipk.domain.preparation.snacks import SnackCatalogue
from ipk.domain.profile.questionnaires import Questionnaire


@dataclass(frozen=True)
class Catalogues:
    """`tunes`: ids of the pieces of music. `questionnaires`: by their ids."""

    tunes: tuple[str, ...] = ()
    snacks: SnackCatalogue = field(default_factory=SnackCatalogue)
    questionnaires: Mapping[str, Questionnaire] = field(default_factory=dict[str, Questionnaire])
    evaluation: Evaluation = field(default_factory=Evaluation)


_current = [Catalogues()]


def set_catalogues(chosen: Catalogues) -> None:
    """Called once, at the start of a process, with what was read from `profiles/`."""
    _current[:] = [chosen]


def catalogues() -> Catalogues:
    return _current[0]
