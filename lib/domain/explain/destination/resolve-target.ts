import { isAddress } from "../../mesh/hosts/resolve-host";
import { textMapAt } from "../../mesh/read-json";
import type { RulesOfHost } from "../../routing/destination-rule-index";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { ExplainedDestination, ExplainStep } from "../explanation";
import type { RoutedTarget } from "../routed";
import { someOf } from "../../mesh/some-of";
import { refOf, step } from "../step";
import { connectionSteps } from "./connection-steps";
import { type Endpoint, foreignEndpoint, podEndpoint } from "./endpoint";
import { entryEndpoints } from "./entry-endpoints";
import { findService, type FoundService, type Seeker } from "./find-service";
import type { KnownPort } from "./known-services";
import { podsOf } from "./pods-of";
import { serviceEndpoints } from "./service-endpoints";

/** What stands behind a target of a route. */
export interface ResolvedTarget {
  readonly destination: ExplainedDestination;
  readonly endpoints: readonly Endpoint[];
  readonly steps: readonly ExplainStep[];
}

type Target = Pick<RoutedTarget, "host" | "port" | "subset" | "percent">;

interface Resolved {
  readonly endpoints: readonly Endpoint[];
  readonly steps: readonly ExplainStep[];
}

const nobody = (one: ExplainStep): Resolved => ({ endpoints: [], steps: [one] });
const MOST_SHOWN = 500;

/** What a host without a service leads to: a pod's address, and for clients that ask DNS a host outside. */
function ofNoService(mesh: MeshRouting, { caller }: Seeker, { host, port }: Target): Resolved {
  const pod = podsOf(mesh).at(host);
  if (pod) return { endpoints: [podEndpoint(pod, port)], steps: [] };
  const asksDns = caller === "dns" || caller === "ztunnel";
  const isOutside = isAddress(host) || (host.includes(".") && !/\.svc(?:\.cluster\.local)?$/.test(host));
  if (asksDns && isOutside) return { endpoints: [foreignEndpoint(host, port)], steps: [] };
  const because = `no Service or ServiceEntry that the proxy knows has the host ${host}: 503`;
  return nobody(step({ object: null }, "destination", "refuses", because));
}

function portOf({ service }: FoundService, number: number): KnownPort | null {
  const declared = service.ports.find((one) => one.number === number);
  if (declared) return declared;
  // The pods of a headless Service are called at their own ports, declared or not.
  const name = service.ports[0]?.name ?? "";
  return service.headless ? { number, name, protocol: "auto", targetPort: number } : null;
}

/** Of a headless Service only the pod that the host names. */
function onlyPod(
  mesh: MeshRouting,
  endpoints: readonly Endpoint[],
  { service, pod }: FoundService,
): readonly Endpoint[] {
  if (pod === "") return endpoints;
  const address = podsOf(mesh).named(service.namespace, pod)?.address;
  return endpoints.filter((one) => one.address === address);
}

function ofService(mesh: MeshRouting, found: FoundService, { host, port: number }: Target): Resolved {
  const { service } = found;
  const object = refOf(service.object);
  if (service.aliasOf !== "") return { endpoints: [foreignEndpoint(service.aliasOf, number)], steps: [] };
  const port = portOf(found, number);
  if (!port) {
    const ports = someOf(service.ports.map((one) => one.number)) || "none";
    return nobody(
      step(
        { object, path: "spec.ports" },
        "destination",
        "refuses",
        `it has no port ${number}, but ${ports}: 503`,
      ),
    );
  }
  if (service.origin === "ServiceEntry")
    return {
      endpoints: entryEndpoints(mesh, service, port, host.startsWith("*") ? service.host : host),
      steps: [],
    };
  return { endpoints: onlyPod(mesh, serviceEndpoints(mesh, service, port), found), steps: [] };
}

