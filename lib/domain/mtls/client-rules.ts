import { getOrMake } from "../graph/get-or-make";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { hostCovers } from "../mesh/hosts/host-matches";
import { resolveHost, serviceHost } from "../mesh/hosts/resolve-host";
import type { ObjectRef } from "../mesh/object-ref";
import { objectAt, objectsAt, textAt, textMapAt } from "../mesh/read-json";
import type { RulesOfHost } from "../routing/destination-rule-index";
import type { MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { RegisteredHost } from "../routing/service-registry";
import { tlsMode, trafficPolicy } from "../routing/traffic-policy";
import { asCaller } from "./asked-tls";
import type { CallerName } from "./mtls-overview";

/** A TLS mode that clients are told for a service in front of a workload. */
export interface ClientRule {
  readonly object: ObjectRef;
  readonly host: string;
  /** As the DestinationRule says it: DISABLE, SIMPLE, MUTUAL or ISTIO_MUTUAL. */
  readonly mode: string;
  /** "" for the host as a whole. */
  readonly subset: string;
  /** The port of the service; null for all. */
  readonly port: number | null;
  /** The namespace of the clients that obey it; "" for clients of every namespace. */
  readonly clients: string;
}

/** The rules by the workloads that their hosts lead to. */
export interface ClientRules {
  to(workload: CallerName): readonly ClientRule[];
}

type Said = Pick<ClientRule, "mode" | "subset" | "port">;

const portsIn = (policy: JsonObject): readonly number[] =>
  objectsAt(policy, "portLevelSettings").flatMap((one) => {
    const number = objectAt(one, "port")["number"];
    return typeof number === "number" ? [number] : [];
  });

/** What the rules of a host say of TLS, for the host and each subset, and for each port that is named. */
function saidBy(rules: RulesOfHost): readonly Said[] {
  const whole = portsIn(rules.trafficPolicy);
  const subsets = [...rules.subsets].map(([name, subset]) => ({
    name,
    ports: portsIn(objectAt(subset, "trafficPolicy")),
  }));
  return [{ name: "", ports: [] }, ...subsets].flatMap(({ name, ports }) =>
    [null, ...new Set([...whole, ...ports])].flatMap((port) => {
      const mode = tlsMode(trafficPolicy(rules, name, port));
      return mode === null ? [] : [{ mode, subset: name, port }];
    }),
  );
}

/**
 * Proxies that may obey a rule: of its own namespace for services elsewhere, else of any; of each namespace one, where the
 * rule does not select workloads.
 */
function clientsOf(
  routing: MeshRouting,
  rule: ClusterObject,
  serviceNamespace: string,
): readonly MeshWorkload[] {
  const { workloads } = routing.registry;
  const { namespace } = rule.meta;
  const isOwn = namespace !== serviceNamespace && namespace !== routing.rootNamespace;
  const proxied = (isOwn ? workloads.inNamespace(namespace) : workloads.all).filter(
    (one) => asCaller(one) !== null,
  );
  if ("workloadSelector" in objectAt(rule.data, "spec")) return proxied;
  return [...new Map(proxied.map((one) => [one.namespace, one])).values()];
}

const hostOf = ({ data, meta }: ClusterObject): string =>
  resolveHost(textAt(objectAt(data, "spec"), "host"), meta.namespace);

/** The rules of a service, as a client has them that obeys this DestinationRule; null where none does. */
function rulesFrom(routing: MeshRouting, rule: ClusterObject, service: RegisteredHost): RulesOfHost | null {
  for (const client of clientsOf(routing, rule, service.namespace)) {
    const caller = asCaller(client);
    const rules = caller && routing.rules.for(caller, service.host, service.namespace);
    const isSame = rules?.rule.meta.namespace === rule.meta.namespace && hostOf(rules.rule) === hostOf(rule);
    if (rules && isSame) return rules;
  }
  return null;
}

const mentionsTls = ({ data }: ClusterObject): boolean => {
  const spec = objectAt(data, "spec");
  const policies = [spec, ...objectsAt(spec, "subsets")].map((one) => objectAt(one, "trafficPolicy"));
  return policies.some(
    (policy) => "tls" in policy || objectsAt(policy, "portLevelSettings").some((port) => "tls" in port),
  );
};

/** The services of the cluster that a DestinationRule's host stands for. */
function servicesOf({ registry, snapshot }: MeshRouting, rule: ClusterObject): readonly RegisteredHost[] {
  const host = hostOf(rule);
  const hosts = host.startsWith("*")
    ? snapshot
        .list("Service")
        .map(({ meta }) => serviceHost(meta.namespace, meta.name))
        .filter((one) => hostCovers(host, one))
    : [host];
  return hosts.flatMap((one) => registry.find(one) ?? []);
}

/**
 * Reads what DestinationRules tell clients of TLS, by the workloads it leads to; only rules that some proxy obeys.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings-TLSmode
 */
export function clientRules(routing: MeshRouting): ClientRules {
  const found = new Map<string, ClientRule[]>();
  for (const rule of routing.snapshot.list("DestinationRule").filter(mentionsTls))
    for (const service of servicesOf(routing, rule)) {
      const rules = rulesFrom(routing, rule, service);
      if (!rules) continue;
      const { namespace, name } = rule.meta;
      const isOwn = namespace !== service.namespace && namespace !== routing.rootNamespace;
      for (const said of saidBy(rules)) {
        const labels = textMapAt(rules.subsets.get(said.subset) ?? {}, "labels");
        for (const workload of routing.registry.workloadsOf(service, labels) ?? [])
          getOrMake(found, `${workload.namespace}/${workload.workload}`, () => []).push({
            ...said,
            object: { kind: "DestinationRule", namespace, name },
            host: service.host,
            clients: isOwn ? namespace : "",
          });
      }
    }
  return { to: ({ namespace, workload }) => found.get(`${namespace}/${workload}`) ?? [] };
}
