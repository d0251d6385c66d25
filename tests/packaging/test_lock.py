"""The lock files hold what pyproject.toml asks for, hashed, and say nothing about where they were made."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["install"]]
WANTED = {
    "requirements.lock": RUNTIME,
    "requirements-dev.lock": [*RUNTIME, *PROJECT["dependency-groups"]["dev"]],
    "requirements-build.lock": [*RUNTIME, *PROJECT["dependency-groups"]["build"]],
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def lock_text(name: str) -> str:
    return (ROOT / "packaging" / name).read_text(encoding="utf-8")


def entries(name: str) -> list[tuple[Requirement, list[str]]]:
    """Every pinned requirement of a lock with its hashes."""
    found = []
    for entry in lock_text(name).replace("\\\n", " ").splitlines():
        pin, *hashes = entry.split("--hash=")
        found.append((Requirement(pin.strip()), [value.strip() for value in hashes]))
    return found


def pins(name: str, python: str) -> dict[str, str]:
    """Version by package for one Python on Linux."""
    surroundings = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "linux",
        "platform_python_implementation": "CPython",
    }
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin, _ in entries(name)
        if pin.marker is None or pin.marker.evaluate(surroundings)
    }


@pytest.mark.parametrize("lock", WANTED)
@pytest.mark.parametrize("python", PYTHONS)
def test_holds_every_dependency_at_a_version_that_fits(lock, python):
    locked = pins(lock, python)
    for text in WANTED[lock]:
        wanted = Requirement(text)
        version = locked.get(canonicalize_name(wanted.name), "absent")
        assert version != "absent", f"{wanted.name} is missing: run packaging/lock"
        assert wanted.specifier.contains(version, prereleases=True), (
            f"{text} against {version}: run packaging/lock"
        )


@pytest.mark.parametrize("lock", WANTED)
def test_everything_is_pinned_and_hashed(lock):
    for pin, hashes in entries(lock):
        assert re.fullmatch(r"==[^*,]+", str(pin.specifier)), pin
        assert pin.url is None
        assert hashes
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", value) for value in hashes), pin


@pytest.mark.parametrize("lock", WANTED)
def test_tells_no_address_path_or_option(lock):
    for line in lock_text(lock).splitlines():
        assert re.fullmatch(
            r"[A-Za-z0-9._-]+(\[[a-z0-9,._-]+\])?==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?",
            line,
        ), line


@pytest.mark.parametrize("lock", ["requirements-dev.lock", "requirements-build.lock"])
@pytest.mark.parametrize("python", PYTHONS)
def test_larger_locks_keep_to_the_versions_of_the_runtime_lock(lock, python):
    assert pins("requirements.lock", python).items() <= pins(lock, python).items()


def test_the_checkout_is_installed_with_the_locked_build_backend():
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["install"]


def test_extras_stand_in_the_lock_with_their_pins():
    """Older pips take the newest release for a dependency with extras, unless the lock names it with them."""
    assert "--no-strip-extras" in (ROOT / "packaging" / "lock").read_text(encoding="utf-8")
    assert any(pin.extras for pin, _ in entries("requirements-dev.lock"))
