"""Where bytes lie when they do not lie in a folder: buckets of S3, of Google Cloud Storage and of Azure, by their address.

Credentials and all else come from the environment, as `obstore` reads it: AWS_ACCESS_KEY_ID, GOOGLE_SERVICE_ACCOUNT,
AZURE_STORAGE_ACCOUNT_NAME and so on.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from service.errors import SettingsError

if TYPE_CHECKING:
    from obstore.store import ClientConfig, ObjectStore, RetryConfig

_ADDRESS = re.compile(
    r"(?P<address>(?:s3|gs|az)://[A-Za-z0-9._-]+(?:/[^?#]*)?)"
    r"(?:\?endpoint=(?P<endpoint>https?://[A-Za-z0-9._\[\]:-]+))?"
)
_CONNECT_S = 3.0
_TRIES_AGAIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A bucket, or what lies under one prefix of its names."""

    address: str
    """As in "s3://newsroom/clips"; no secrets, no options."""
    endpoint: str | None = None
    """Where S3 is spoken when that is not Amazon; without encryption if it says http://."""

    def __str__(self) -> str:
        return self.address


def parse_bucket(url: str) -> Bucket:
    """Understand "s3://bucket/prefix?endpoint=https://host". Raises ValueError."""
    match = _ADDRESS.fullmatch(url)
    if match is None or (match["endpoint"] and not url.startswith("s3:")):
        raise ValueError(
            'must be a folder, or a bucket such as "s3://bucket/prefix", "gs://bucket/prefix" or "az://container/prefix",'
            ' with "?endpoint=https://host" behind an s3:// address that is not of Amazon'
        )
    return Bucket(address=match["address"].rstrip("/"), endpoint=match["endpoint"])


def open_bucket(bucket: Bucket, *, timeout_s: float) -> "ObjectStore":
    """Open a bucket; nothing is asked of it yet.

    A request ends after *timeout_s*, and is tried again a few times within that time.

    Raises:
        SettingsError: what the environment says of it makes no sense.
    """
    from obstore.exceptions import BaseError  # noqa: PLC0415  the object store takes 40 ms to load
    from obstore.store import from_url  # noqa: PLC0415  as above

    client: ClientConfig = {
        "timeout": timedelta(seconds=timeout_s),
        "connect_timeout": timedelta(seconds=min(timeout_s, _CONNECT_S)),
        "allow_http": bool(bucket.endpoint and bucket.endpoint.startswith("http://")),
    }
    retry: RetryConfig = {
        "max_retries": _TRIES_AGAIN,
        "retry_timeout": timedelta(seconds=timeout_s),
    }
    try:
        if bucket.endpoint:
            return from_url(
                bucket.address,
                config={"endpoint": bucket.endpoint},
                client_options=client,
                retry_config=retry,
            )
        return from_url(bucket.address, client_options=client, retry_config=retry)
    except (BaseError, ValueError) as wrong:
        reason = str(wrong).partition("\n")[0]
        raise SettingsError(
            f"{bucket} cannot be opened: {reason}. Check the variables of the environment that belong to it."
        ) from wrong
