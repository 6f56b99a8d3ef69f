// What this browser remembers for its listener. Nothing of it is ever sent.
//
// What is read here may be anything: another program may have written it. To ask for it at all may be forbidden.

const PLACES = "places";
const VISITS = "visits";
const MOST = 300;
const APART = 30 * 60_000; // ms; pages that are opened sooner after each other are one visit

const lasting = () => localStorage;
const passing = () => sessionStorage;

/** Return a choice of the listener's, or `otherwise`. */
export const choice = (name, otherwise) => read(lasting, name) ?? otherwise;

/** Keep a choice of the listener's. */
export const choose = (name, value) => write(lasting, name, value);

/** Return what an earlier page of this visit noted. */
export const noted = (name) => read(passing, name);

/** Note something for further pages of this visit; null forgets it. */
export const note = (name, value) => write(passing, name, value);

/** Return how far the listener came in a story: `{at, of, heard}`, seconds, and whether it was once heard to its end. */
export function placeIn(story) {
  const { at, of, heard } = Object(Object(read(lasting, PLACES))[story]);
  return { at: number(at), of: number(of), heard: heard === true };
}

/** Keep how far the listener is in a story; of very many, the oldest are forgotten. */
export function keepPlace(story, place) {
  const { [story]: _, ...others } = Object(read(lasting, PLACES));
  write(lasting, PLACES, Object.fromEntries([...Object.entries(others).slice(1 - MOST), [story, place]]));
}

/** Return when the visit before this one ended, ms since 1970; 0 when there was none. */
export function visitBefore(now = Date.now()) {
  const { before, seen } = Object(read(lasting, VISITS));
  const last = number(seen) <= now ? number(seen) : 0; // a clock that was wrong
  const ended = now - last > APART ? last : number(before);
  write(lasting, VISITS, { before: ended, seen: now });
  return ended;
}

/** Forget what was heard, and when. Choices stay. */
export function forget() {
  for (const name of [PLACES, VISITS]) write(lasting, name, null);
}

const number = (value) => (Number.isFinite(value) && value > 0 ? value : 0);

function read(storage, name) {
  try {
    return JSON.parse(storage().getItem(`heardline.${name}`));
  } catch {
    return null; // nothing may be kept here, or it is no JSON
  }
}

function write(storage, name, value) {
  try {
    if (value === null) storage().removeItem(`heardline.${name}`);
    else storage().setItem(`heardline.${name}`, JSON.stringify(value));
  } catch {
    // Full, or forbidden: then the next page begins anew.
  }
}
