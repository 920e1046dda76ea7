import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Revision } from "@/lib/domain/history/revision";
import type { HistoryStore } from "@/lib/ports/history-store";
import { fakeHistoryStore } from "@/lib/testing/fake-history-store";
import { createHistoryStore } from "./create-history-store";

const DAY = 86_400_000;
const START = 1_800_000_000_000;
const folders: string[] = [];
const stores: HistoryStore[] = [];

function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-history-"));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A store whose clock moves by hand and whose log can be read. */
function open(folder: string | null, limits: { days?: number; megabytes?: number } = {}, start = START) {
  let now = start;
  const logged: string[] = [];
  const log = (_fields: object, message: string): void => void logged.push(message);
  const clock = { now: () => now };
  const settings = { folder, days: 30, megabytes: 200, ...limits };
  const store = createHistoryStore(settings, { clock, log: { info: log, warn: log, error: log } });
  stores.push(store);
  return { store, logged, advance: (ms: number) => void (now += ms) };
}

const STATE = {
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  labels: { app: "reviews" },
  annotations: {},
  data: { spec: { hosts: ["reviews"], http: [{ weight: 0, retries: null, match: [] }], on: false } },
};

function revision(rest: Partial<Revision> & { readonly name?: string; readonly namespace?: string } = {}) {
  const { name = "reviews", namespace = "shop", ...more } = rest;
  return {
    object: { kind: "VirtualService", namespace, name },
    uid: `uid-${name}`,
    resourceVersion: "1",
    at: START,
    action: "changed" as const,
    how: "watched" as const,
    manager: "kubectl",
    state: STATE,
    ...more,
  };
}

function audit(namespace: string, at = START) {
  return {
    at,
    identity: "ann",
    action: "update" as const,
    object: { kind: "VirtualService", namespace, name: "reviews" },
    outcome: "applied" as const,
    message: "",
    before: '{"spec":{"weight":0}}',
    after: null,
  };
}

const MAKERS: readonly (readonly [string, () => HistoryStore])[] = [
  ["in a file", () => open(newFolder()).store],
  ["in memory", () => open(null).store],
  ["of the tests", () => fakeHistoryStore({ now: () => START })],
];

