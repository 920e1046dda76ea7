import { draftSchema, type Draft } from "./draft";

const PREFIX = "meshlens.draft.";
/** More drafts than this, or more characters in all of them, are not kept. */
const MOST_DRAFTS = 100;
const MOST_CHARACTERS = 4_000_000;

/** The part of the browser's storage that drafts need. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Drafts in the browser's storage, each under a key of its own. */
export interface DraftShelf {
  /** The draft as it stands in the storage; null where none does. */
  read(id: string): Draft | null;
  /** Keeps it where it fits; else none with its id is kept. Says which. */
  write(draft: Draft): boolean;
  remove(id: string): void;
  ids(): readonly string[];
  has(id: string): boolean;
  /** The draft that a key of the storage is about; null for other keys. */
  idOf(key: string): string | null;
}

/** Drafts in `storage`; null where the browser offers none. What is not a draft is left alone, nothing makes room. */
export function createDraftShelf(storage: DraftStorage | null): DraftShelf {
  const lengths = new Map<string, number>();
  const remove = (id: string): void => {
    lengths.delete(id);
    storage?.removeItem(PREFIX + id);
  };
  return {
    remove,
    ids: () => draftIds(storage),
    has: (id) => lengths.has(id),
    idOf: (key) => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null),
    read(id) {
      const text = storage?.getItem(PREFIX + id) ?? null;
      const draft = text === null ? null : parseDraft(text);
      if (draft === null || text === null) lengths.delete(id);
      else lengths.set(id, text.length);
      return draft;
    },
    write(draft) {
      // An older text of the same draft must not come back in its place.
      if (lengths.has(draft.id)) remove(draft.id);
      const text = JSON.stringify(draft);
      const used = [...lengths.values()].reduce((sum, length) => sum + length, 0);
      if (lengths.size >= MOST_DRAFTS || used + text.length > MOST_CHARACTERS) return false;
      if (!isWritten(storage, PREFIX + draft.id, text)) return false;
      lengths.set(draft.id, text.length);
      return true;
    },
  };
}

function isWritten(storage: DraftStorage | null, key: string, text: string): boolean {
  try {
    storage?.setItem(key, text);
    return storage !== null;
  } catch {
    return false;
  }
}

function draftIds(storage: DraftStorage | null): readonly string[] {
  if (storage === null) return [];
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
}

function parseDraft(text: string): Draft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
