"""What a view gets from the application that it runs in."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar, cast

from flask import current_app

from service.newsdesk import Newsdesk

_Made = TypeVar("_Made")


def desk() -> Newsdesk:
    """Return what the running service is made of."""
    return cast("Newsdesk", current_app.extensions["newsdesk"])


def kept(what: str, make: Callable[[], _Made]) -> _Made:
    """Return what *make* answers, and keep it under the name *what* until the store changes."""
    keeper: Kept = current_app.extensions["kept"]
    return keeper.get(what, desk().store.version(), make)


class Kept:
    """Answers that cost something, each with the version of the store that it was made from."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[int | None, object]] = {}
        self._making = Lock()

    def get(self, what: str, version: int, make: Callable[[], _Made]) -> _Made:
        """Return the answer named *what* if it is of *version*, else make it; one caller makes, the others wait."""
        of, answer = self._answers.get(what, (None, None))
        if of != version:
            with self._making:
                of, answer = self._answers.get(what, (None, None))
                if of != version:
                    answer = make()
                    self._answers[what] = (version, answer)
        return cast("_Made", answer)
