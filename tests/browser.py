"""The ballot in a real browser, with scripts off: `python -m tests.browser`.

Debian's Chromium and its driver, at 320 pixels, by mouse and by keyboard alone. Pictures of each
page are left in a folder, to be looked at. Without them a line says so, and nothing is checked.
"""

import argparse
import base64
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import click
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from game.core.lesson.plan import Step
from game.play.teaching import answer
from game.web.page import RELOAD
from tests.web.served import START, Served, a_lesson, goes_to, served

TOOLS: Final = ("chromium", "chromedriver")
NARROW: Final = 320
LARGE: Final = 32
"""Pixels of a letter for whoever reads at 200 per cent."""
_MEND: Final = "First vote: please mend one thing"
WEIGHED: Final = ("the_door", "trotsky")
LONGEST: Final = 10.0
"""Seconds that a page may take."""


@dataclass
class Browser:
    """A browser at one page of a lesson; faults are noted, and the run goes on."""

    driver: Chrome
    here: Served
    folder: Path
    faults: list[str] = field(default_factory=list)

    def holds(self, what: str, *, so: bool) -> None:
        """Note whether something is as it should be."""
        click.echo(f"{'ok   ' if so else 'FAULT'} {what}")
        if not so:
            self.faults.append(what)

    def tell(self, command: str, **values: object) -> dict[str, Any]:
        """A command of the browser's own."""
        told: dict[str, Any] = self.driver.execute_cdp_cmd(command, values)
        return told

    def opens(self) -> None:
        """Open the page as it is typed."""
        self.driver.get(self.here.phones.url)

    def heading(self) -> str:
        """The one heading of the page; nothing while another page comes."""
        try:
            texts = [one.text for one in self.driver.find_elements(By.CSS_SELECTOR, "h1")]
        except WebDriverException:
            return ""
        return texts[0] if len(texts) == 1 else ""

    def comes(self, title: str) -> bool:
        """Wait for a page; whether it came."""
        return self.waits(lambda: self.heading() == title)

    def waits(self, for_what: Callable[[], bool]) -> bool:
        """Wait until something is so; whether it came."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            if for_what():
                return True
            time.sleep(0.1)
        return False

    def typed(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def votes(self, code: str, letter: str) -> None:
        """Fill in the form with the mouse and send it."""
        field = self.driver.find_element(By.ID, "code")
        field.clear()
        field.send_keys(code)
        if letter:
            self.driver.find_element(By.CSS_SELECTOR, f"input[value={letter}]").click()
        self.driver.find_element(By.CSS_SELECTOR, "button").click()

    def looks(self, name: str) -> None:
        """Keep a picture of the whole page, and see that nothing stands out to the right."""
        size = self.tell("Page.getLayoutMetrics")
        wide, seen = size["cssContentSize"]["width"], size["cssLayoutViewport"]["clientWidth"]
        self.holds(f"{name}: {wide} pixels of content on {seen}", so=wide <= seen)
        picture = self.tell("Page.captureScreenshot", captureBeyondViewport=True)
        (self.folder / f"{name}.png").write_bytes(base64.b64decode(picture["data"]))

    def named(self) -> list[tuple[str, str]]:
        """Role and name of everything that a screen reader meets."""
        nodes = self.tell("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in nodes
            if not node["ignored"]
        ]


def main() -> int:
    """Try everything; the exit status is 1 if something is not as it should be."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-o", "--into", type=Path, help="the folder; a new one unless told")
    folder = options.parse_args().into or Path(tempfile.mkdtemp(prefix="juncture-browser-"))
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        click.echo(f"Nothing was tried: {', '.join(missing)} cannot be found.")
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    for part in (_by_mouse, _by_keyboard, _read_aloud, _weighed, _large, _dark):
        debate = a_lesson(*WEIGHED) if part is _weighed else a_lesson()
        with served(debate) as here, _browser(LARGE if part is _large else 16) as driver:
            browser = Browser(driver, here, folder)
            part(browser)
            said = [entry["message"] for entry in driver.get_log("browser")]  # type: ignore[no-untyped-call]
            odd = [line for line in said if "favicon" not in line and "status of 4" not in line]
            browser.holds(
                f"{part.__name__[1:]}: the browser complains of nothing {odd}", so=not odd
            )
            faults += browser.faults
    click.echo(
        f"{'As it should be' if not faults else f'{len(faults)} faults'}. Pictures: {folder}"
    )
    return 1 if faults else 0


