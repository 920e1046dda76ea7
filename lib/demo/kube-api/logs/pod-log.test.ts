import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { waitUntil } from "@/lib/testing/wait-until";
import { accessObjects } from "../../world/access/access-objects";
import type { K8sObject } from "../../world/k8s-object";
import { namespaceObject } from "../../world/simple-objects";
import { findKind } from "../kinds/find-kind";
import { createKubeApi } from "../kube-api";
import { loadObjects } from "../store/load-objects";
import { ObjectStore } from "../store/object-store";

const START = Date.parse("2026-01-02T00:00:00Z");
const MINUTE = 60_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const running = { running: { startedAt: iso(START - 10 * MINUTE) } };
const crashed = { terminated: { startedAt: iso(START - 20 * MINUTE), finishedAt: iso(START - 15 * MINUTE) } };

const pod = (name: string, containers: Readonly<Record<string, JsonObject>>, node = "node-1"): K8sObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "bookinfo", uid: `uid-of-${name}` },
  spec: {
    ...(node === "" ? {} : { nodeName: node }),
    containers: Object.keys(containers).map((one) => ({ name: one })),
    initContainers: name === "several" ? [{ name: "istio-init" }] : [],
  },
  status: {
    containerStatuses: Object.entries(containers).map(([one, status]) => ({ name: one, ...status })),
  },
});

const PODS: readonly K8sObject[] = [
  pod("one", { app: { state: running, lastState: crashed } }),
  pod("several", { app: { state: running }, "istio-proxy": { state: running } }),
  pod("waiting", { app: { state: { waiting: { reason: "ContainerCreating" } } } }),
  pod("pulling", { app: { state: { waiting: { reason: "ImagePullBackOff" } } } }),
  pod("crashing", { app: { state: { waiting: { reason: "CrashLoopBackOff" } }, lastState: crashed } }),
  pod("unscheduled", { app: {} }, ""),
];

let now: number;
let waiting: Set<() => void>;
let store: ObjectStore;
let server: Server;
let base: string;

/** A container that writes a line a minute, which says how many minutes before the start it was. */
const lines = (since: number, until: number): readonly { atMs: number; text: string }[] => {
  const all = Array.from({ length: 60 }, (_, index) => START + (index - 30) * MINUTE);
  return all
    .filter((atMs) => atMs >= since && atMs < until)
    .map((atMs) => ({ atMs, text: `line ${(atMs - START) / MINUTE}` }));
};

beforeEach(async () => {
  now = START;
  waiting = new Set();
  store = new ObjectStore(1000, 100);
  loadObjects(store, [...accessObjects(["bookinfo"]), namespaceObject("bookinfo", false), ...PODS], START);
  const api = createKubeApi({
    store,
    clock: { now: () => now },
    bookmarkMs: 60_000,
    logs: { lines: ({ sinceMs, untilMs, limit }) => lines(sinceMs, untilMs).slice(-limit) },
    timers: {
      after: (_ms, run) => {
        waiting.add(run);
        return () => waiting.delete(run);
      },
    },
  });
  server = createServer(api);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});

afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

const get = (path: string, token = "bookinfo-viewer", signal?: AbortSignal): Promise<Response> =>
  fetch(`${base}/api/v1/namespaces/bookinfo/pods/${path}`, {
    headers: { authorization: `Bearer ${token}` },
    ...(signal === undefined ? {} : { signal }),
  });
const logOf = async (path: string): Promise<readonly string[]> =>
  (await (await get(path)).text()).split("\n").slice(0, -1);