describe.each(MAKERS)("a history %s", (_name, make) => {
  it("gives back what it was given, with 0, false, null and empty lists", () => {
    const store = make();
    store.append(revision());
    const [first] = store.list({ namespaces: null, limit: 10 });
    expect(first).toEqual({ ...revision(), id: first?.id });
    expect(store.get(first?.id ?? -1)).toEqual(first);
    expect(store.last(revision().object)).toEqual(first);
    expect(store.get(999)).toBeUndefined();
    expect(store.last(revision({ name: "other" }).object)).toBeUndefined();
  });

  it("lists the newest first by time, by order of recording within one moment", () => {
    const store = make();
    for (const [name, at] of Object.entries({ b: 20, a: 10, d: 30, c: 20 }))
      store.append(revision({ name, at }));
    const names = store.list({ namespaces: null, limit: 10 }).map(({ object }) => object.name);
    expect(names).toEqual(["d", "c", "b", "a"]);
  });

  it("pages without a gap or a repeat, also where times are equal", () => {
    const store = make();
    for (let index = 0; index < 25; index += 1) {
      store.append(revision({ name: `r${index}`, at: START - (index % 4) }));
    }
    const whole = store.list({ namespaces: null, limit: 100 }).map(({ id }) => id);
    const paged: number[] = [];
    for (let page = 0; page < 10; page += 1) {
      const before = paged.at(-1);
      const filter = { namespaces: null, limit: 7, ...(before === undefined ? {} : { before }) };
      paged.push(...store.list(filter).map(({ id }) => id));
    }
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(25);
  });

  it("shows nothing of a namespace that was not asked for; no namespace is nothing", () => {
    const store = make();
    for (const namespace of ["shop", "secret", ""]) {
      store.append(revision({ namespace }));
      store.appendAudit(audit(namespace));
    }
    const seen = (namespaces: readonly string[] | null): readonly string[][] => [
      store.list({ namespaces, limit: 10 }).map(({ object }) => object.namespace),
      store.listAudit({ namespaces, limit: 10 }).map(({ object }) => object.namespace),
    ];
    expect(seen(["shop", "it's", "x') OR 1=1 --"])).toEqual([["shop"], ["shop"]]);
    expect(seen([""])).toEqual([[""], [""]]);
    expect(seen([])).toEqual([[], []]);
    expect(seen(null)[0]).toHaveLength(3);
  });

  it("finds one object's changes, since a moment", () => {
    const store = make();
    for (const at of [10, 20, 30]) store.append(revision({ at }));
    store.append(revision({ name: "other", at: 40 }));
    const { object } = revision();
    const found = store.list({ namespaces: null, object, since: 20, limit: 10 });
    expect(found.map(({ at }) => at)).toEqual([30, 20]);
  });

  it("leaves out what was only found, where changes are asked for", () => {
    const store = make();
    store.append(revision({ at: 10, action: "found" }));
    store.append(revision({ at: 20 }));
    const times = (changesOnly: boolean): readonly number[] =>
      store.list({ namespaces: null, changesOnly, limit: 10 }).map(({ at }) => at);
    expect(times(true)).toEqual([20]);
    expect(times(false)).toEqual([20, 10]);
  });

  it("knows what lives: not what was deleted, not what only marks tell of", () => {
    const store = make();
    store.append(revision({ name: "a" }));
    store.append(revision({ name: "b" }));
    store.append(revision({ name: "b", action: "deleted", state: null }));
    store.append(revision({ name: "c", how: "reconstructed", state: null }));
    store.append({ ...revision(), object: { kind: "Gateway", namespace: "shop", name: "d" } });
    expect(store.living("VirtualService")).toEqual([revision({ name: "a" }).object]);
  });

  it("keeps the log of writes", () => {
    const store = make();
    store.appendAudit(audit("shop", 10));
    store.appendAudit({ ...audit("shop", 20), outcome: "uncertain", message: "timeout", after: "{}" });
    const [newest, oldest] = store.listAudit({ namespaces: ["shop"], limit: 10 });
    expect(newest).toMatchObject({ outcome: "uncertain", message: "timeout", after: "{}" });
    expect(oldest).toEqual({ ...audit("shop", 10), id: oldest?.id });
    const rest = store.listAudit({ namespaces: null, limit: 10, before: newest?.id ?? 0 });
    expect(rest.map(({ at }) => at)).toEqual([10]);
  });
});

