#!/bin/sh
# Find a browser for the browser tests, or install Debian's where that is allowed; else the tests skip and say so.
for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        echo "browser tests use $(command -v "$name")"
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing Debian's chromium for the browser tests"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
        exit 0
    fi
fi
if [ -n "${KG_REQUIRE_BROWSER:-}" ]; then
    echo "no browser was found or could be installed, and KG_REQUIRE_BROWSER asks for one" >&2
    exit 1
fi
echo "no browser found: the browser tests will skip"
