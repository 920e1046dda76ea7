import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { freePort } from "@/lib/testing/real/server-process";
import { startPrometheus, type Prometheus } from "@/lib/testing/real/start-prometheus";
import { launchDashboard, PROJECT_ROOT, type Dashboard } from "../launch-dashboard";
import { stopChild } from "../stop-child";

const meshLine = z.object({ kubeconfig: z.string(), prometheusUrl: z.string() });

export interface Bench {
  readonly dashboard: Dashboard;
  /** The server's process id. */
  readonly pid: number;
  readonly prometheusUrl: string;
  close(): Promise<void>;
}

/** The dashboard on a simulated cluster, its metrics scraped by a real Prometheus or served by the simulated one. */
export async function startBench(scenario: string, metrics: "real" | "simulated"): Promise<Bench> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-bench-"));
  const { child, kubeconfig, prometheusUrl: simulated } = await startMeshProcess(scenario, folder);
  const prometheus = metrics === "real" ? await scrape(simulated, folder) : null;
  const prometheusUrl = prometheus?.url ?? simulated;
  const environment = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    NODE_ENV: "production" as const,
    KUBECONFIG: kubeconfig,
    MESHLENS_PROMETHEUS_URL: prometheusUrl,
    MESHLENS_LOG_LEVEL: "warn",
    PORT: String(await freePort()),
  };
  const launch = await launchDashboard(environment, new AbortController().signal);
  if (!launch.ok) throw new Error(launch.problems.join("; "));
  const { dashboard } = launch;
  const close = async (): Promise<void> => {
    await dashboard.stop();
    await prometheus?.stop();
    await stopChild(child, 2_000);
    rmSync(folder, { recursive: true, force: true });
  };
  return { dashboard, pid: dashboard.process.pid ?? 0, prometheusUrl, close };
}

function scrape(meshUrl: string, folder: string): Promise<Prometheus> {
  return startPrometheus(
    ensureServers().prometheus,
    path.join(folder, "prometheus"),
    `${meshUrl}/metrics`,
    15,
  );
}

interface MeshProcess extends z.infer<typeof meshLine> {
  readonly child: ChildProcess;
}

async function startMeshProcess(scenario: string, folder: string): Promise<MeshProcess> {
  const main = path.join(PROJECT_ROOT, "lib/demo/main.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", main, "--scenario", scenario, "--state-dir", folder],
    {
      cwd: PROJECT_ROOT,
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  for await (const line of createInterface({ input: child.stdout }))
    return { child, ...meshLine.parse(JSON.parse(line)) };
  throw new Error("the simulated mesh ended before it was ready");
}
