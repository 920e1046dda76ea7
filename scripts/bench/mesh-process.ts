import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { PROJECT_ROOT } from "../launch-dashboard";
import { stopChild } from "../stop-child";

const meshLine = z.object({ kubeconfig: z.string(), prometheusUrl: z.string() });

export interface MeshProcess extends z.infer<typeof meshLine> {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the simulated mesh as a process of its own, of the named scenario or of all; settles when it is ready. */
export async function startMeshProcess(scenario: string | null, folder: string): Promise<MeshProcess> {
  const main = path.join(PROJECT_ROOT, "lib/demo/main.ts");
  const named = scenario === null ? [] : ["--scenario", scenario];
  const child = spawn(process.execPath, ["--import", "tsx", main, ...named, "--state-dir", folder], {
    cwd: PROJECT_ROOT,
    stdio: ["pipe", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { ...meshLine.parse(JSON.parse(line)), pid: child.pid ?? 0, stop: () => stopChild(child, 2_000) };
  throw new Error("the simulated mesh ended before it was ready");
}
