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
import { type KubeApiserver, startKubeApiserver } from "@/lib/testing/real/start-kube-apiserver";
import { createKubeApi } from "./kube-api";
import { ObjectStore } from "./store/object-store";

const VIEWER = { name: "bookinfo-viewer", token: "bookinfo-viewer", groups: [] };

let folder: string;
let real: KubeApiserver;
let simulated: Server;
let simulatedUrl: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-replay-"));
  const servers = ensureServers();
  real = await startKubeApiserver(servers, folder, [VIEWER]);
  await loadCrds(real.send, servers.crdFiles);
  const store = new ObjectStore(1000, 10_000);
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
  expect(REPLAY_SCRIPT.length).toBeGreaterThanOrEqual(150);
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
