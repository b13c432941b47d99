"""Messages to a chat of an OpenAI-compatible server: in which form, how often, and what a refusal means."""

from __future__ import annotations

import json
import re
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from graph.errors import Problem, Severity
from graph.llm import ModelError
from server.endpoint.post import Limits, Posting, StoppedError, TooLargeError, TooSlowError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.llm import Message
    from server.endpoint.address import Endpoint
    from server.endpoint.post import Reply

_MAY_PASS = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_OF_FORM = frozenset({400, 415, 422, 501})
_FAULT = re.compile(r"[a-z_]{3,40}")
_LIMITS = Limits()


class Chat:
    """A language model that is asked over HTTP; see ``graph.llm.LanguageModel``.

    The first form of request that the server takes is kept: with the schema, as some JSON, as any text. A second
    answer that does not come in time is the last that is waited for.
    """

    def __init__(self, endpoint: Endpoint, limits: Limits = _LIMITS) -> None:
        """Ask the model of ``endpoint`` within ``limits``."""
        self.endpoint = endpoint
        self._limits = limits
        self._posting = Posting(endpoint, limits)
        self._form = 0
        self._slow = 0

    def stop(self) -> None:
        """Break off what is being asked, and ask no more."""
        self._posting.stop()

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
        """The text of the answer.

        ModelError, with a warning: SM156 redirected, SM157 no answer in time, SM158 too large, SM159 refused or
        broken off, SM160 not reached, SM161 another status, SM162 no chat's answer.
        """
        told = [{"role": m.role, "content": m.content} for m in messages]
        forms = _forms(schema)
        while True:
            form = self._form
            body = {"model": self.endpoint.model, "messages": told, "stream": False, **forms[form]}
            reply = self._sent(json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"))
            if 200 <= reply.status < 300:
                return self._content(reply)
            if not _is_about_form(reply) or form + 1 == len(forms):
                raise self._refusal(reply)
            self._form = max(self._form, form + 1)

    def _sent(self, body: bytes) -> Reply:
        """The reply, waited for again where a failure may pass."""
        pause = self._limits.pause
        for tried in range(1, self._limits.tries + 1):
            try:
                reply = self._posting.post(body)
                if reply.status not in _MAY_PASS or tried == self._limits.tries or _is_about_form(reply):
                    return reply
                wait = max(pause, _asked_to_wait(reply))
                if wait > self._limits.patience:
                    return reply
            except UnreachableError as error:
                if tried == self._limits.tries:
                    raise self._failure("SM160", is_final=True) from error
                wait = pause
            except TooSlowError as error:
                self._slow += 1
                raise self._failure(
                    "SM157", is_final=self._slow > 1, seconds=int(self._limits.whole)
                ) from error
            except TooLargeError as error:
                raise self._failure("SM158", limit=self._limits.size // (1024 * 1024)) from error
            except StoppedError as error:
                raise self._failure("SM159", is_final=True) from error
            if self._posting.stopped.wait(wait):
                raise self._failure("SM159", is_final=True)
            pause *= 2
        raise AssertionError  # the last try returns or raises

    def _content(self, reply: Reply) -> str:
        """The words of the model; cut off or withheld ones are no answer."""
        if "json" not in reply.headers.get("content-type", ""):
            raise self._failure("SM162")
        try:
            choice = json.loads(reply.body)["choices"][0]
            said = choice["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            raise self._failure("SM162") from error
        if choice.get("finish_reason") == "content_filter" or choice["message"].get("refusal"):
            raise self._failure("SM159")
        if not isinstance(said, str):
            raise self._failure("SM162")
        return said

    def _refusal(self, reply: Reply) -> ModelError:
        if 300 <= reply.status < 400:
            return self._failure("SM156", is_final=True)
        is_final = reply.status in (401, 402, 403, 404, 405, 429)
        fault = _fault(reply)
        # what a server says may hold a part of the key: only its short code is told, if it has one
        fault = fault if not self.endpoint.key or fault not in self.endpoint.key else ""
        return self._failure(
            "SM161", is_final=is_final, status=reply.status, fault=f" ({fault})" if fault else ""
        )

    def _failure(self, code: str, *, is_final: bool = False, **values: str | int) -> ModelError:
        told = {"host": self.endpoint.place, "model": self.endpoint.model, **values}
        return ModelError(Problem(code, told, severity=Severity.WARNING), is_final=is_final)


def _forms(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is asked of the server beside the messages, the strictest first; some take no temperature."""
    strict = {
        "type": "json_schema",
        "json_schema": {"name": "stances", "strict": True, "schema": schema},
    }
    return [
        {"response_format": strict, "temperature": 0},
        {"response_format": strict},
        {"response_format": {"type": "json_object"}},
        {},
    ]


def _is_about_form(reply: Reply) -> bool:
    """Whether the server may take the request in another form; some say so with an error of their own."""
    return reply.status in _OF_FORM or (reply.status == 500 and b"response_format" in reply.body)


def _asked_to_wait(reply: Reply) -> float:
    """Seconds that the server asks to wait for, given as such or as a date; 0 where it asks for none."""
    told = reply.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdecimal():
        return float(told[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _fault(reply: Reply) -> str:
    """The code of an error, if the server gives one (``model_not_found``)."""
    try:
        told = json.loads(reply.body)["error"]["code"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return told if isinstance(told, str) and _FAULT.fullmatch(told) else ""
