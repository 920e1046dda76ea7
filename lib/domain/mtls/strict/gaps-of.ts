import { toldRate } from "../observed/told-calls";
import type { AffectedWorkload } from "./affected-workloads";
import type { StrictGround } from "./strict-ground";

/** What keeps a verdict from being certain, and what is only to be known. */
interface Gaps {
  /** Each is reason enough not to say "safe". */
  readonly gaps: readonly string[];
  readonly notes: readonly string[];
}

const DAY = 86_400;

/** A duration in words: "1 day", "6 hours", "5 minutes". */
function inWords(seconds: number): string {
  const units = [
    [DAY, "day"],
    [3_600, "hour"],
    [60, "minute"],
  ] as const;
  for (const [size, unit] of units) {
    const count = Math.round((10 * seconds) / size) / 10;
    if (count >= 1) return `${count} ${unit}${count === 1 ? "" : "s"}`;
  }
  return `${Math.round(seconds)} seconds`;
}

/** A span up to now in words: "the last day", "the last 6 hours". */
export function theLast(seconds: number): string {
  return `the last ${inWords(seconds).replace(/^1 /, "")}`;
}

/** Whether no proxy tells of any call of a workload. */
export function isSilent(ground: StrictGround, { workload }: AffectedWorkload): boolean {
  const { server, waypoint, client } = ground.inbound.of(workload);
  return [server, waypoint, client].every((calls) => calls.length === 0);
}

/** What is not known of telemetry as a whole. */
export function telemetryGaps({ question }: StrictGround): readonly string[] {
  const { mesh, plaintext, at, knownSince, windowSeconds } = question;
  if (mesh.rows === null) return ["There is no telemetry, so nothing is known of who calls."];
  const gaps = plaintext === null ? ["Who called rarely in the window is not known."] : [];
  const known = at - knownSince;
  // A scrape or two are missing at the start of any window.
  if (known >= windowSeconds - Math.max(60, windowSeconds / 100)) return gaps;
  const since = `Traffic is known of ${theLast(Math.max(0, known))} only, not of the ${inWords(windowSeconds)} asked for.`;
  return [...gaps, since];
}

function unproxiedPorts(ground: StrictGround, { workload }: AffectedWorkload): readonly string[] {
  const name = `${workload.namespace}/${workload.workload}`;
  const settings = ground.settings.get(name);
  if (!settings) return [];
  const { excludedInbound, includedInbound } = settings;
  const excluded = excludedInbound.map(
    (port) =>
      `Calls of port ${port} of ${name} do not pass its proxy (traffic.sidecar.istio.io/excludeInboundPorts): nothing is seen of them, and STRICT neither breaks nor protects them.`,
  );
  if (includedInbound === null) return excluded;
  const only = includedInbound.join(", ") || "no port";
  return [
    ...excluded,
    `Of ${name} only calls of ${only} pass its proxy (traffic.sidecar.istio.io/includeInboundPorts): STRICT neither breaks nor protects others.`,
  ];
}

/** Callers whose successful calls the workload's own proxy does not tell of. */
function onlyTheClientTells(ground: StrictGround, { workload }: AffectedWorkload): readonly string[] {
  const { server, waypoint, client } = ground.inbound.of(workload);
  if (server.length > 0 || waypoint.length > 0) {
    const untold = [...server, ...waypoint].some((calls) => calls.untold > 0);
    return untold ? ["does not say whether some of its traffic is mutual TLS"] : [];
  }
  const succeeds = client.some((calls) => calls.failed < toldRate(calls) * (1 - 1e-9));
  return succeeds ? ["does not report; only its callers' proxies do"] : [];
}

/** What is not known of one workload. */
export function workloadGaps(ground: StrictGround, affected: AffectedWorkload): Gaps {
  const { workload } = affected;
  const name = `${workload.namespace}/${workload.workload}`;
  const notes = unproxiedPorts(ground, affected);
  const isCounted = ground.plaintext.has(name);
  const says = onlyTheClientTells(ground, affected).map((what) => `The proxy of ${name} ${what}.`);
  if (!isSilent(ground, affected) || isCounted || !ground.callable.has(name)) return { gaps: says, notes };
  return { gaps: [`Nobody was seen calling ${name}.`], notes };
}
