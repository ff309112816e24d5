"""Works odds out in this process: for tests that are of what is asked, and not of who answers."""

import json

from game.core.prospects import request, values
from game.core.prospects.working import work_out, work_out_starts


async def answered(line: bytes) -> tuple[int, bytes]:
    """What the other process would answer: its status, and what it writes."""
    asked = request.read(json.loads(line))
    if isinstance(asked, request.OfPath):
        return 0, values.to_json(work_out(asked.table, asked.moves))
    return 0, values.starts_to_json(work_out_starts(asked.tables))
