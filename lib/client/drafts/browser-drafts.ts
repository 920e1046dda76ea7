import type { DraftStorage } from "./draft-shelf";
import { createDraftStore, type DraftStore } from "./draft-store";

let store: DraftStore | null = null;

/** The one store of drafts of this tab; it hears of what other tabs write. Only in the browser. */
export function browserDrafts(): DraftStore {
  store ??= connect();
  return store;
}

function connect(): DraftStore {
  const made = createDraftStore({ storage: localStorageIfAny(), now: Date.now, tab: newId() });
  window.addEventListener("storage", ({ key }) => made.reread(key));
  return made;
}

/** A name that no other draft or tab has. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** Reading the property alone throws where a browser blocks storage. */
function localStorageIfAny(): DraftStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
