// What this browser remembers for its listener. Nothing of it is ever sent.

const PLACES = "heardline.places";
const MOST = 300;

/** Return a choice of the listener's, or `otherwise`. */
export const choice = (name, otherwise) => read(`heardline.${name}`) ?? otherwise;

/** Keep a choice of the listener's. */
export const choose = (name, value) => write(`heardline.${name}`, value);

/** Return where the listener stopped in each story: `{id: {at, heard}}`, seconds. */
export const places = () => read(PLACES) ?? {};

/** Keep where the listener is in a story; of very many, the oldest are forgotten. */
export function keepPlace(id, place) {
  const { [id]: _, ...others } = places();
  write(PLACES, Object.fromEntries([...Object.entries(others).slice(1 - MOST), [id, place]]));
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null; // nothing may be kept here, or somebody else wrote it
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full, or forbidden: then the next page begins anew.
  }
}
