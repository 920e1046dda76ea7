import type { Backend } from "../backend";

/** How long the first requests wait for the cluster's objects. */
const FIRST_SYNC_MS = 5_000;

/** Resolves once the cluster's objects are there, or after five seconds: from then on answers say what is missing. */
export function firstSync({ cluster }: Pick<Backend, "cluster">, signal: AbortSignal): Promise<void> {
  return cluster.whenReady(AbortSignal.any([signal, AbortSignal.timeout(FIRST_SYNC_MS)]));
}
