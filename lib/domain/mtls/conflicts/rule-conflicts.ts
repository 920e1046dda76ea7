import type { MeshWorkload } from "../../routing/mesh-workload";
import { askedTls } from "../asked-tls";
import type { ClientRule } from "../client-rules";
import type { MtlsGround } from "../mtls-ground";
import type { CallerName, MtlsConflict } from "../mtls-overview";
import type { DecidedMode } from "../peer-mode";
import { servedPorts } from "../served-ports";

interface Contradiction {
  readonly code: string;
  readonly comesOf: string;
}

const nameOf = ({ namespace, name }: ClientRule["object"]): string => `${namespace}/${name}`;

/** https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule */
function contradiction(mode: string, server: MeshWorkload, decided: DecidedMode): Contradiction | null {
  const { dataPlane } = server;
  if (dataPlane === "none")
    return mode === "ISTIO_MUTUAL"
      ? { code: "mutualWithoutProxy", comesOf: "it has no proxy that could take it, so calls fail" }
      : null;
  if (dataPlane !== "sidecar") return null;
  if (decided.mode === "STRICT" && mode !== "ISTIO_MUTUAL")
    return {
      code: mode === "DISABLE" ? "plaintextToStrict" : "ownTlsToStrict",
      comesOf: "its proxy takes mutual TLS only, so calls fail",
    };
  if (decided.mode === "DISABLE" && mode === "ISTIO_MUTUAL")
    return { code: "mutualToDisabled", comesOf: "its proxy takes plain text only, so calls fail" };
  return null;
}

/** Whether a rule speaks of calls that reach this port of the workload; null for the ports without a mode of their own. */
function reaches(ground: MtlsGround, rule: ClientRule, server: MeshWorkload, port: number | null): boolean {
  const special = ground.modes.portsOf(server);
  const own = ground.rules
    .to(server)
    .filter(({ host, subset, port: of }) => of !== null && host === rule.host && subset === rule.subset)
    .map(({ port: of }) => of);
  return servedPorts(ground.routing, rule.host, server, special)
    .filter(({ service }) => (rule.port === null ? !own.includes(service) : service === rule.port))
    .some(({ target }) => (port === null ? target === null || !special.includes(target) : target === port));
}

/** Callers that telemetry tells of and that obey the rule, else the clients that it is for. */
function bitten(
  { inbound, routing }: MtlsGround,
  rule: ClientRule,
  server: MeshWorkload,
): readonly (CallerName | null)[] {
  const seen = new Map<string, CallerName>();
  for (const { host, caller } of inbound.of(server).client) {
    const client = routing.registry.workloads.get(caller.namespace, caller.workload);
    if (host !== rule.host || !client) continue;
    const asked = askedTls(routing, client, host, server);
    if (asked.some(({ mode, object }) => mode === rule.mode && object?.name === rule.object.name))
      seen.set(`${caller.namespace}/${caller.workload}`, caller);
  }
  if (seen.size > 0) return [...seen.values()];
  return [rule.clients === "" ? null : { namespace: rule.clients, workload: "" }];
}

const sentence = (rule: ClientRule, server: MeshWorkload, comesOf: string): string => {
  const subset = rule.subset === "" ? "" : ` in subset ${rule.subset}`;
  const port = rule.port === null ? "" : ` on port ${rule.port}`;
  return `DestinationRule ${nameOf(rule.object)} tells clients of ${rule.host}${subset}${port} to use TLS mode ${rule.mode}, but ${server.namespace}/${server.workload}: ${comesOf}.`;
};

/** Where a DestinationRule has clients send what the workload does not take on a port. */
export function ruleConflicts(
  ground: MtlsGround,
  server: MeshWorkload,
  port: number | null,
): readonly MtlsConflict[] {
  const decided = ground.modes.of(server, port);
  return ground.rules.to(server).flatMap((rule) => {
    const found = contradiction(rule.mode, server, decided);
    if (!found || !reaches(ground, rule, server, port)) return [];
    const objects = decided.by && server.dataPlane !== "none" ? [rule.object, decided.by] : [rule.object];
    const message = sentence(rule, server, found.comesOf);
    return bitten(ground, rule, server).map((caller) => ({ code: found.code, message, caller, objects }));
  });
}
