"""The data folder is its owner's alone, also one that was made with other rights (A33, P8)."""

import os
import sys
from pathlib import Path

import pytest

from ipk.storage.database.migrate import migrate
from tests.storage.conftest import Installation
from tests.storage.sample_records import nothing

pytestmark = [pytest.mark.abuse, pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")]


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def open_to_everybody(folder: Path) -> None:
    folder.chmod(0o755)
    for parent, folders, files in os.walk(folder):
        for name in folders:
            Path(parent, name).chmod(0o777)
        for name in files:
            Path(parent, name).chmod(0o666)


def test_permissions_of_an_existing_data_folder_are_restricted_at_start(installation: Installation) -> None:
    installation.open().create("anicka", nothing)
    folder = installation.settings.data_dir
    (folder / "media" / "anicka").mkdir(parents=True)
    (folder / "media" / "anicka" / "m-1").write_bytes(b"sealed")
    open_to_everybody(folder)
    migrate(installation.settings)
    assert rights(folder) == 0o700
    for path in (*folder.rglob("*"),):
        assert rights(path) == (0o700 if path.is_dir() else 0o600), path


def test_files_of_others_in_the_data_folder_keep_their_permissions(installation: Installation, tmp_path: Path) -> None:
    """Somebody may have named a folder of their own, or linked to one."""
    folder, elsewhere = installation.settings.data_dir, tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    script, linked = folder / "backup.sh", elsewhere / "notes"
    for path in (script, linked):
        path.write_text("")
        path.chmod(0o755)
    (folder / "media").symlink_to(elsewhere)
    migrate(installation.settings)
    assert rights(folder) == 0o700
    assert {rights(path) for path in (script, elsewhere, linked)} == {0o755}
