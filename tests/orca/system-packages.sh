#!/bin/sh
# Installs Orca, a desktop for it and the speech that it writes to. `make test-orca` needs them; `make test` does not.
missing=""
for pair in orca:orca Xvfb:xvfb openbox:openbox xdotool:xdotool speech-dispatcher:speech-dispatcher dbus-run-session:dbus chromium:chromium; do
	command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair##*:}"
done
[ -x /usr/libexec/at-spi-bus-launcher ] || missing="$missing at-spi2-core"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
	echo "Installing$missing."
	export DEBIAN_FRONTEND=noninteractive
	# shellcheck disable=SC2086
	apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing gir1.2-atspi-2.0 python3-pyatspi >/dev/null && exit 0
fi
echo "Not here:$missing. Install them to hear the pages with Orca."
exit 1
