// Marks in lists: which stories were heard here, half heard, or came since the last visit.

import { forget, placeIn, visitBefore } from "./memory.js";
import { fill, timesIn } from "./wording.js";

const BEGUN = 5; // seconds

const remembered = document.getElementById("remembered");
const words = remembered.dataset;
const inWords = timesIn(remembered.closest("[lang]").lang);
let before = visitBefore();

/** Return what a listener is told of a story; nothing where there is nothing to tell. */
function told(item) {
  const { at, of, heard } = placeIn(item.dataset.story);
  if (heard) return words.heard;
  if (at > BEGUN) return fill(words.begun, { time: inWords(60 * Math.max(Math.round((of - at) / 60), 1)) });
  return before && Date.parse(item.dataset.since) > before ? words.fresh : "";
}

function mark() {
  for (const item of document.querySelectorAll("[data-story]")) {
    const [link, place] = [item.querySelector("h2 a"), item.querySelector(".mark")];
    place.textContent = told(item);
    place.hidden = !place.textContent;
    if (place.hidden) link.removeAttribute("aria-describedby");
    else link.setAttribute("aria-describedby", place.id);
  }
}

remembered.querySelector("button").addEventListener("click", () => {
  forget();
  before = 0;
  mark();
  remembered.querySelector("[aria-live]").textContent = words.forgotten;
});

mark();
addEventListener("pageshow", mark); // also when the browser shows a page again as it left it
remembered.hidden = false;
