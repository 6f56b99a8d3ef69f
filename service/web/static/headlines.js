// The headlines in one sound: from story to story, with a link to the one that is read.

import { actions, audio, player, ready, say, step, whereInAll, words } from "./player.js";
import { tellTitle } from "./system.js";

const now = player.querySelector(".now");
const link = now.querySelector("a");

let stories = []; // `[{start, title, path}]`, seconds
let told = null; // the story that the link leads to

/** Load where each story begins; the address of each leads to the place that it has here. */
async function load() {
  try {
    const { chapters } = await (await fetch(words.chapters)).json();
    stories = chapters
      .filter(({ url }) => url)
      .map(({ startTime, title, url }) => ({ start: startTime, title, path: new URL(url).pathname.replace(/^\/+/, "/") }));
  } catch {
    stories = []; // then the sound plays without them
  }
}

const storyAt = (time) => stories.findLastIndex(({ start }) => start <= time + 0.1);

async function toStory(by) {
  if (!stories.length) await load();
  if (!stories.length) return say(words.noStories);
  const to = step(stories.map(({ start }) => start), by);
  say(words.number, { number: to + 1, count: stories.length });
}

Object.assign(actions, {
  "story-back": () => toStory(-1),
  "story-on": () => toStory(1),
  where: async () => {
    if (!stories.length) await load();
    say(words.where, { number: Math.max(storyAt(audio.currentTime), 0) + 1, count: stories.length, ...whereInAll() });
  },
});

/** Let the link lead to the story that is read; not while it has the focus, for that would be announced. */
function showStory() {
  const story = stories[storyAt(audio.currentTime)];
  if (!story || story === told || document.activeElement === link) return;
  told = story;
  link.href = story.path;
  link.textContent = story.title;
  now.hidden = false;
  tellTitle(story.title);
}

audio.addEventListener("loadedmetadata", load);
for (const happening of ["timeupdate", "seeked"]) audio.addEventListener(happening, showStory);
link.addEventListener("blur", showStory);
ready();
