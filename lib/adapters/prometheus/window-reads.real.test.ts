import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { readsWindows } from "@/lib/testing/reads-windows";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { remoteWrite } from "@/lib/testing/real/remote-write";
import { type Prometheus, startPrometheus } from "@/lib/testing/real/start-prometheus";
import { WINDOW_SAMPLES } from "@/lib/testing/window-samples";

const WRITABLE = ["--web.enable-remote-write-receiver", "--storage.tsdb.retention.time=100y"];
/** Nothing listens there: only the samples written are held. */
const NO_TARGET = "http://127.0.0.1:9/metrics";

let real: Prometheus;
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-windows-"));
  real = await startPrometheus(ensureServers().prometheus, folder, NO_TARGET, 3_600, WRITABLE);
  await remoteWrite(real.url, WINDOW_SAMPLES);
});
afterAll(async () => {
  await real.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("on a real Prometheus, Meshlens", () => {
  readsWindows(() => real.url);
});
