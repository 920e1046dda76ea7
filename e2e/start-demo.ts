import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "./fixtures/free-port";

/**
 * Starts what a person starts: the demo, as a process of its own. The journeys read where it is from E2E_URL, the
 * simulated cluster's kubeconfig from E2E_KUBECONFIG, its Prometheus from E2E_PROMETHEUS_URL and where faults are asked for
 * from E2E_CONTROL_URL. Its state has a folder
 * of its own: a demo that a person runs meanwhile keeps its kubeconfig.
 */
export default async function startDemo(): Promise<() => Promise<void>> {
  const state = await mkdtemp(path.join(os.tmpdir(), "meshlens-e2e-"));
  const prometheusPort = await freePort();
  process.env["E2E_PROMETHEUS_URL"] = `http://127.0.0.1:${prometheusPort}`;
  const controlPort = await freePort();
  process.env["E2E_CONTROL_URL"] = `http://127.0.0.1:${controlPort}`;
  const ports = ["--prometheus-port", String(prometheusPort), "--control-port", String(controlPort)];
  const options = ["--scenario", "bookinfo", ...ports, "--state-dir", state];
  const child = spawn("npm", ["run", "-s", "demo", "--", ...options], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const end = async (): Promise<void> => {
    if (child.exitCode === null) {
      const ended = once(child, "exit");
      if (child.pid) process.kill(-child.pid, "SIGINT");
      await ended;
    }
    await rm(state, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\/\/\S+/.exec(line)?.[0];
    if (url) process.env["E2E_URL"] = url;
    const kubeconfig = /kubeconfig\s+(\S+)/.exec(line)?.[1];
    if (kubeconfig) {
      process.env["E2E_KUBECONFIG"] = kubeconfig;
      return end;
    }
  }
  await end();
  throw new Error("the demo ended before it printed its URL and kubeconfig");
}
