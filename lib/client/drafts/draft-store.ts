import { draftSchema, type Draft } from "./draft";

const PREFIX = "meshlens.draft.";
/** More drafts than this, or more characters in all of them, stay in this tab only. */
const MOST_DRAFTS = 100;
const MOST_CHARACTERS = 4_000_000;

/** The part of the browser's storage that drafts need. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

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
  readonly now: () => number;
  /** Names this tab. */
  readonly tab: string;
}

/**
 * The drafts of this browser, each under a key of its own so that two tabs overwrite no other draft than the one both
 * edit. What the storage refuses (full, blocked) stays in memory and `isKept` says so; nothing is dropped to make room.
 */
export function createDraftStore({ storage, now, tab }: DraftStoreParts): DraftStore {
  const drafts = new Map<string, Draft>();
  const kept = new Map<string, number>();
  const listeners = new Set<() => void>();
  let listed: readonly Draft[] | null = null;

  const changed = (): void => {
    listed = null;
    for (const listener of listeners) listener();
  };
  const read = (key: string): void => {
    const id = key.slice(PREFIX.length);
    const text = storage?.getItem(key) ?? null;
    const draft = text === null ? null : parseDraft(text);
    if (draft !== null && text !== null) {
      drafts.set(id, draft);
      kept.set(id, text.length);
    } else if (kept.delete(id)) drafts.delete(id);
  };
  const write = (draft: Draft): void => {
    kept.delete(draft.id);
    const text = JSON.stringify(draft);
    const used = [...kept.values()].reduce((sum, length) => sum + length, 0);
    const fits = kept.size < MOST_DRAFTS && used + text.length <= MOST_CHARACTERS;
    if (fits && tryWrite(storage, PREFIX + draft.id, text)) kept.set(draft.id, text.length);
  };
  for (const key of draftKeys(storage)) read(key);

  return {
    list: () => (listed ??= [...drafts.values()].sort((a, b) => b.changedAt - a.changedAt)),
    get: (id) => drafts.get(id),
    isKept: (id) => kept.has(id),
    put(parts) {
      const draft: Draft = { ...parts, changedAt: now(), tab };
      drafts.set(draft.id, draft);
      write(draft);
      changed();
    },
    remove(id) {
      drafts.delete(id);
      kept.delete(id);
      storage?.removeItem(PREFIX + id);
      changed();
    },
    reread(key) {
      if (key !== null && !key.startsWith(PREFIX)) return;
      for (const each of key === null ? keysOf(kept, storage) : [key]) read(each);
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function tryWrite(storage: DraftStorage | null, key: string, text: string): boolean {
  if (storage === null) return false;
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    // Full or forbidden: an older text of the same draft must not come back in its place.
    storage.removeItem(key);
    return false;
  }
}

function keysOf(kept: ReadonlyMap<string, number>, storage: DraftStorage | null): readonly string[] {
  return [...new Set([...[...kept.keys()].map((id) => PREFIX + id), ...draftKeys(storage)])];
}

function draftKeys(storage: DraftStorage | null): readonly string[] {
  if (storage === null) return [];
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(PREFIX));
}

function parseDraft(text: string): Draft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
