"""Buckets are named by address; what makes no sense is told before anything is asked of the network."""

import pytest

from service.buckets import Bucket, open_bucket, parse_bucket
from service.errors import SettingsError


@pytest.mark.parametrize(
    ("url", "bucket"),
    [
        ("s3://news", Bucket(address="s3://news")),
        ("s3://news/clips/", Bucket(address="s3://news/clips")),
        ("gs://news/clips", Bucket(address="gs://news/clips")),
        ("az://news/clips", Bucket(address="az://news/clips")),
        (
            "s3://news/clips?endpoint=http://127.0.0.1:9000",
            Bucket(address="s3://news/clips", endpoint="http://127.0.0.1:9000"),
        ),
    ],
)
def test_a_bucket_is_read_from_its_address(url: str, bucket: Bucket):
    assert parse_bucket(url) == bucket


@pytest.mark.parametrize(
    "url",
    [
        "s3://",
        "s3:///clips",
        "ftp://news/clips",
        "http://news/clips",
        "s3://key:secret@news/clips",
        "s3://news:9000/clips",
        "s3://news/clips#top",
        "s3://news/clips?endpoint=",
        "s3://news/clips?endpoint=file:///etc",
        "s3://news/clips?endpoint=http://a&endpoint=http://b",
        "s3://news/clips?secret=x",
        "gs://news/clips?endpoint=http://127.0.0.1",
        "s3://[news/clips",
    ],
)
def test_what_is_no_bucket_is_refused(url: str):
    with pytest.raises(ValueError, match=r"must be a folder, or a bucket"):
        parse_bucket(url)


def test_what_the_environment_lacks_is_told(monkeypatch: pytest.MonkeyPatch):
    for name in ("AZURE_STORAGE_ACCOUNT_NAME", "AZURE_STORAGE_CONNECTION_STRING"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingsError, match=r"az://news cannot be opened: .*Account"):
        open_bucket(parse_bucket("az://news"), timeout_s=1)


def test_the_stores_of_google_and_azure_are_opened_by_the_same_path(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("AZURE_STORAGE_ACCOUNT_NAME", "newsroom")
    opened = [
        type(open_bucket(parse_bucket(f"{scheme}://news/clips"), timeout_s=1)).__name__
        for scheme in ("s3", "gs", "az")
    ]
    assert opened == ["S3Store", "GCSStore", "AzureStore"]
