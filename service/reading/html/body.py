"""From a page's tree to the paragraphs of its article: which part of the page that is, trafilatura tells.

Before, the page is set right where its markup would mislead: what no reader sees goes, what was cut apart is joined.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from lxml.etree import _Element
from lxml.html import HtmlElement

from service.model import BlockKind, Drop
from service.reading.embeds import EMBEDS, called, is_seen
from service.reading.furniture import ALTERNATIVE_TEXT, EMBED, PICTURE, RELATED_LINK, Furniture
from service.reading.likeness import letters
from service.reading.paragraphs import Paragraph

_UNHEARD = (
    "//*[@hidden] | //aside[@aria-hidden='true'] | //button | //template"
    " | //*[@role='tooltip' or @role='dialog' or @role='alertdialog']"
)
"""What no reader sees before touching something, and buttons."""
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:captions?|(?:photo|image|img|media|picture|caption)[_-]*credits?)(?:[_-]*text)?(?:$|[\s_-])",
    re.IGNORECASE,
)
_TELLING = (
    "//img[contains(normalize-space(@alt), ' ') and not(@role='presentation' or @role='none' or @aria-hidden='true')"
    " and not(ancestor::nav or ancestor::header or ancestor::footer or ancestor::aside)]"
)
_DECORATION = re.compile(
    r"\b(?:logos?|icons?|avatar|banner|thumbnail|call-to-action|advertisement)\b|_|\.(?:jpe?g|png|webp|gif)\b",
    re.IGNORECASE,
)
"""What is in an alternative text that tells nothing of the story: of a part of the page, or the name of a file."""
_ALTERNATIVE = "\ue0f0"
"""Marks alternative text as such; Unicode assigns it to nothing."""
_LONGEST_CAPTION = 60
"""How many words a caption has at most that only its place tells."""
_LINKED = 0.7
"""How much of a block that is a link is linked."""
_LABEL = re.compile(r"\S+(?:\s\S+){0,3}(?<![.!?])")
"""What stands above a list of links is its label when it is as short as this."""
_HOVERING = re.compile(
    r"(?:^|[\s_-])(?:tooltip|popover|hovercard|rollover)\S*(?:block|content|text|body|card|box|inner)(?:\s|$)",
    re.IGNORECASE,
)
_POSTS = "//blockquote[starts-with(@class, 'twitter-') or starts-with(@class, 'bluesky-')]"
_EMBEDS = re.compile("twitter|tweet|bluesky|embed|social", re.IGNORECASE)
_PART = re.compile(
    r"(?:^|[\s_-])(?:article|story|entry|post)[\w-]*(?:body|content|text)\b", re.IGNORECASE
)
_KINDS: dict[str, BlockKind] = {"head": "subhead", "quote": "quote"}
_HOLDERS = {"body", "div", "quote"}
_GOES_ON = re.compile(r"[^\w\s]{0,2}[a-zà-ÿ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What trafilatura makes of a page, without what is no text of the article."""

    body: tuple[Paragraph, ...]
    dropped: tuple[Drop, ...]
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Embed:
    """Something that a page sets in from elsewhere, and the letters of the paragraphs around it."""

    name: str
    before: str
    behind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Links:
    """The letters of what a page links to elsewhere with, and of the labels above lists of that."""

    blocks: frozenset[str]
    labels: frozenset[str]


def extracted(page: HtmlElement, *, pictures: bool = False) -> Extracted:
    """Find the article's text in *page*, which changes on the way; the alternative texts of *pictures* are dropped apart."""
    import trafilatura  # noqa: PLC0415  it loads much

    embeds = list(_embeds(page))
    captions = _captions(page)
    shown = {
        *map(letters, page.xpath("//img/@alt | //img/@title")),
        *(letters(caption.text_content()) for caption in captions),
    }
    links = _links(page)
    if pictures:
        _print_alternative_texts(page)
    _take_out(page, captions)
    _free_running_text(page)
    _join_parts(page)
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        favor_precision=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return Extracted(body=(), dropped=(), authors=())
    authors = tuple(name for name in (found.author or "").split("; ") if name)
    lines = list(_placed(_blocks(found.body, None)))
    dropped = {
        **{line: _kind_of_picture(line) for line in _of_pictures(lines, shown)},
        **dict.fromkeys(_links_to_others(lines, links), RELATED_LINK),
    }
    left_out = (
        Drop(
            text=line.text.removeprefix(_ALTERNATIVE),
            code=kind.code,
            reason=kind.reason,
            position=line.position,
        )
        for line, kind in dropped.items()
    )
    return Extracted(
        body=tuple(line for line in lines if line not in dropped),
        dropped=(*left_out, *_set_in(lines, embeds)),
        authors=authors,
    )


