"""A server whose certificate nobody vouches for gets neither the key nor a word of the transcript."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

from graph.llm import Message, ModelError
from server.endpoint.address import endpoint_from
from server.endpoint.chat import Chat
from server.endpoint.post import Limits
from tests.support import llm_server as model

if TYPE_CHECKING:
    from pathlib import Path

OPENSSL = shutil.which("openssl")
QUICK = Limits(connect=2.0, silence=1.0, whole=2.0, tries=2, pause=0.01)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A key and a certificate for 127.0.0.1, signed by itself."""
    key, signed = tmp_path / "key.pem", tmp_path / "cert.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    words += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(signed)]
    subprocess.run([str(OPENSSL), *words], check=True, capture_output=True)
    return key, signed


@pytest.mark.skipif(OPENSSL is None, reason="openssl, which makes the certificate, is not here")
@pytest.mark.parametrize("is_trusted", [False, True])
def test_only_a_trusted_certificate_is_talked_to(
    certificate: tuple[Path, Path], is_trusted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, signed = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed, key)
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(signed))
    with model.serving(model.says("好"), encrypted=context) as server:
        endpoint = endpoint_from(
            {
                "SYMPOSIUM_MAP_LLM_URL": f"https://127.0.0.1:{server.port}/v1",
                "SYMPOSIUM_MAP_LLM_MODEL": "m",
                "SYMPOSIUM_MAP_LLM_KEY": "a-key",
            }
        )
        assert endpoint
        chat = Chat(endpoint, QUICK)
        if is_trusted:
            assert chat.ask([Message("user", "文本")], {}) == "好"
        else:
            with pytest.raises(ModelError, match="SM160"):
                chat.ask([Message("user", "文本")], {})
            assert server.asked == []
