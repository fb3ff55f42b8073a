"""Settings of an installation, read from `IPK_*` environment variables. No other module reads the environment."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Settings:
    """Folders, addresses and switches of one server process. Paths are absolute. docs/operations.md explains each."""

    data_dir: Path
    key_file: Path
    database_url: str = ""
    redis_url: str = ""
    public_url: str = ""
    lan_url: str = ""
    hosts: tuple[str, ...] = ()
    behind_proxy: bool = False
    async_mode: str = "eventlet"
    lane: bool = True
    probe: bool = False
    host: str = "0.0.0.0"  # noqa: S104 - phones in the room must reach it
    port: int = 5000

    def __post_init__(self) -> None:
        if self.async_mode not in ("eventlet", "threading"):
            raise ValueError("IPK_ASYNC must be 'eventlet' or 'threading'")

    @property
    def sqlite_file(self) -> Path:
        return self.data_dir / "ipk.sqlite3"

    @property
    def keys_dir(self) -> Path:
        """The folder of the conferences' wrapped data keys. A backup of the content must not contain it."""
        return self.data_dir / "keys"

    @property
    def database(self) -> str:
        """SQLAlchemy's URL of the database."""
        return self.database_url or f"sqlite:///{self.sqlite_file}"

    @classmethod
    def from_environment(cls, **overrides: Any) -> "Settings":
        """Reads `IPK_*`. `overrides` that are not None win over the environment."""
        env = os.environ
        values: dict[str, Any] = {
            "data_dir": Path(env.get("IPK_DATA_DIR", "instance")),
            "key_file": Path(env.get("IPK_KEY_FILE", "~/.config/ipk/key")),
            "database_url": env.get("IPK_DATABASE_URL", ""),
            "redis_url": env.get("IPK_REDIS_URL", ""),
            "public_url": env.get("IPK_PUBLIC_URL", ""),
            "hosts": tuple(env.get("IPK_HOSTS", "").replace(",", " ").split()),
            "behind_proxy": env.get("IPK_BEHIND_PROXY", "0") == "1",
            "async_mode": env.get("IPK_ASYNC", "eventlet"),
            "lane": env.get("IPK_LANE", "1") != "0",
            "probe": env.get("IPK_PROBE", "0") == "1",
        }
        values.update({name: value for name, value in overrides.items() if value is not None})
        for name in ("data_dir", "key_file"):
            values[name] = Path(values[name]).expanduser().resolve()
        return cls(**values)
