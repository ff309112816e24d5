"""A scenario of the tests' own to hold lessons at: a better text elsewhere changes no picture."""

from functools import cache
from typing import Final

from game.core.scenario.scenario import Scenario
from tests.play.small import SMALL, from_text

NAME: Final = "classroom"
FIRST: Final = "ferry"
SECOND: Final = "vote"
"""Its two junctures with material, in their order."""

_FERRY: Final = """\
  - juncture: ferry
    date: 1917-01-14
    title: The last ferry
    place: On the river
    text: The ferryman holds the rope.
    known: Nobody in the town knows whether the ice will bear tomorrow.
    voices:
      - {who: martov, says: "Whoever leaves first will be asked why for years.",
         grade: judged}
    options:
      cross:
        label: Cross tonight, with the printing press and six people
        text: He crossed before the ice came, and the press stood in a barn until spring.
        effects: {base: -1 The town remembers who left.}
        so: [left]
        because: [{says: The river froze that night., grade: argued, cites: [carr]}]
      stay:
        label: Stay, and hide the press
        text: He stayed. The press was found in March.
        effects: {base: +1 The town remembers who stayed.}
        because: [{says: A list of what was found is kept., grade: argued, cites: [carr]}]
      send:
        label: Send the press alone
        text: The press crossed and nobody knew how to run it.
        because: [{says: It is likely., grade: judged}]
      sink:
        label: Sink both ferry and press, so that nobody has them
        text: Both lie there still.
        because: [{says: It is likely., grade: judged}]
    history:
      took: stay
      text: He stayed until the thaw.
      because: [{says: A letter of his is dated from the town., grade: documented, cites: [carr]}]
    lesson:
      silent: One boat, one night. What would you need to know?
      question: Is it right to save the tool if that leaves the town without a voice?
      situation: >
        The river is closing. One ferry can still cross tonight, with the press or with the people
        who print, and hardly with both. The police are two days away. The town has elected him,
        and will ask tomorrow where he is.
      facts: [The ferry carries six., The press weighs as much as four people.]
      warning: Arrest and exile are spoken of.
      positions:
        cross:
          claim: Go while there is a boat.
          reasons:
            - {says: A press can speak to ten towns., grade: argued, cites: [carr]}
            - {says: Prison prints nothing., grade: judged}
          risk: Whoever leaves may not be let in again.
        stay:
          claim: Stay where you were elected.
          reasons: [{says: The town chose him three weeks ago., grade: documented, cites: [carr]}]
          risk: The press may be found.
        send:
          claim: Save the tool, and stay yourself.
          reasons: [{says: Others could learn to print., grade: judged}]
          risk: Nobody may know how to run it.
        sink:
          claim: Leave nothing to take.
          reasons: [{says: What is sunk betrays nobody., grade: judged}]
          risk: It cannot be undone.
      objections:
        cross: It looks like flight.
        stay: A hidden press is a found press.
        send: A press is not a voice.
        sink: Nobody will thank you in spring.
      whoever_chose: The winter was long, and the police came on the third day.
      horizon: some weeks
      whose_cost: Those who could not leave.
      compare: Printers of other towns had buried their presses a year before.
      view: He could have crossed.
      concepts: [causation, perspectives]
      sources:
        - title: A letter
          source: carr
          date: 1917-01
          read: before
          caption: The ferryman's wife to her sister, January 1917
          original: The men stand at the rope, and none of them will say who is to sit down first.
          adapted: The men wait at the rope. Nobody wants to be the first to sit in the boat.
          words: {rope: what holds the ferry}
          questions: ["Who could have written this, and for whom?"]
        - title: A list
          source: carr
          date: 1917-01
          read: before
          caption: A list of what the town owns, January 1917
          original: "One press, iron. One ferry. Bread for nine days."
"""

_LAST: Final = """\
    lesson:
      question: May one agree so as to stay in the room?
      positions:
        aye: {claim: Agree., reasons: [{says: It keeps a seat., grade: judged}], risk: It binds.}
        nay: {claim: Refuse., reasons: [{says: It is true., grade: judged}], risk: It is lonely.}
      objections: {aye: It looks weak., nay: It changes nothing.}
      whoever_chose: The vote was lost already.
      view: He could have refused.
    history: {took: aye}
endings:
"""


@cache
def classroom() -> Scenario:
    """The scenario."""
    first, rest = SMALL.split("  - juncture: first\n")
    rest = rest[rest.index("  - fortune: weather") :]
    text = first + _FERRY + rest
    text = text.replace(
        "  lenin: {name: Lenin}\n", "  lenin: {name: Lenin}\n  martov: {name: Martov}\n"
    )
    text = text.replace("short: [first, vote]", "short: [ferry, vote]")
    return from_text(text.replace("    history: {took: aye}\nendings:\n", _LAST))
