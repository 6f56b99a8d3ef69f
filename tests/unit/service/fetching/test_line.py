"""Connections go to the checked addresses, whatever name is asked for, and end at the deadline."""

from collections.abc import Callable
from ipaddress import ip_address

import httpcore2
import pytest
from unit.service.fetching.sites import Site, response

from service.fetching.deadline import Deadline
from service.fetching.line import Line


def test_the_name_does_not_count(serve: Callable[..., Site]):
    """`localhost` would be resolved to another address than the checked one: nobody asks for it again."""
    site = serve(response(b"checked"), host="127.0.0.2")
    line = Line([ip_address("127.0.0.2")], Deadline(5))
    stream = line.connect_tcp("localhost", site.port, 5)
    assert stream.get_extra_info("server_addr")[0] == "127.0.0.2"
    stream.close()


def test_the_next_address_is_tried(serve: Callable[..., Site]):
    site = serve(response(b"second"), host="127.0.0.2")
    line = Line([ip_address("127.0.0.3"), ip_address("127.0.0.2")], Deadline(5))
    stream = line.connect_tcp("news.example", site.port, 5)
    assert stream.get_extra_info("server_addr")[0] == "127.0.0.2"
    stream.close()
    with pytest.raises(httpcore2.ConnectError):
        Line([ip_address("127.0.0.3")], Deadline(5)).connect_tcp("news.example", site.port, 5)


def test_nothing_begins_after_the_deadline(serve: Callable[..., Site]):
    site = serve(response(b""))
    with pytest.raises(TimeoutError):
        Line([ip_address("127.0.0.1")], Deadline(0)).connect_tcp("news.example", site.port, 5)
