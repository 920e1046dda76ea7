import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { freePort } from "@/lib/testing/real/server-process";
import { startPrometheus, type Prometheus } from "@/lib/testing/real/start-prometheus";
import { launchDashboard, type Dashboard } from "../launch-dashboard";
import { startMeshProcess } from "./mesh-process";

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
  const mesh = await startMeshProcess(scenario, folder);
  const { kubeconfig, prometheusUrl: simulated } = mesh;
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
    await mesh.stop();
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
