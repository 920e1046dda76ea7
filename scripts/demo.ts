import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { isBuildCurrent } from "./is-build-current";
import { isPortFree } from "./is-port-free";
import { launchDashboard, PROJECT_ROOT } from "./launch-dashboard";
import { stopChild } from "./stop-child";
import { interruption, untilInterrupted } from "./until-interrupted";

const FIRST_PORT = 3000;

interface Mesh {
  readonly kubeconfig: string;
  readonly prometheusUrl: string;
  readonly controlUrl: string;
}

function say(line: string): void {
  console.log(line);
}

function build(): void {
  say("Building the dashboard (once, about half a minute) …");
  const result = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    encoding: "utf8",
  });
  if (result.status !== 0) {
    console.error(result.stdout + result.stderr);
    process.exit(1);
  }
}

function startMesh(args: readonly string[]): ChildProcess {
  const main = path.join(PROJECT_ROOT, "lib/demo/main.ts");
  return spawn(
    process.execPath,
    ["--import", "tsx", main, "--state-dir", path.join(PROJECT_ROOT, ".demo"), ...args],
    {
      cwd: PROJECT_ROOT,
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
}

/** The first line the simulated mesh prints says where it listens. */
async function readMesh(child: ChildProcess): Promise<Mesh> {
  if (!child.stdout) throw new Error("the simulated mesh has no output to read");
  for await (const line of createInterface({ input: child.stdout })) {
    const value: unknown = JSON.parse(line);
    if (isMesh(value)) return value;
  }
  throw new Error("the simulated mesh ended before it was ready");
}

function isMesh(value: unknown): value is Mesh {
  if (typeof value !== "object" || value === null) return false;
  return "kubeconfig" in value && "prometheusUrl" in value && "controlUrl" in value;
}

async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 50; port += 1) if (await isPortFree("127.0.0.1", port)) return port;
  throw new Error(`no free port between ${first} and ${first + 49}: set PORT`);
}

if (!(await isBuildCurrent(PROJECT_ROOT))) build();
const interrupted = interruption();
say("Starting the simulated mesh …");
const meshProcess = startMesh(process.argv.slice(2));
const mesh = await readMesh(meshProcess);
say("Starting the dashboard …");
const port = process.env["PORT"] ?? String(await freePort(FIRST_PORT));
const environment = {
  ...process.env,
  PORT: port,
  KUBECONFIG: mesh.kubeconfig,
  MESHLENS_PROMETHEUS_URL: mesh.prometheusUrl,
  MESHLENS_LOG_LEVEL: process.env["MESHLENS_LOG_LEVEL"] ?? "warn",
};
const launch = await launchDashboard(environment, interrupted);
if (!launch.ok) {
  for (const problem of launch.problems) console.error(`meshlens: ${problem}`);
  await stopChild(meshProcess, 2_000);
  process.exit(2);
}
say(`\n  Meshlens      ${launch.dashboard.signInUrl}`);
say(`  kubeconfig    ${mesh.kubeconfig}`);
say(`  Prometheus    ${mesh.prometheusUrl}`);
say(`  faults        ${mesh.controlUrl}/faults`);
say("\nChange the mesh with kubectl and watch the graph. Ctrl-C ends all of it.");
const code = await untilInterrupted(interrupted, launch.dashboard.process, meshProcess);
await Promise.all([launch.dashboard.stop(), stopChild(meshProcess, 2_000)]);
process.exit(code);