def _by_mouse(browser: Browser) -> None:
    """Wait, vote, change, a wrong code, no letter, closed."""
    lesson = browser.here.debate
    browser.opens()
    browser.holds("before a vote the page waits", so=browser.comes("No vote is open"))
    browser.looks("waiting")
    goes_to(lesson, Step.FIRST_VOTE)
    came = browser.comes("First vote")
    browser.holds(f"it looks again by itself within {2 * RELOAD} seconds", so=came)
    browser.looks("first-vote")
    browser.votes("k7qm2", "A")
    browser.holds("a vote is thanked for", so=browser.comes("Thank you"))
    browser.holds("and counts", so=lesson.lesson.first.coded == {"K7QM2": "A"})
    browser.looks("thanks")
    browser.driver.find_element(By.CSS_SELECTOR, "a").click()
    browser.comes("First vote")
    browser.votes("K7QM2", "B")
    browser.comes("Thank you")
    browser.holds("a change replaces it", so=lesson.lesson.first.coded == {"K7QM2": "B"})
    browser.driver.refresh()
    browser.holds("to reload sends nothing again", so=browser.comes("Thank you"))
    browser.opens()
    browser.votes("ZZZZZ", "A")
    browser.comes(_MEND)
    alert = browser.driver.find_element(By.CSS_SELECTOR, "#mend").text
    browser.holds(f"a wrong code is told: {alert}", so="on no slip" in alert)
    focus = browser.driver.switch_to.active_element.get_attribute("id")
    browser.holds("and its field has the focus", so=focus == "code")
    browser.looks("wrong-code")
    browser.votes("K7QM2", "")
    held = browser.heading().startswith("First vote")
    browser.holds("without a letter the browser sends nothing", so=held)
    answer(lesson, "3 missing", START)
    browser.votes("K7QM2", "A")
    browser.holds("too late is told", so=browser.comes("That vote is closed"))
    browser.holds("and does not count", so=lesson.lesson.first.coded == {"K7QM2": "B"})
    browser.looks("closed")
    goes_to(lesson, Step.SECOND_VOTE)
    browser.opens()
    browser.looks("second-vote")
    browser.votes("ABCDE", "U")
    browser.holds("a second vote is thanked for", so=browser.comes("Thank you"))
    browser.holds("a second vote counts", so=lesson.lesson.second.coded == {"ABCDE": "U"})
    answer(lesson, "end", START)
    answer(lesson, "end", START)
    gone = browser.waits(lambda: not browser.here.phones.is_open)
    browser.holds("and the server goes with the lesson", so=gone)


def _by_keyboard(browser: Browser) -> None:
    """Vote with the keys alone."""
    lesson = browser.here.debate
    goes_to(lesson, Step.FIRST_VOTE)
    browser.opens()
    browser.typed(Keys.TAB)
    browser.typed("k7qm2", Keys.TAB)
    browser.typed(Keys.SPACE)
    browser.looks("by-keyboard-letter")
    browser.typed(Keys.ARROW_DOWN)
    browser.typed(Keys.ARROW_DOWN)
    browser.typed(Keys.TAB)
    browser.looks("by-keyboard-send")
    browser.typed(Keys.ENTER)
    came = browser.comes("Thank you")
    browser.holds("keys alone can vote", so=came)
    browser.holds("for the letter they chose", so=lesson.lesson.first.coded == {"K7QM2": "C"})
    browser.typed(Keys.TAB, Keys.ENTER)
    came = browser.comes("First vote")
    browser.holds("and come back to the vote", so=came)


def _read_aloud(browser: Browser) -> None:
    """What a screen reader is given."""
    goes_to(browser.here.debate, Step.FIRST_VOTE)
    browser.opens()
    named = browser.named()
    for wanted in (
        ("RootWebArea", "First vote"),
        ("heading", "First vote"),
        ("textbox", "Code on your slip"),
        ("button", "Send"),
    ):
        browser.holds(f"there is a {wanted[0]} named {wanted[1]}", so=named.count(wanted) == 1)
    legend = [name for role, name in named if role in ("group", "radiogroup")]
    browser.holds(f"the letters stand in a group: {legend}", so="What do you choose?" in legend)
    radios = [name for role, name in named if role == "radio"]
    sides = browser.here.debate.before.sides
    browser.holds(f"each letter is named: {radios[0]}", so=len(radios) == len(sides) + 1)
    browser.holds("by letter, shape and label", so=radios[0].startswith("A, circle: "))
    browser.holds("and not by its sign", so=not any("●" in name for name in radios))
    browser.votes("ZZZZZ", "A")
    browser.comes(_MEND)
    roles = [role for role, _ in browser.named()]
    browser.holds("what is wrong is an alert", so=roles.count("alert") == 1)


def _weighed(browser: Browser) -> None:
    """A juncture that is weighed and not chosen."""
    goes_to(browser.here.debate, Step.FIRST_VOTE)
    browser.opens()
    text = browser.driver.find_element(By.CSS_SELECTOR, "main").text
    browser.holds("what is weighed is not chosen", so="How do you weigh it?" in text)
    browser.looks("weighed")


def _large(browser: Browser) -> None:
    """Letters twice as large."""
    goes_to(browser.here.debate, Step.FIRST_VOTE)
    browser.opens()
    browser.looks("twice-as-large")


def _dark(browser: Browser) -> None:
    """On a dark phone."""
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.tell("Emulation.setEmulatedMedia", features=dark)
    goes_to(browser.here.debate, Step.FIRST_VOTE)
    browser.opens()
    browser.votes("ZZZZZ", "A")
    browser.comes(_MEND)
    browser.looks("dark")


@contextmanager
def _browser(letters: int) -> Iterator[Chrome]:
    """A narrow phone whose scripts are off and whose letters have so many pixels."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_experimental_option(
        "prefs",
        {
            "profile.managed_default_content_settings.javascript": 2,
            "webkit.webprefs.default_font_size": letters,
        },
    )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options, Service(shutil.which("chromedriver")))
    try:
        driver.set_page_load_timeout(LONGEST)
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": NARROW, "height": 640, "deviceScaleFactor": 2, "mobile": True},
        )
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        yield driver
    finally:
        driver.quit()


if __name__ == "__main__":
    sys.exit(main())