describe("what is kept", () => {
  it("is there after the store is opened again, with the time it began", () => {
    const folder = newFolder();
    const first = open(folder);
    expect(first.store.kept).toBe("file");
    first.store.append(revision());
    first.store.appendAudit(audit("shop"));
    first.store.close();
    const second = open(folder, {}, START + DAY).store;
    expect(second.since()).toBe(START);
    expect(second.list({ namespaces: null, limit: 10 })).toHaveLength(1);
    expect(second.listAudit({ namespaces: null, limit: 10 })).toHaveLength(1);
  });

  it("can be read by its owner only", () => {
    const folder = path.join(newFolder(), "deep", "data");
    open(folder).store.append(revision());
    for (const name of readdirSync(folder)) {
      expect(statSync(path.join(folder, name)).mode & 0o077, name).toBe(0);
    }
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it("goes after its days, but the newest content of what lives stays, and since when all is known is told", () => {
    const { store, advance } = open(null, { days: 10 });
    store.append(revision({ name: "a", at: START, resourceVersion: "1" }));
    store.append(revision({ name: "a", at: START + 1, resourceVersion: "2" }));
    store.append(revision({ name: "gone", at: START + 2 }));
    store.append(revision({ name: "gone", at: START + 3, action: "deleted", state: null }));
    store.append(revision({ name: "a", at: START - 5, how: "reconstructed", state: null }));
    store.appendAudit(audit("shop", START));
    expect(store.list({ namespaces: null, limit: 10 })).toHaveLength(5);
    expect(store.since()).toBe(START);
    advance(11 * DAY);
    store.appendAudit(audit("shop", START + 11 * DAY));
    expect(store.list({ namespaces: null, limit: 10 }).map((kept) => kept.resourceVersion)).toEqual(["2"]);
    expect(store.listAudit({ namespaces: null, limit: 10 })).toHaveLength(1);
    expect(store.since()).toBe(START + 3);
  });

  it("stays within its size: the oldest go first, in the file too", () => {
    const folder = newFolder();
    const { store } = open(folder, { megabytes: 1 });
    const state = { ...STATE, data: { spec: { text: "x".repeat(5_000) } } };
    store.append(revision({ name: "oldest", at: START - 1, state }));
    for (let index = 0; index < 1_000; index += 1) {
      store.append(revision({ at: START + index, resourceVersion: String(index), state }));
      if (index % 10 === 0) store.appendAudit({ ...audit("shop", START + index), before: "y".repeat(2_000) });
    }
    const kept = store.list({ namespaces: null, limit: 1_000 });
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.map(({ at }) => at).slice(0, 100)).toEqual(
      Array.from({ length: 100 }, (_, index) => START + 999 - index),
    );
    expect(store.last(revision({ name: "oldest" }).object)?.at).toBe(START - 1);
    expect(store.since()).toBeGreaterThan(START);
    store.close();
    // Room that is free again, and what came since the last clean-up.
    expect(statSync(path.join(folder, "history.sqlite")).size).toBeLessThan(1_200_000);
    expect(open(folder, { megabytes: 1 }).store.list({ namespaces: null, limit: 1_000 }).length).toBeLessThan(
      200,
    );
  });
});

describe("trouble with the folder", () => {
  it("a file that is no database is set aside, said once, and a new history begins", () => {
    const folder = newFolder();
    writeFileSync(
      path.join(folder, "history.sqlite"),
      "not a database, but longer than a header".repeat(100),
    );
    const { store, logged } = open(folder);
    store.append(revision());
    expect(store.kept).toBe("file");
    expect(store.list({ namespaces: null, limit: 10 })).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.endsWith(".damaged"))).toHaveLength(1);
    expect(logged).toEqual(["the history could not be read: it is set aside and begins anew"]);
  });

  it("a file with overwritten pages is set aside", () => {
    const folder = newFolder();
    const file = path.join(folder, "history.sqlite");
    const first = open(folder).store;
    for (let index = 0; index < 100; index += 1) first.append(revision({ name: `r${index}` }));
    first.close();
    const size = statSync(file).size;
    const pages = openSync(file, "r+");
    writeSync(pages, Buffer.alloc(6 * 4096, "no page of a database "), 0, 6 * 4096, 3 * 4096);
    closeSync(pages);
    expect(statSync(file).size).toBe(size);
    const second = open(folder);
    expect(second.store.kept).toBe("file");
    expect(second.logged).toHaveLength(1);
    second.store.append(revision());
    expect(second.store.list({ namespaces: null, limit: 500 })).toHaveLength(1);
  });

  it("a file of a later version is set aside, not changed", () => {
    const folder = newFolder();
    open(folder).store.close();
    const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
    const database = new DatabaseSync(path.join(folder, "history.sqlite"));
    database.exec("PRAGMA user_version = 99");
    database.close();
    expect(open(folder).logged).toHaveLength(1);
    expect(readdirSync(folder).some((name) => name.endsWith(".damaged"))).toBe(true);
  });

  it("a folder that cannot be made keeps the history in memory and says so", () => {
    const file = path.join(newFolder(), "file");
    writeFileSync(file, "");
    const { store, logged } = open(path.join(file, "below"));
    expect(store.kept).toBe("memory");
    expect(logged.join()).toContain("it is kept in memory");
    store.append(revision());
    expect(store.list({ namespaces: null, limit: 10 })).toHaveLength(1);
    expect(existsSync(path.join(file, "below"))).toBe(false);
  });

  it("a write that fails is logged once a minute and throws nothing", () => {
    const { store, logged, advance } = open(null);
    store.close();
    for (let index = 0; index < 5; index += 1) store.append(revision());
    expect(store.list({ namespaces: null, limit: 10 })).toEqual([]);
    expect(logged).toHaveLength(1);
    advance(61_000);
    store.append(revision());
    expect(logged).toHaveLength(2);
  });
});
