"""What a command gets from the command line as a whole."""

import os
from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

import click

from service.settings import Settings, read_settings

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


def with_settings(
    command: Callable[Concatenate[Settings, _Parameters], _Result],
) -> Callable[_Parameters, _Result]:
    """Hand a command the settings; they are read only when it runs, so asking for help cannot fail over them."""

    def run(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _Result:
        return command(
            read_settings(os.environ, data=click.get_current_context().find_root().params["data"]),
            *args,
            **kwargs,
        )

    return update_wrapper(run, command)
