import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { createHistoryStore } from "./create-history-store";

/** Records one revision after another and writes its number once `append` has returned. */
const RECORDER = `
  const { createHistoryStore } = await import(process.env.STORE);
  const quiet = () => {};
  const settings = { folder: process.env.FOLDER, days: 30, megabytes: 200 };
  const store = createHistoryStore(settings, { clock: { now: () => 0 }, log: { info: quiet, warn: quiet, error: quiet } });
  const object = { kind: "VirtualService", namespace: "shop", name: "reviews" };
  const recorded = { apiVersion: "v1", kind: "VirtualService", labels: {}, annotations: {}, data: {} };
  for (let number = Number(process.env.FROM); ; number += 1) {
    const data = { number, text: "x".repeat(3000) };
    store.append({ object, uid: "u", resourceVersion: String(number), at: number, action: "changed",
      how: "watched", manager: "", state: { ...recorded, data } });
    process.stdout.write(number + "\\n");
    await new Promise(setImmediate);
  }
`;
const ROUNDS = 3;
const KILL_AFTER = 300;

/** Runs the recorder until it has acknowledged so many, then kills it without warning; returns the last it told of. */
async function recordAndKill(folder: string, from: number): Promise<{ last: number; errors: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", RECORDER], {
    env: {
      ...process.env,
      STORE: path.join(import.meta.dirname, "create-history-store.ts"),
      FOLDER: folder,
      FROM: String(from),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const closed = once(child, "close");
  let last = from - 1;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last >= from + KILL_AFTER) child.kill("SIGKILL");
  }
  await closed;
  return { last, errors };
}

it(
  "loses nothing it acknowledged when the process is killed, again and again",
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-killed-"));
    const complaints: string[] = [];
    try {
      let next = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const { last, errors } = await recordAndKill(folder, next);
        expect(errors).toBe("");
        expect(last).toBeGreaterThanOrEqual(next + KILL_AFTER);
        next = last + 1;
      }
      const complain = (_fields: object, message: string): void => void complaints.push(message);
      const log = { info: complain, warn: complain, error: complain };
      const store = createHistoryStore(
        { folder, days: 30, megabytes: 200 },
        { clock: { now: () => 0 }, log },
      );
      const kept = new Set<string>();
      for (let before: number | undefined; ;) {
        const page = store.list({
          namespaces: null,
          limit: 1_000,
          ...(before === undefined ? {} : { before }),
        });
        if (page.length === 0) break;
        for (const { resourceVersion, state } of page) {
          expect(state?.data["number"]).toBe(Number(resourceVersion));
          kept.add(resourceVersion);
        }
        before = page.at(-1)?.id;
      }
      store.close();
      const missing = Array.from({ length: next }, (_, number) => String(number)).filter(
        (one) => !kept.has(one),
      );
      expect(missing).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
