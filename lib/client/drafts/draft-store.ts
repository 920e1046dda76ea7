import type { Draft } from "./draft";
import { createDraftShelf, type DraftShelf, type DraftStorage } from "./draft-shelf";

export interface DraftStore {
  /** Names this tab, as drafts name the tab that edited them last. */
  readonly tab: string;
  /** Newest first; the same list until something changes. */
  list(): readonly Draft[];
  get(id: string): Draft | undefined;
  /** Keeps a draft in place of the one with its id. */
  put(draft: Omit<Draft, "changedAt" | "tab">): void;
  remove(id: string): void;
  /** Whether the draft survives closing the browser. */
  isKept(id: string): boolean;
  /** Reads again what another tab wrote under a storage key; null is every key. */
  reread(key: string | null): void;
  subscribe(onChange: () => void): () => void;
}

interface DraftStoreParts {
  /** Null where the browser offers none. */
  readonly storage: DraftStorage | null;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Names this tab. */
  readonly tab: string;
}

/** The drafts of this browser. What the storage refuses (full, blocked) stays in this tab, and `isKept` says so. */
export function createDraftStore({ storage, now, tab }: DraftStoreParts): DraftStore {
  const shelf = createDraftShelf(storage);
  const drafts = new Map<string, Draft>();
  const listeners = new Set<() => void>();
  let listed: readonly Draft[] | null = null;
  const changed = (): void => {
    listed = null;
    for (const listener of listeners) listener();
  };
  const read = (id: string): void => {
    const wasKept = shelf.has(id);
    const draft = shelf.read(id);
    if (draft !== null) drafts.set(id, draft);
    else if (wasKept) drafts.delete(id);
  };
  for (const id of shelf.ids()) read(id);
  return {
    tab,
    list: () => (listed ??= [...drafts.values()].sort((a, b) => b.changedAt - a.changedAt)),
    get: (id) => drafts.get(id),
    isKept: (id) => shelf.has(id),
    put(parts) {
      const draft = { ...parts, changedAt: now(), tab };
      drafts.set(draft.id, draft);
      shelf.write(draft);
      changed();
    },
    remove(id) {
      drafts.delete(id);
      shelf.remove(id);
      changed();
    },
    reread: (key) => {
      const ids = [...idsUnder(key, shelf, drafts)];
      ids.forEach(read);
      if (ids.length > 0) changed();
    },
    subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
  };
}

/** The drafts that a key of the storage is about; null is all of them. */
function idsUnder(
  key: string | null,
  shelf: DraftShelf,
  drafts: ReadonlyMap<string, Draft>,
): Iterable<string> {
  if (key === null) return new Set([...drafts.keys(), ...shelf.ids()]);
  const id = shelf.idOf(key);
  return id === null ? [] : [id];
}
