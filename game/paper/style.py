"""How papers look: large sans serif type with air, black on white paper, off-white on screens.

After the style guide of the British Dyslexia Association: 12 points or more, no italics, no
underlining, no capitals for emphasis. Nothing is told by a colour or a shade alone.
"""

from typing import Final, Literal

Format = Literal["a4", "letter"]
FORMATS: Final[tuple[Format, ...]] = ("a4", "letter")

_SIZES: Final = {"a4": ("A4", "277mm"), "letter": ("letter", "259mm")}
"""The name that CSS has for it, and how high the room inside the margins is."""

_STYLE: Final = """
@page { size: SIZE; margin: 10mm 12mm; }
* { box-sizing: border-box; }
html { background: #fbf7ec; color: #111; }
body { font: 12.5pt/1.45 Arial, Helvetica, "Liberation Sans", "DejaVu Sans", sans-serif;
  letter-spacing: .01em; word-spacing: .06em; max-width: 186mm; margin: 0 auto; padding: 8mm 4mm; }
h1, h2, h3 { line-height: 1.25; margin: .9em 0 .3em; break-after: avoid; break-inside: avoid; }
header { border-bottom: .75pt solid #111; margin-bottom: 4mm; }
header p { margin-bottom: 1.5mm; }
h1 { font-size: 19pt; margin-top: 0; } h2 { font-size: 15pt; } h3 { font-size: 12.5pt; }
p, ul, ol, dl, table, blockquote { margin: 0 0 .6em; }
p, li, dd, td { orphans: 2; widows: 2; overflow-wrap: anywhere; }
li { break-inside: avoid; margin-bottom: .2em; }
.large { font-size: 16pt; font-weight: bold; line-height: 1.35; }
.note { border-left: 3pt solid #111; padding-left: 3mm; }
.warning { border: 1.5pt solid #111; padding: 2mm 3mm; font-weight: bold; }
dl > div { break-inside: avoid; margin-bottom: .3em; }
dt { font-weight: bold; display: inline; }
dd { display: inline; margin: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
caption { text-align: left; font-weight: bold; padding-bottom: 1mm; break-after: avoid; }
th, td { border: 1pt solid #111; padding: 1.2mm 2mm; text-align: left; vertical-align: top; }
tr { break-inside: avoid; } thead { display: table-header-group; }
.many { table-layout: auto; } .short { break-inside: avoid; }
blockquote { border-left: 1pt solid #111; padding: 0 0 0 4mm; }
blockquote p:last-child, .card > :last-child, .piece > :last-child { margin-bottom: 0; }
.room { break-inside: avoid; } .room p { margin: 0 0 1mm; }
.rule { border-bottom: .75pt solid #333; height: 8.5mm; }
.rule:last-child { margin-bottom: 3mm; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm; }
.card { border: 1.5pt solid #111; border-radius: 2mm; padding: 4mm 5mm; margin: 0 0 5mm;
  break-inside: avoid; }
.card > h2 { margin-top: 0; }
.half { min-height: calc((HEIGHT - 6mm) / 2); line-height: 1.32; font-size: 12pt;
  margin-bottom: 4mm; }
.half h2 { font-size: 14pt; } .half dl > div { margin-bottom: .28em; }
.half ol, .half ul { padding-left: 6mm; margin-bottom: .35em; }
.slip { display: flex; break-inside: avoid; border-bottom: 1pt dashed #111; font-size: 12pt;
  line-height: 1.3; }
.piece { flex: 1; padding: 2.5mm 4mm; } .piece + .piece { border-left: 1pt dashed #111; }
.piece h2 { font-size: 12.5pt; margin: 0 0 1.5mm; } .piece p { margin-bottom: 1mm; }
.piece ul { list-style: none; padding: 0; margin-bottom: 1.5mm; }
.piece li { display: inline-block; margin: 0 2mm 0 0; }
.piece .large { font-size: 20pt; letter-spacing: .12em; }
.piece .room { margin-bottom: 3mm; } .piece .rule { height: 7mm; margin: 0; }
.new-page { break-before: page; }
@media screen { a { color: inherit; } }
@media screen and (max-width: 600px) { .beside, .slip { display: block; }
  .piece + .piece { border-left: 0; border-top: 1pt dashed #111; } }
@media print { html { background: none; color: #000; } body { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; } }
"""


def stylesheet(size: Format) -> str:
    """The whole style sheet for paper of that size."""
    name, height = _SIZES[size]
    return _STYLE.replace("SIZE", name).replace("HEIGHT", height)
