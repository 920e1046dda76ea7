import type { Draft } from "./draft";
import { createDraftShelf, type DraftStorage } from "./draft-shelf";

export interface DraftStore {
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
    list: () => (listed ??= [...drafts.values()].sort((a, b) => b.changedAt - a.changedAt)),
    get: (id) => drafts.get(id),
    isKept: (id) => shelf.has(id),
    put(parts) {
      const draft: Draft = { ...parts, changedAt: now(), tab };
      drafts.set(draft.id, draft);
      shelf.write(draft);
      changed();
    },
    remove(id) {
      drafts.delete(id);
      shelf.remove(id);
      changed();
    },
    reread(key) {
      const id = key === null ? null : shelf.idOf(key);
      if (key !== null && id === null) return;
      for (const each of id === null ? new Set([...drafts.keys(), ...shelf.ids()]) : [id]) read(each);
      changed();
    },
    subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
  };
}
