"""Phones as a process of their own: each gets the page, votes, and changes its vote.

    python phones.py PORT VOTE [--guess] < CODES

With --guess each code is tried once, eight at a time. What came back is printed as JSON.
"""

import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlencode

ENOUGH = 30
"""Seconds after which it ends, whatever comes."""


async def exchange(port: int, request: str) -> str:
    """The status of one answer, over a socket of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.encode())
    data = await reader.read()
    writer.close()
    return data.split(b" ", 2)[1].decode()


def page(port: int) -> str:
    """The request for the page."""
    return f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"


def form(port: int, vote: str, code: str, letter: str) -> str:
    """The request with the form."""
    body = urlencode({"vote": vote, "code": code, "letter": letter})
    return (
        f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {len(body)}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}"
    )


async def phone(port: int, vote: str, code: str, letters: str, after: float) -> list[str]:
    """One phone: the page, a vote, another vote."""
    await asyncio.sleep(after)
    requests = [page(port), *(form(port, vote, code, letter) for letter in letters)]
    return [await exchange(port, request) for request in requests]


async def guesser(port: int, vote: str, codes: Iterable[str]) -> list[str]:
    """One after the other."""
    return [await exchange(port, form(port, vote, code, "A")) for code in codes]


async def main() -> None:
    """All of them."""
    port, vote, *more = sys.argv[1:]
    codes = json.load(sys.stdin)
    chance = random.Random(6)  # noqa: S311 (no secret)
    last = {code: chance.choice("ABCD") for code in codes}
    begun = time.monotonic()
    if more:
        lines = [guesser(int(port), vote, codes[first::8]) for first in range(8)]
    else:
        lines = [phone(int(port), vote, code, f"U{last[code]}", chance.random()) for code in codes]
    told = await asyncio.wait_for(asyncio.gather(*lines), ENOUGH)
    statuses = Counter(status for line in told for status in line)
    seconds = time.monotonic() - begun
    sys.stdout.write(json.dumps({"statuses": statuses, "last": last, "seconds": seconds}))


asyncio.run(main())
