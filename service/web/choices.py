"""What can be chosen for a listener's own feed, and why that was not possible, in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask_babel import gettext, lazy_gettext

from service.ownfeeds import LONGEST_MIN, Field
from service.store.errors import Lack, TooManyFeeds
from service.store.feeds import Order
from service.web.present import form_title

ORDERS: Final[Mapping[Order, str]] = MappingProxyType(
    {
        "newest": lazy_gettext("Newest first"),
        "oldest": lazy_gettext("Oldest first"),
        "shortest": lazy_gettext("Shortest first"),
    }
)
PROBLEMS: Final[Mapping[Field, str]] = MappingProxyType(
    {
        "section": lazy_gettext(
            "One of the sections is not there any more. Choose from those that are listed."
        ),
        "speed": lazy_gettext("This speed is not offered. Choose one of those that are listed."),
        "voice": lazy_gettext("This voice is not offered. Choose one of those that are listed."),
        "longest": lazy_gettext(
            "Write the longest episode as a whole number of minutes from %(least)s to %(most)s,"
            " such as 10, or leave it empty.",
            least=LONGEST_MIN[0],
            most=LONGEST_MIN[1],
        ),
        "order": lazy_gettext("This order is not offered. Choose one of those that are listed."),
    }
)
"""What is wrong with a field, and what to do."""

_REFUSALS: Final[Mapping[Lack, str]] = MappingProxyType(
    {
        "time": lazy_gettext(
            "So many people make a feed at this moment that yours has to wait. Try again in a minute."
        ),
        "room": lazy_gettext(
            "This service has as many feeds of listeners as it can bear. Ask those who run it for more,"
            " or subscribe to one of its podcasts."
        ),
    }
)


def refusal(full: TooManyFeeds, voices: Mapping[str, str]) -> str:
    """Tell why there is no room for a feed, and what to do; *voices* are what listeners are told of each, by its id."""
    if full.lack != "forms":
        return str(_REFUSALS[full.lack])
    had = "; ".join(
        form_title(form, [voices[form.voice]] if form.voice and form.voice in voices else [])
        for form in full.had
    )
    words = gettext(
        "Listeners have chosen as many voices and speeds as this service can read in: %(had)s. "
        "Choose one of those, or the usual voice and speed.",
        had=had,
    )
    return str(words)
