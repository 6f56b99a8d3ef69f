#!/bin/sh
# Installs the programs that tests run: ffmpeg and mp3val, espeak-ng and flite, podcast clients, a browser, npm and java for the checks of its pages, nginx.
# Does nothing where they are all there, and only says so where they cannot be installed: those tests are then skipped.
missing=""
for pair in ffmpeg:ffmpeg mp3val:mp3val espeak-ng:espeak-ng flite:flite mpv:mpv gpo:gpodder podboat:newsboat podget:podget chromium:chromium chromium-headless-shell:chromium-headless-shell npm:npm java:default-jre-headless wrk:wrk nginx:nginx-light; do
	command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair##*:}"
done
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
	echo "Installing$missing."
	export DEBIAN_FRONTEND=noninteractive
	# shellcheck disable=SC2086
	apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Not here:$missing. Tests that need them are skipped; install them to run everything."
exit 0