def _embeds(page: HtmlElement) -> Iterator[_Embed]:
    """Yield what readers see of what is set into a page, each name once between two paragraphs."""
    before, waiting = "", dict[str, None]()
    for element in page.iter("p", "h2", "h3", *EMBEDS):
        if next(element.iterancestors(*EMBEDS), None) is not None:
            continue  # it is shown where the embed cannot be
        if element.tag in EMBEDS:
            if is_seen(element):
                waiting[called(element)] = None
        elif words := letters(element.text_content()):
            yield from (_Embed(name=name, before=before, behind=words) for name in waiting)
            before = words
            waiting.clear()


def _set_in(lines: Sequence[Paragraph], embeds: Iterable[_Embed]) -> Iterator[Drop]:
    """Yield the embeds that stand between two paragraphs of the article; around it are those of the page."""
    ends = {letters(line.text): line.position + len(line.text) for line in lines}
    for embed in embeds:
        if embed.before in ends and embed.behind in ends:
            end = ends[embed.before]
            yield Drop(text=embed.name, code=EMBED.code, reason=EMBED.reason, position=end)


def _print_alternative_texts(page: HtmlElement) -> None:
    """Put the alternative text of each picture that tells something behind it as a paragraph, with a mark before it."""
    for image in page.xpath(_TELLING):
        around = image
        for above in image.iterancestors("figure", "picture", "p", "a", "span"):
            around = above
        if _DECORATION.search(image.get("alt")):
            continue
        line = HtmlElement()
        line.tag, line.text = "p", f"{_ALTERNATIVE}{' '.join(image.get('alt').split())}"
        around.addnext(line)


def _kind_of_picture(line: Paragraph) -> Furniture:
    return ALTERNATIVE_TEXT if line.text.startswith(_ALTERNATIVE) else PICTURE


def _of_pictures(lines: Sequence[Paragraph], pictures: AbstractSet[str]) -> Iterator[Paragraph]:
    """Yield the lines that are a picture's alternative text or caption; a subhead may say the same as a picture."""
    for line in lines:
        words = letters(line.text)
        if words and line.kind != "subhead" and words in pictures:
            yield line


def _links_to_others(lines: Sequence[Paragraph], page: _Links) -> Iterator[Paragraph]:
    """Yield lists of links and the labels above them, and the links that stand at the end of a page."""
    at_end = True
    for line in reversed(lines):
        words = letters(line.text)
        only_links = all(letters(item) in page.blocks for item in line.text.split("\n"))
        if words and ((only_links and (at_end or line.kind == "list")) or words in page.labels):
            yield line
        elif words:
            at_end = False


def _links(page: HtmlElement) -> _Links:
    lists = [
        element for element in page.iter("ul", "ol") if len(element) and all(map(_is_link, element))
    ]
    above = [found for element in lists if (found := element.getprevious()) is not None]
    texts = [" ".join(label.text_content().split()) for label in above]
    blocks = filter(_is_link, page.iter("li", "p", "h2", "h3", "h4"))
    return _Links(
        blocks=frozenset(letters(block.text_content()) for block in blocks),
        labels=frozenset(letters(text) for text in texts if _LABEL.fullmatch(text)),
    )


def _is_link(block: HtmlElement) -> bool:
    """Tell whether a block is a link to elsewhere, but for an ornament or a label."""
    linked = sum(len(letters(link.text_content())) for link in block.iter("a"))
    return linked > 0 and linked > _LINKED * len(letters(block.text_content()))