/** Narrows endpoints to those of the subset; a sidecar sends to the pod of a headless Service that its caller picked. */
function ofSubset(
  resolved: Resolved,
  rules: RulesOfHost | null,
  { host, subset }: Target,
  picked: boolean,
): Resolved {
  if (subset === "") return resolved;
  const defined = rules?.subsets.get(subset);
  if (!defined) {
    const where = rules ? { object: refOf(rules.rule), path: "spec.subsets" } : { object: null };
    const what = rules ? "it defines no" : `no DestinationRule for ${host} defines the`;
    return nobody(step(where, "destination", "refuses", `${what} subset ${subset}: 503`));
  }
  if (picked) return resolved;
  const labels = Object.entries(textMapAt(defined, "labels"));
  const endpoints = resolved.endpoints.filter(
    (one) => one.workload === null || labels.every(([name, value]) => one.labels[name] === value),
  );
  const text = someOf(labels.map(([name, value]) => `${name}=${value}`)) || "no labels";
  const where = rules ? { object: refOf(rules.rule), path: "spec.subsets" } : { object: null };
  const found = step(where, "destination", "takes", `subset ${subset} is pods with ${text}`);
  return { endpoints, steps: [...resolved.steps, found] };
}

function endpointStep(
  found: FoundService | null,
  target: Target,
  endpoints: readonly Endpoint[],
): ExplainStep {
  const name = target.subset === "" ? target.host : `${target.host}, subset ${target.subset}`;
  const object = found ? refOf(found.service.object) : null;
  const pods = endpoints.reduce((sum, one) => sum + one.pods, 0);
  if (pods === 0) return step({ object }, "endpoints", "refuses", `no ready pod is behind ${name}: 503`);
  const known = endpoints.some(({ workload }) => workload !== null);
  const what = known
    ? `${pods} ready ${pods === 1 ? "pod" : "pods"}`
    : someOf(endpoints.map(({ address }) => address));
  return step({ object }, "endpoints", "takes", `behind ${name}: ${what}`);
}

function destinationOf(
  { host, port, subset, percent }: Target,
  endpoints: readonly Endpoint[],
): ExplainedDestination {
  return {
    host,
    ...(subset === "" ? {} : { subset }),
    port,
    weight: percent,
    endpoints: endpoints.slice(0, MOST_SHOWN).map(({ address, port: own, workload }) => ({
      address: address === "" ? "" : `${address.includes(":") ? `[${address}]` : address}:${own}`,
      namespace: workload?.namespace ?? "",
      workload: workload?.workload ?? "",
      version: workload?.version ?? "",
    })),
  };
}

/** The DestinationRule that the seeker obeys; without an Envoy it obeys none. */
function rulesOf(mesh: MeshRouting, { caller }: Seeker, { service }: FoundService): RulesOfHost | null {
  if (caller === "dns" || caller === "ztunnel") return null;
  return mesh.rules.for(caller, service.host, service.namespace);
}

/** Whether the caller picked the pod: a sidecar sends what is addressed to a headless Service to that one. */
function isPicked({ caller }: Seeker, found: FoundService | null): boolean {
  if (caller === "dns" || caller === "ztunnel") return false;
  return caller.dataPlane === "sidecar" && found?.service.headless === true;
}

/**
 * What stands behind a target for a proxy (or, without one, for DNS): the service's port, the subset of the DestinationRule and
 * the endpoints that are ready. Nobody is behind it where there are no endpoints, which a proxy answers 503.
 * https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule
 */
export function resolveTarget(
  mesh: MeshRouting,
  seeker: Seeker,
  target: Target,
  completes = false,
): ResolvedTarget {
  const { host, port, subset } = target;
  const found = findService(mesh, seeker, { host, port, completes });
  const whole = found ? ofService(mesh, found, target) : ofNoService(mesh, seeker, target);
  const rules = found && rulesOf(mesh, seeker, found);
  const { endpoints, steps } = ofSubset(whole, rules, target, isPicked(seeker, found));
  const destination = destinationOf({ ...target, host: found?.service.host ?? host }, endpoints);
  if (steps.some(({ verdict }) => verdict === "refuses")) return { destination, endpoints, steps };
  const settings = rules ? connectionSteps(rules, subset, port) : [];
  return { destination, endpoints, steps: [...steps, ...settings, endpointStep(found, target, endpoints)] };
}
