"""Built files travel small and are kept for good."""

import gzip
import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ipk.web.middleware import assets
from ipk.web.middleware.assets import CACHE_FOREVER, DIST
from tests.web.sample_site import SampleSite

TEXT = b"export const words = 'dobry den';" * 50


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """An installation with one script that the build also laid there compressed, and one that was too small for it."""
    folder = tmp_path / "static" / DIST
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps({"screen.js": "screen-ABC.js"}))
    (folder / "imports.json").write_text(json.dumps({"screen.js": ["chunks/one-ABC.js", "chunks/two-ABC.js"]}))
    (folder / "screen-ABC.js").write_bytes(TEXT)
    (folder / "screen-ABC.js.gz").write_bytes(gzip.compress(TEXT))
    (folder / "screen-ABC.js.br").write_bytes(b"as brotli packs it")
    (folder / "small-ABC.js").write_bytes(b"1")
    (tmp_path / "static" / "secret.js.gz").write_bytes(b"x")
    app = Flask("built", root_path=str(tmp_path), static_folder="static")
    assets.set_up(app, tmp_path / "static")
    return app.test_client()


@pytest.mark.parametrize(
    ("accepts", "way"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_a_built_file_is_sent_in_the_best_accepted_encoding(client: FlaskClient, accepts: str, way: str | None) -> None:
    answer = client.get(f"/static/{DIST}/screen-ABC.js", headers={"Accept-Encoding": accepts})
    assert answer.status_code == 200
    assert answer.headers.get("Content-Encoding") == way
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Cache-Control"] == CACHE_FOREVER
    read = {"br": lambda data: data, "gzip": gzip.decompress, None: lambda data: data}[way]
    assert read(answer.data) == (b"as brotli packs it" if way == "br" else TEXT)


def test_a_file_without_a_compressed_copy_is_sent_uncompressed(client: FlaskClient) -> None:
    answer = client.get(f"/static/{DIST}/small-ABC.js", headers={"Accept-Encoding": "gzip, br"})
    assert (answer.status_code, answer.data) == (200, b"1")
    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers


@pytest.mark.parametrize("path", ["../secret.js", "dist/../../secret", "dist/nothing.js", "%2e%2e/secret.js"])
def test_unknown_and_traversing_paths_are_not_served_from_compressed_copies(client: FlaskClient, path: str) -> None:
    assert client.get(f"/static/{path}", headers={"Accept-Encoding": "gzip"}).status_code == 404


def test_a_screen_page_is_sent_gzipped(sample: SampleSite) -> None:
    browser = sample.inside("family")
    plain = browser.get(sample.home)
    packed = browser.get(sample.home, **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert b'id="page"' in gzip.decompress(packed.data)
    assert len(packed.data) < len(plain.data)
    assert packed.headers["Cache-Control"] == "no-store"


def test_the_join_page_is_not_compressed(sample: SampleSite) -> None:
    assert "Content-Encoding" not in sample.visitor().get("/join", **{"Accept-Encoding": "gzip"}).headers


def test_the_imports_of_a_script_are_known_for_preloading(client: FlaskClient) -> None:
    with client.application.test_request_context():
        assert assets.imports_of("screen.js") == [f"/static/{DIST}/chunks/{one}-ABC.js" for one in ("one", "two")]
        assert assets.imports_of("small.js") == []
