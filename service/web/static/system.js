// Lock screens, headsets and media keys: they tell what plays, and press the buttons of the player.

import { audio, play, player, seek, words } from "./player.js";

const session = navigator.mediaSession;

/** Tell what is heard now. */
export function tellTitle(title) {
  if (!session) return;
  const { artist, album, artwork } = words;
  session.metadata = new MediaMetadata({ title, artist, album, artwork: [{ src: artwork, type: "image/png" }] });
}

function tellState() {
  session.playbackState = audio.paused ? "paused" : "playing";
}

function tellPlace() {
  const { duration, playbackRate, currentTime } = audio;
  if (!Number.isFinite(duration)) return;
  session.setPositionState({ duration, playbackRate, position: Math.min(currentTime, duration) });
}

const press = (key) => player.querySelector(`[data-key=${key}]`)?.click();

const HANDLERS = {
  play,
  pause: () => audio.pause(),
  stop: () => audio.pause(),
  seekbackward: ({ seekOffset = 15 }) => seek(audio.currentTime - seekOffset),
  seekforward: ({ seekOffset = 30 }) => seek(audio.currentTime + seekOffset),
  seekto: ({ seekTime }) => seek(seekTime),
  previoustrack: () => press("p"),
  nexttrack: () => press("n"),
};

if (session) {
  for (const [name, handler] of Object.entries(HANDLERS)) {
    try {
      session.setActionHandler(name, handler);
    } catch {
      // This browser knows no such action.
    }
  }
  for (const happening of ["play", "pause", "ended"]) audio.addEventListener(happening, tellState);
  for (const happening of ["loadedmetadata", "seeked", "ratechange"]) audio.addEventListener(happening, tellPlace);
  tellTitle(words.title);
}