def _captions(page: HtmlElement) -> list[HtmlElement]:
    """Return the elements that hold the caption or the credit of a picture."""
    named = page.xpath("//*[contains(@class, 'aption') or contains(@class, 'redit')]")
    return [
        *page.xpath("//figcaption | //*[@itemprop='caption']"),
        *(
            element
            for element in named
            if _CAPTION.search(element.get("class", "")) and not element.xpath(".//img | .//p[2]")
        ),
        *(paragraph for paragraph in page.xpath("//p[.//img]") if _holds_a_caption(paragraph)),
    ]


def _holds_a_caption(paragraph: HtmlElement) -> bool:
    """Tell whether all text beside the picture in *paragraph* is set apart as its caption."""
    own = "".join(paragraph.xpath("./text() | ./strong//text() | ./b//text()"))
    return not own.strip() and len(paragraph.text_content().split()) <= _LONGEST_CAPTION


def _take_out(page: HtmlElement, captions: Sequence[HtmlElement]) -> None:
    hovering = [
        element
        for element in page.xpath("//p//*[@class] | //li//*[@class]")
        if _HOVERING.search(element.get("class", ""))
    ]
    for element in (*page.xpath(_UNHEARD), *hovering, *captions):
        if element.getparent() is not None:
            element.drop_tree()
    for post in page.xpath(_POSTS):
        for element in (post, *post.iterancestors("div", "figure", "section")):
            if _EMBEDS.search(element.get("class", "")):
                del element.attrib["class"]


def _free_running_text(page: HtmlElement) -> None:
    """Take the markup off words within paragraphs: by its classes, trafilatura would take them for furniture."""
    for element in page.xpath("//p//span | //li//span"):
        element.drop_tag()
    for element in page.xpath(
        "//p//a[@class] | //p//em[@class] | //p//strong[@class] | //p//b[@class] | //p//i[@class]"
    ):
        del element.attrib["class"]


def _join_parts(page: HtmlElement) -> None:
    """Join the parts of a body that its page cuts apart to put advertisements between."""
    for article in page.xpath("//article[not(.//article)]"):
        first_of: dict[str, HtmlElement] = {}
        for part in article.xpath(".//div[@class]"):
            name = part.get("class", "")
            if not _PART.search(name):
                continue
            first = first_of.setdefault(name, part)
            if first is not part and first not in part.iterancestors():
                first.extend(list(part))


def _blocks(element: _Element, kind: BlockKind | None) -> Iterator[tuple[str, BlockKind | None]]:
    """Yield the texts in *element* with their kinds."""
    holds_blocks = element.tag in _HOLDERS and any(child.tag != "lb" for child in element)
    if element.tag == "list":
        items = [" ".join(_lines(item)) for item in element]
        yield _listed([item for item in items if item])
    elif element.tag == "table":
        rows = [[" ".join(_lines(cell)) for cell in row] for row in element.iter("row")]
        yield "\n".join(filter(None, map(_row, rows))), "table"
    elif holds_blocks:
        yield from ((line, kind) for line in _cut(element.text or ""))
        for child in element:
            yield from _blocks(child, _KINDS.get(str(child.tag), kind))
            yield from ((line, kind) for line in _cut(child.tail or ""))
    else:
        yield from ((line, kind) for line in _lines(element))


def _listed(items: Sequence[str]) -> tuple[str, BlockKind | None]:
    return "\n".join(items), "list" if len(items) > 1 else None


def _row(cells: Sequence[str]) -> str:
    """Write a table's row as words: "Depth: 4 m" where it is a name and a value, else "Tarn, 4 m, 1911"."""
    filled = [cell for cell in cells if cell]
    return (": " if len(cells) == 2 else ", ").join(filled)


def _lines(element: _Element) -> list[str]:
    """Return the lines of *element*; one that goes on in small letters was broken for its looks only."""
    return _cut("".join(_pieces(element)))


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield "\n" if child.tag in {"lb", "p", "item", "row"} else ""
        yield from _pieces(child)
        yield child.tail or ""


def _cut(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        words = " ".join(line.split())
        if lines and _GOES_ON.match(words):
            lines[-1] += f" {words}"
        elif words:
            lines.append(words)
    return lines


def _placed(blocks: Iterable[tuple[str, BlockKind | None]]) -> Iterator[Paragraph]:
    position = 0
    for text, kind in blocks:
        if text:
            yield Paragraph(text=text, position=position, kind=kind)
            position += len(text) + 1
