"""How a store on a server is reached; the address itself is the place."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks a server, for which of its databases (None: the user's own), and for how long.

    ``connect_s`` bounds the wait for a connection, whether it is made anew or given back by others, ``wait_s`` one
    transaction, ``retry_s`` the trying again after what may pass. ``connections`` is the size of the pool.
    """

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None
    connections: int = 50
    connect_s: float = 10.0
    wait_s: float = 60.0
    retry_s: float = 10.0
