// The recordings of one article: other voices, and voices that speak faster or slower themselves.

import { readFrom, sameWord } from "./cues.js";
import { choice, choose } from "./memory.js";
import { audio, beginAt, here, play, say, total, turnTo, words } from "./player.js";

const select = document.getElementById("voice"); // where there is more than one
let heard = select?.selectedOptions[0];

/** Go on in the recording of an `option`, at the word that is heard now. */
async function change(option) {
  const same = await sameWord(here(), option.dataset.words);
  if (option !== select.selectedOptions[0]) return; // the listener has gone on to another
  const playing = !audio.paused;
  beginAt(same ?? (here() / total()) * option.dataset.seconds);
  load(option);
  if (playing) play();
}

function load(option) {
  heard = option;
  readFrom(option.dataset.words);
  turnTo(option.dataset.sound, option.dataset.seconds);
}

select?.addEventListener("change", () => {
  const [option] = select.selectedOptions;
  choose("voice", option.value);
  say(words.voice, { voice: option.textContent });
  change(option);
});

/** Take the recording that the listener chose last, if this article has it. */
export function takeChosen() {
  if (!select) return;
  const chosen = [...select.options].find(({ value }) => value === choice("voice", ""));
  select.value = (chosen ?? heard).value; // the browser may have kept another
  if (chosen && chosen !== heard) load(chosen);
}
