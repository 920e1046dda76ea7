import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/**
 * Starts what a person starts: the demo, as a process of its own. The journeys read where it is from E2E_URL and
 * the simulated cluster's kubeconfig from E2E_KUBECONFIG.
 */
export default async function startDemo(): Promise<() => Promise<void>> {
  const child = spawn("npm", ["run", "-s", "demo"], { stdio: ["ignore", "pipe", "inherit"], detached: true });
  const end = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    if (child.pid) process.kill(-child.pid, "SIGINT");
    await ended;
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
  throw new Error("the demo ended before it printed its URL and kubeconfig");
}
