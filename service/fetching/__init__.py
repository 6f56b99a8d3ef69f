"""Address in, Document out: the one place where the service asks other people's servers for anything.

An address is hostile until it was checked: `target` takes it apart, `hosts` and `public` say what may be asked,
`lookup` finds where it is, and `line` connects to nothing else. `exchange` is one request, `unpack` undoes its packing,
`follow` follows redirects; `fetch` is for documents, `download` for large files, `post` for forms. `robots` and `pace` are manners: one of each is shared by whatever fetches. `policy` holds
what an operator decides, `errors` what can go wrong. Importing this package loads no HTTP library.
"""

from service.fetching.answers import Fetched, NotModified, Validators
from service.fetching.download import download
from service.fetching.errors import (
    Denied,
    FetchError,
    Gone,
    NotADocument,
    NotFound,
    NotYet,
    Refused,
    ServerTrouble,
    TooLarge,
    Unreachable,
)
from service.fetching.fetch import fetch
from service.fetching.pace import Pace
from service.fetching.policy import Policy
from service.fetching.post import post
from service.fetching.robots import Robots

__all__ = [
    "Denied",
    "FetchError",
    "Fetched",
    "Gone",
    "NotADocument",
    "NotFound",
    "NotModified",
    "NotYet",
    "Pace",
    "Policy",
    "Refused",
    "Robots",
    "ServerTrouble",
    "TooLarge",
    "Unreachable",
    "Validators",
    "download",
    "fetch",
    "post",
]
