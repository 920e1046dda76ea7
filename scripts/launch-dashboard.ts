import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { access, rm } from "node:fs/promises";
import path from "node:path";
import { readConfig } from "@/lib/server/config";
import { heapLimitMegabytes } from "./heap-limit";
import { isPortFree } from "./is-port-free";
import { prepareRuntime } from "./prepare-runtime";
import { stopChild } from "./stop-child";
import { waitForHttp } from "./wait-for-http";

export interface Dashboard {
  /** Where the server listens, with its base path and no trailing slash. */
  readonly url: string;
  /** The address for a person: opens a session on the first visit. */
  readonly signInUrl: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export type Launch =
  | { readonly ok: true; readonly dashboard: Dashboard }
  | { readonly ok: false; readonly problems: readonly string[] };

export const PROJECT_ROOT = path.resolve(import.meta.dirname, "..");

/** Room for a query string of 16 KB beside ordinary headers; above it Node answers 431. */
const MAX_HEADER_BYTES = 24 * 1024;

/** The server itself ends within 4 s of being asked to. */
const STOP_MS = 4_500;

/**
 * Starts the production build with the given environment and waits until it answers; wrong settings come back as
 * problems. Nothing is left running when `interrupted` aborts meanwhile.
 */
export async function launchDashboard(
  environment: NodeJS.ProcessEnv,
  interrupted: AbortSignal,
): Promise<Launch> {
  const read = readConfig(environment);
  if (!read.ok) return { ok: false, problems: read.problems };
  const { host, port, publicUrl } = read.config;
  const obstacle = await findObstacle(host, port);
  if (obstacle !== null) return { ok: false, problems: [obstacle] };
  const basePath = publicUrl === null ? "" : new URL(publicUrl).pathname.replace(/\/+$/, "");
  const code = randomBytes(18).toString("base64url");
  const runtime = await prepareRuntime(PROJECT_ROOT, basePath);
  const child = spawnServer(runtime, {
    ...environment,
    HOSTNAME: host,
    PORT: String(port),
    MESHLENS_ONE_TIME_CODE: code,
  });
  const url = `http://${reachable(host)}:${port}${basePath}`;
  const stop = async (): Promise<void> => {
    await stopChild(child, STOP_MS);
    await rm(runtime, { recursive: true, force: true });
  };
  const ready = await waitForHttp(`${url}/livez`, { child, signal: interrupted, timeoutMs: 30_000 });
  if (!ready.ok) {
    await stop();
    return { ok: false, problems: [`Meshlens did not start: ${ready.cause}`] };
  }
  return {
    ok: true,
    dashboard: {
      url,
      signInUrl: `${publicUrl === null ? url : publicUrl.origin + basePath}/?code=${code}`,
      process: child,
      stop,
    },
  };
}

/** Why a server cannot start on this port; whoever listens there already would otherwise be taken for it. */
async function findObstacle(host: string, port: number): Promise<string | null> {
  if (!(await exists(path.join(PROJECT_ROOT, ".next/standalone/server.js")))) {
    return "There is no production build yet: run `npm run build` first.";
  }
  return (await isPortFree(host, port))
    ? null
    : `PORT="${port}" cannot be listened on at ${host}: choose another.`;
}

function spawnServer(runtime: string, environment: NodeJS.ProcessEnv): ChildProcess {
  const flags = [
    `--max-old-space-size=${heapLimitMegabytes()}`,
    `--max-http-header-size=${MAX_HEADER_BYTES}`,
  ];
  const child = spawn(process.execPath, [...flags, "server.js"], {
    cwd: runtime,
    env: {
      ...environment,
      NODE_ENV: "production",
      NEXT_MANUAL_SIG_HANDLE: "true",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  forwardLogs(child);
  return child;
}

/** The server's own log lines (JSON) pass; the framework's banner, which names other addresses, does not. */
function forwardLogs(child: ChildProcess): void {
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("{")) process.stderr.write(`${line}\n`);
  });
}

function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