describe("a log", () => {
  it.each([
    ["", ["line -10", "line -9"], 10],
    ["?tailLines=2", ["line -2", "line -1"], 2],
    ["?tailLines=0", [], 0],
    ["?sinceSeconds=120", ["line -2", "line -1"], 2],
    [`?sinceTime=${iso(START - 3 * MINUTE)}`, ["line -3"], 3],
    ["?previous=true", ["line -20", "line -19"], 5],
    ["?previous=true&tailLines=1", ["line -16"], 1],
    ["?limitBytes=9", ["line -10"], 1],
    ["?timestamps=true&tailLines=1", ["2026-01-01T23:59:00.000000000Z line -1"], 1],
    ["?stream=Stderr", [], 0],
    ["?stream=Stdout", ["line -10"], 10],
    ["?container=app&tailLines=1", ["line -1"], 1],
  ])("with %j begins with %j and has %i lines", async (query, first, count) => {
    const found = await logOf(`one/log${query}`);
    expect(found.slice(0, first.length)).toEqual(first);
    expect(found).toHaveLength(count);
  });

  it("is plain text", async () => {
    expect((await get("one/log")).headers.get("content-type")).toContain("text/plain");
  });

  it("of a container that waits after a crash is that of its last run", async () => {
    expect((await logOf("crashing/log")).at(-1)).toBe("line -16");
  });

  it("of a pod without a node is empty", async () => {
    expect(await logOf("unscheduled/log")).toEqual([]);
  });

  it.each([
    ["none/log", 404, 'pods "none" not found'],
    [
      "several/log",
      400,
      "a container name must be specified for pod several, choose one of: [app istio-proxy] or one of the init containers: [istio-init]",
    ],
    ["several/log?container=db", 400, "container db is not valid for pod several"],
    [
      "several/log?container=app&previous=true",
      400,
      'previous terminated container "app" in pod "several" not found',
    ],
    ["waiting/log", 400, 'container "app" in pod "waiting" is waiting to start: ContainerCreating'],
    [
      "pulling/log",
      400,
      'container "app" in pod "pulling" is waiting to start: trying and failing to pull image',
    ],
    ["several/log?container=istio-init", 400, 'container "istio-init" in pod "several" is not available'],
    [
      "one/log?tailLines=-1",
      422,
      'PodLogOptions "one" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      "one/log?limitBytes=0",
      422,
      'PodLogOptions "one" is invalid: limitBytes: Invalid value: 0: must be greater than 0',
    ],
    [
      `one/log?sinceSeconds=1&sinceTime=${iso(START)}`,
      422,
      'PodLogOptions "one" is invalid: : Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified',
    ],
    ["one/log?tailLines=many", 400, 'strconv.ParseInt: parsing "many": invalid syntax'],
    ["one/log?sinceTime=yesterday", 400, 'parsing time "yesterday" as RFC 3339: it is no time'],
  ])("%s answers %i: %s", async (path, code, message) => {
    const answer = await get(path);
    expect(answer.status).toBe(code);
    expect(await answer.json()).toMatchObject({ kind: "Status", code, message });
  });

  it("is refused to who may read pods but not their logs", async () => {
    const answer = await get("one/log", "bookinfo-workloads");
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      message:
        'pods "one" is forbidden: User "bookinfo-workloads" cannot get resource "pods/log" in API group "" in the namespace "bookinfo"',
    });
  });
});

describe("a followed log", () => {
  /** What has been received, and whether the answer has ended. */
  interface Following {
    text: string;
    over: boolean;
  }

  async function follow(query: string, signal?: AbortSignal): Promise<Following> {
    const answer = await get(`one/log?follow=true${query}`, "bookinfo-viewer", signal);
    const following: Following = { text: "", over: false };
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const read = async (): Promise<void> => {
      for (;;) {
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) break;
        following.text += chunk.value;
      }
      following.over = true;
    };
    void read().catch(() => undefined);
    return following;
  }

  function pass(ms: number): void {
    now += ms;
    for (const run of [...waiting]) if (waiting.delete(run)) run();
  }

  const podKind = findKind("v1", "Pod");

  it("grows by each new line once", async () => {
    const following = await follow("&tailLines=1");
    await waitUntil(() => following.text === "line -1\n");
    pass(30_000);
    pass(MINUTE);
    await waitUntil(() => following.text === "line -1\nline 0\nline 1\n");
    pass(1_000);
    expect(following).toEqual({ text: "line -1\nline 0\nline 1\n", over: false });
  });

  it("ends when the pod goes", async () => {
    const following = await follow("&tailLines=1");
    if (podKind) store.remove(podKind, "bookinfo", "one");
    pass(1_000);
    await waitUntil(() => following.over);
    expect(waiting.size).toBe(0);
  });

  it("ends when the container begins anew", async () => {
    const following = await follow("&tailLines=1");
    const again = { running: { startedAt: iso(START) } };
    if (podKind) store.put(podKind, pod("one", { app: { state: again, lastState: crashed } }));
    pass(1_000);
    await waitUntil(() => following.over);
  });

  it("ends at once where the run is over, and at limitBytes", async () => {
    const previous = await follow("&previous=true");
    await waitUntil(() => previous.over);
    expect(previous.text).toContain("line -16\n");
    const limited = await follow("&limitBytes=5");
    await waitUntil(() => limited.over);
    expect(limited.text).toBe("line ");
  });

  it("asks no more once the client has left", async () => {
    const leave = new AbortController();
    await follow("", leave.signal);
    expect(waiting.size).toBe(1);
    leave.abort();
    await waitUntil(() => waiting.size === 0);
  });
});
