"""In every step each role may do what the contract says, and nothing is allowed before or after its steps (A5).

The rows come from the table that the wire tests use: it was read off the contract, not off the code.
"""

import pytest

from ipk.domain.people.permissions import TABLE
from ipk.domain.people.person import Role
from tests.wire.support.permission_expectations import COMMANDS, LATE, ROLES, ROWS, STEPS, UNSAID, YES

#: rules beside the table limit these: which paper belongs to which step, and that nobody writes alone in step 4
MORE_IS_ASKED = {"card.stick", "text.approve", "meeting.alone", "meeting.uncover"}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_permission_table_allows_in_each_step_what_the_contract_says(command: str, step: int) -> None:
    rule, rows = TABLE[command], [row for row in ROWS if row.cmd == command]
    in_time = rule.steps[0] <= step <= rule.steps[1]
    for role in ROLES:
        said = {row.expects(role, step) for row in rows}
        if YES in said:
            assert in_time, role
            assert Role(role) in rule.who, role
        elif said == {LATE} and command not in MORE_IS_ASKED:
            assert UNSAID not in said
            assert not in_time, role
