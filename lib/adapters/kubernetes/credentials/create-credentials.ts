import type { RequestOptions } from "node:https";
import { errorCode } from "@/lib/adapters/shared/error-code";
import { isRecord } from "@/lib/domain/mesh/is-record";
import type { Clock } from "@/lib/ports/clock";
import type { LoadedKubeConfig } from "./load-kube-config";

/** Everything needed to open a connection and sign a request with one identity, as it is at this moment. */
export interface Access {
  readonly server: string;
  readonly proxy: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: Pick<RequestOptions, "ca" | "cert" | "key" | "rejectUnauthorized" | "servername">;
  /** Counts reloads; a refused request names the generation it was refused with. */
  readonly generation: number;
}

export type AccessResult =
  { readonly ok: true; readonly access: Access } | { readonly ok: false; readonly message: string };

export interface Credentials {
  /** Reads rotated token and certificate files and renews expired exec and OIDC credentials on the way. */
  current(): Promise<AccessResult>;
  /** After a 401: starts over from the files. False when that was done so recently that trying again is pointless. */
  renew(refusedGeneration: number): boolean;
}

type Config = Extract<LoadedKubeConfig, { ok: true }>;
const CHECK_FILES_MS = 60_000;
const RENEW_EVERY_MS = 10_000;
const HANGS_AFTER_MS = 30_000;

/** `first` is what `load` returned at start; `load` is asked again when files may have changed. */
export function createCredentials(first: Config, load: () => LoadedKubeConfig, clock: Clock): Credentials {
  let held = first;
  let generation = 0;
  let checkedAt = clock.now();
  let renewedAt = -Infinity;
  let pending: { readonly result: Promise<AccessResult>; readonly since: number } | null = null;

  const reload = (always: boolean): void => {
    checkedAt = clock.now();
    const fresh = load();
    // A file that is being rewritten is read again at the next check.
    if (!fresh.ok || (!always && fresh.text === held.text)) return;
    held = fresh;
    generation += 1;
  };

  return {
    current() {
      if (clock.now() - checkedAt >= CHECK_FILES_MS) reload(false);
      // One exec plugin or token refresh at a time, unless it hangs.
      if (pending !== null && clock.now() - pending.since < HANGS_AFTER_MS) return pending.result;
      const started = { result: resolveAccess(held, generation), since: clock.now() };
      pending = started;
      return started.result.finally(() => {
        if (pending === started) pending = null;
      });
    },
    renew(refusedGeneration) {
      if (refusedGeneration < generation) return true;
      if (clock.now() - renewedAt < RENEW_EVERY_MS) return false;
      renewedAt = clock.now();
      pending = null;
      reload(true);
      return true;
    },
  };
}

async function resolveAccess({ config, cluster }: Config, generation: number): Promise<AccessResult> {
  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    // The message of an exec plugin's failure is its stderr, which may hold a token.
    return { ok: false, message: `credentials for the cluster could not be obtained: ${errorCode(error)}` };
  }
  const { ca, cert, key, rejectUnauthorized, servername } = options;
  return {
    ok: true,
    access: {
      server: cluster.server,
      proxy: cluster.proxyUrl ?? null,
      headers: headersOf(options),
      tls: {
        ...(ca === undefined ? {} : { ca }),
        ...(cert === undefined ? {} : { cert }),
        ...(key === undefined ? {} : { key }),
        ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
        ...(servername === undefined ? {} : { servername }),
      },
      generation,
    },
  };
}

function headersOf({ headers, auth }: RequestOptions): Record<string, string> {
  const result: Record<string, string> = {};
  if (typeof auth === "string")
    result["authorization"] = `Basic ${Buffer.from(auth, "utf8").toString("base64")}`;
  if (!isRecord(headers)) return result;
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === "string") result[name.toLowerCase()] = value.trim();
  }
  return result;
}
