import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { KNOWN_DIFFERENCES } from "@/lib/testing/real/kube-replay/known-differences";
import { playScript } from "@/lib/testing/real/kube-replay/play-script";
import { randomApplies } from "@/lib/testing/real/kube-replay/random-applies";
import { REPLAY_SCRIPT } from "@/lib/testing/real/kube-replay/replay-script";
import { loadCrds } from "@/lib/testing/real/load-objects";
import { sendStep } from "@/lib/testing/real/kube-replay/send-step";
import { type KubeApiserver, startKubeApiserver } from "@/lib/testing/real/start-kube-apiserver";
import { jsonAt, textOr } from "../world/read-json";
import { createKubeApi } from "./kube-api";
import { ObjectStore } from "./store/object-store";

const VIEWER = { name: "bookinfo-viewer", token: "bookinfo-viewer", groups: [] };

let folder: string;
let real: KubeApiserver;
let simulated: Server;
let simulatedUrl: string;
let forget: () => Promise<void>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-replay-"));
  const servers = ensureServers();
  real = await startKubeApiserver(servers, folder, [VIEWER]);
  await loadCrds(real.send, servers.crdFiles);
  const store = new ObjectStore(1000, 10_000);
  // A page of the present revision is never too late: something has to have happened since.
  forget = async () => {
    const body = { metadata: { generateName: "later-" } };
    const step = { name: "something happens", method: "POST", path: "/api/v1/namespaces", body } as const;
    await sendStep({ url: simulatedUrl, adminToken: "demo-admin" }, step, new Map());
    store.compact();
  };
  simulated = createServer(createKubeApi({ store, clock: { now: () => Date.now() }, bookmarkMs: 60_000 }));
  await new Promise<void>((resolve) => simulated.listen(0, "127.0.0.1", resolve));
  const address = simulated.address();
  simulatedUrl = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});

afterAll(async () => {
  simulated.closeAllConnections();
  await new Promise((resolve) => simulated.close(resolve));
  await real.close();
  rmSync(folder, { recursive: true, force: true });
});

const servers = (): Parameters<typeof playScript>[1] => ({
  simulated: { url: simulatedUrl, adminToken: "demo-admin" },
  real: { url: real.url, adminToken: real.admin.token },
});

it("answers every request of the script as the real API server does, but for the differences that are documented", async () => {
  expect(REPLAY_SCRIPT.length).toBeGreaterThanOrEqual(430);
  expect(new Set(REPLAY_SCRIPT.map(({ name }) => name)).size).toBe(REPLAY_SCRIPT.length);
  const differences = await playScript(REPLAY_SCRIPT, servers(), "replay");
  const known = new Set(KNOWN_DIFFERENCES.map(({ step }) => step));
  expect(differences.filter(({ step }) => !known.has(step))).toEqual([]);
  expect(new Set(differences.map(({ step }) => step))).toEqual(known);
});

it.each([11, 12])(
  "agrees on owners, conflicts and objects after random writes of three managers (%i)",
  async (seed) => {
    expect(await playScript(randomApplies(200, seed), servers(), `random-${seed}`)).toEqual([]);
  },
);

it("tells who comes too late with a page how to go on", async () => {
  const { simulated: ours, real: theirs } = servers();
  const list = { name: "a page", method: "GET", path: "/api/v1/namespaces?limit=1" } as const;
  const late = {
    name: "too late",
    method: "GET",
    path: "/api/v1/namespaces?limit=1&continue=<<page>>",
  } as const;
  const outcomes: unknown[] = [];
  for (const [server, compact] of [[ours, forget] as const, [theirs, () => real.compact()] as const]) {
    const page = jsonAt((await sendStep(server, list, new Map())).body, "metadata", "continue");
    await compact();
    const { code, body } = await sendStep(server, late, new Map([["page", textOr(page)]]));
    const again = textOr(jsonAt(body, "metadata", "continue"));
    const rest = await sendStep(server, late, new Map([["page", again]]));
    outcomes.push([code, jsonAt(body, "reason"), again !== "", rest.code]);
  }
  expect(outcomes[0]).toEqual([410, "Expired", true, 200]);
  expect(outcomes[1]).toEqual(outcomes[0]);
});
