"""Steps of the front end: install the pinned npm packages, build the bundle."""

import platform
import sys

from prepare.node import find_node
from prepare.shell import run
from prepare.steps import Step

LISTS = ("package.json", "package-lock.json")
QUIET = ("--no-audit", "--no-fund", "--ignore-scripts")  # no package may run scripts at installation


def npm_packages() -> Step:
    """Installs the packages that the app is built from."""
    return Step(
        name="npm",
        title="Getting the front end's packages",
        make=lambda: None if npm_packages_for_tests().fresh() else _install("--omit=dev"),
        inputs=LISTS,
        outputs=("node_modules/.package-lock.json",),
        facts=_this_computer,
    )


def npm_packages_for_tests() -> Step:
    """Installs also the packages that tests and checks need."""
    return Step(
        name="npm-tests",
        title="Getting the front end's packages and checkers",
        make=lambda: _install("--include=dev"),
        inputs=LISTS,
        outputs=("node_modules/.package-lock.json", "node_modules/typescript/package.json"),
        facts=_this_computer,
    )


def bundle() -> Step:
    return Step(
        name="bundle",
        title="Building the front end",
        make=_build,
        inputs=(
            "static/js/**/*",
            "static/css/**/*",
            "profiles/catalogues/**/*",
            "profiles/papers/*",
            "ipk/translations/*/LC_MESSAGES/messages.po",
            "package-lock.json",
        ),
        outputs=("static/dist/manifest.json",),
        facts=_this_computer,
    )


def _install(which: str) -> None:
    node = find_node()
    run([node.npm, "ci", which, *QUIET], "The front end's packages could not be installed.", extra_env=node.env())


def _build() -> None:
    node = find_node()
    run([node.node, "static/js/build.mjs"], "The front end could not be built.", extra_env=node.env())


def _this_computer() -> tuple[str, ...]:
    """Identifies the platform: esbuild is a native program, so a copied checkout is prepared anew."""
    return (sys.platform, platform.machine())
