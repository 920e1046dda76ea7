import { beforeEach, expect, test, vi } from "vitest";
import type { Draft } from "./draft";
import type { DraftStorage } from "./draft-shelf";
import { createDraftStore, type DraftStore } from "./draft-store";

class FakeStorage implements DraftStorage {
  readonly items = new Map<string, string>();
  refuses = false;
  get length(): number {
    return this.items.size;
  }
  key = (index: number): string | null => [...this.items.keys()][index] ?? null;
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  removeItem = (key: string): void => void this.items.delete(key);
  setItem = (key: string, text: string): void => {
    if (this.refuses) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, text);
  };
}

let storage: FakeStorage;
let time = 0;
const open = (tab = "a"): DraftStore => createDraftStore({ storage, now: () => (time += 1), tab });
const draft = (id: string, text = "a: 1 # why"): Omit<Draft, "changedAt" | "tab"> => ({
  id,
  title: id,
  ref: null,
  entries: [{ baseline: { spec: { weight: 0, on: false, list: [] } }, text }],
});

beforeEach(() => {
  storage = new FakeStorage();
});

test("a draft survives closing the browser, with its comments and its baseline as it was", () => {
  open().put(draft("x"));
  expect(open("b").get("x")).toMatchObject({ ...draft("x"), tab: "a" });
});

test("drafts are listed with the one edited last first", () => {
  const store = open();
  for (const id of ["x", "y", "x"]) store.put(draft(id));
  expect(store.list().map(({ id }) => id)).toEqual(["x", "y"]);
  expect(store.list()).toBe(store.list());
});

test.each([
  ["blocked", null],
  ["full", "full"],
])("where storage is %s the draft is kept in this tab and that is said", (_, kind) => {
  storage.refuses = kind === "full";
  const store = createDraftStore({ storage: kind === null ? null : storage, now: () => 1, tab: "a" });
  store.put(draft("x"));
  expect(store.get("x")).toMatchObject(draft("x"));
  expect(store.isKept("x")).toBe(false);
});

test("a text that no longer fits does not leave an older one behind", () => {
  const store = open();
  store.put(draft("x", "old"));
  expect(store.isKept("x")).toBe(true);
  storage.refuses = true;
  store.put(draft("x", "new"));
  expect(open().get("x")).toBeUndefined();
  expect(store.get("x")?.entries[0]?.text).toBe("new");
});

test("too many drafts and too much text stay in memory instead of pushing others out", () => {
  const store = open();
  for (let index = 0; index < 101; index += 1) store.put(draft(String(index)));
  expect([store.isKept("0"), store.isKept("100")]).toEqual([true, false]);
  store.put(draft("0", "x".repeat(4_000_001)));
  expect([store.isKept("0"), store.list().length]).toEqual([false, 101]);
});

test("another tab's edit and discard are noticed, other keys are not", () => {
  const [here, there] = [open("here"), open("there")];
  const heard = vi.fn();
  here.subscribe(heard);
  there.put(draft("x", "theirs"));
  here.reread("mantine-color-scheme-value");
  expect(heard).not.toHaveBeenCalled();
  here.reread("meshlens.draft.x");
  expect(here.get("x")).toMatchObject({ tab: "there" });
  there.remove("x");
  here.reread(null);
  expect(here.list()).toEqual([]);
  expect(heard).toHaveBeenCalledTimes(2);
});

test("what is not a draft is left alone", () => {
  storage.setItem("meshlens.draft.x", '{"id":1}');
  storage.setItem("meshlens.draft.y", "{");
  expect(open().list()).toEqual([]);
  expect(storage.items.size).toBe(2);
});

test("who stopped listening hears no more", () => {
  const store = open();
  const heard = vi.fn();
  store.subscribe(heard)();
  store.put(draft("x"));
  expect(heard).not.toHaveBeenCalled();
});
