from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.store.port import Store


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"\xef\xbb\xbf"), ("docx", b"PK"), ("svg", b"<svg ")])
def test_a_file_comes_with_a_name(
    client: FlaskClient, filled: Store, locker: str, ending: str, begins: bytes
) -> None:
    answer = client.get(f"/zh/symposia/{locker}/export/{ending}")
    assert answer.status_code == 200
    assert answer.data.startswith(begins)
    assert answer.headers["Content-Disposition"].startswith(
        f"attachment; filename=symposium.{ending}; filename*="
    )


def test_the_page_offers_every_kind(client: FlaskClient, filled: Store, locker: str) -> None:
    page = client.get(f"/zh/symposia/{locker}/export").text
    assert f"/zh/symposia/{locker}/export/quotations.html" in page
    assert f"/zh/symposia/{locker}/export/docx" in page
    assert f"/zh/symposia/{locker}/export/csv" in page


def test_a_kind_there_is_not_says_which_there_are(client: FlaskClient, filled: Store, locker: str) -> None:
    answer = client.get(f"/zh/symposia/{locker}/export/exe")
    assert answer.status_code == 404
    assert "SM308" in answer.text
    assert "docx" in answer.text
