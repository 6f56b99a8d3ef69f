"""News reach a subscriber through a hub, without being asked for."""

from pathlib import Path

from journeys.hub import Hub, Subscriber, listening
from journeys.serving import serving, until


def test_a_subscriber_is_sent_an_article_its_correction_and_its_withdrawal(tmp_path: Path):
    """As the W3C has it: found by the feed's own links, verified, signed. A hub that is down holds up nothing."""
    hub, subscriber = Hub(), Subscriber()
    story = tmp_path / "ferry.txt"
    story.write_text("Ferries to sail\n\nThe first boat sails on Saturday.\n", "utf-8")
    with listening(hub.answer) as hub.url, listening(subscriber.answer) as subscriber.url:
        settings = {
            "HEARDLINE_VOICE": "low",
            "HEARDLINE_HUB": hub.url,
            "HEARDLINE_ALLOW_HOSTS": hub.url.removeprefix("http://"),
        }
        with serving(tmp_path / "data", **settings) as service:
            subscriber.subscribe(f"{service.base}/feed.xml")
            until(lambda: hub.subscribers, "the hub has verified the subscription")
            service.heardline("add", story, "--id", "ferry")
            until(lambda: any(b"Ferries to sail" in got for got in subscriber.received), "it came")
            assert subscriber.topic == f"{service.base}/feed.xml"

            story.write_text("Ferries stay ashore\n\nNo boat sails.\n", "utf-8")
            service.heardline("add", story, "--id", "ferry")
            until(lambda: b"Ferries stay ashore" in subscriber.received[-1], "the correction came")

            hub.down = True
            told = len(hub.told)
            service.heardline("withdraw", "ferry")
            until(lambda: len(hub.told) > told, "the hub was told in vain")
            assert service.get("/feed.xml").text.count("<item>") == 0
            assert b"Ferries stay ashore" in subscriber.received[-1]
