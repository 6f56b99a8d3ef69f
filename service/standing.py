"""What the editors of an article forbid: before its embargo ends, after it expires, or altogether."""

from datetime import datetime

from service.model import Article


def embargo(article: Article, *, now: datetime) -> datetime | None:
    """Tell when the embargo ends that still forbids *article*; None when none does."""
    until = article.embargoed_until
    return until if until and until > now else None


def over(article: Article, *, now: datetime) -> str | None:
    """Tell why nothing of *article* may be heard any more, in words that follow its name; None when something may."""
    if article.standing == "canceled":
        return "is canceled by its editors"
    if article.expires and article.expires <= now:
        return f"was to be heard only until {_said(article.expires)}, as its editors say"
    return None


def kept_back(article: Article, *, now: datetime) -> str | None:
    """Tell why nothing of *article* may leave this machine, in words that follow its name; None when it may."""
    if article.standing == "withheld":
        return "is withheld by its editors"
    if until := embargo(article, now=now):
        return f"is under an embargo until {_said(until)}"
    return over(article, now=now)


def _said(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M %Z}"
