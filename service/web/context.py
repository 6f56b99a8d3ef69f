"""What a view gets from the application that it runs in."""

from collections import OrderedDict
from collections.abc import Callable
from threading import RLock
from typing import TypeVar, cast

from flask import current_app

from service.newsdesk import Newsdesk

_Made = TypeVar("_Made")


def desk() -> Newsdesk:
    """Return what the running service is made of."""
    return cast("Newsdesk", current_app.extensions["newsdesk"])


def kept(what: str, make: Callable[[], _Made], *, version: object = None) -> _Made:
    """Return what *make* answers, and keep it under the name *what* until *version* changes: None stands for the store's."""
    keeper: Kept = current_app.extensions["kept"]
    return keeper.get(what, desk().store.version() if version is None else version, make)


class Kept:
    """Answers that cost something, each with the version that it was made from; those that were made last."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._answers: OrderedDict[str, tuple[object, object]] = OrderedDict()
        self._making = RLock()

    def get(self, what: str, version: object, make: Callable[[], _Made]) -> _Made:
        """Return the answer named *what* if it is of *version*, else make it; one caller makes, the others wait."""
        of, answer = self._answers.get(what, (None, None))
        if of != version:
            with self._making:
                of, answer = self._answers.get(what, (None, None))
                if of != version:
                    answer = make()
                    self._answers[what] = (version, answer)
                    self._answers.move_to_end(what)
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return cast("_Made", answer)
