import { getOrMake } from "../../graph/get-or-make";
import { observedFlows } from "../../impact/observed-flows";
import type { ObservedFlow } from "../../impact/observed-flow";
import { securitySide, type SecuritySide } from "../../impact/security-side";
import { serviceHost } from "../../mesh/hosts/resolve-host";
import { routedHosts, type RoutedHosts } from "../../routing/routed-hosts";
import type { ObservedMesh } from "../../routing/observed-mesh";
import { mtlsGround, type MtlsGround } from "../mtls-ground";
import type { PlaintextCaller } from "../plaintext-caller";
import { proxySettings, type ProxySettings } from "./proxy-settings";
import type { ReadinessQuestion } from "./strict-verdict";

/** What verdicts on scopes of one mesh rest on, read once for all of them. */
export interface StrictGround extends MtlsGround {
  readonly question: ReadinessQuestion;
  /** By the server's namespace and name. */
  readonly plaintext: ReadonlyMap<string, readonly PlaintextCaller[]>;
  readonly settings: ReadonlyMap<string, ProxySettings>;
  readonly side: SecuritySide;
  /** Both are found once, where some workload disables mutual TLS. */
  readonly routed: () => RoutedHosts;
  /** Workloads that some Service leads to, by namespace and name. */
  readonly callable: ReadonlySet<string>;
  /** Every request once, by the destination's namespace and name. */
  readonly flows: () => ReadonlyMap<string, readonly ObservedFlow[]>;
}

function once<T>(make: () => T): () => T {
  let held: { readonly value: T } | null = null;
  return () => {
    held ??= { value: make() };
    return held.value;
  };
}

function flowsByDestination({
  rows,
  snapshot,
  homeCluster,
}: ObservedMesh): ReadonlyMap<string, readonly ObservedFlow[]> {
  const flows = new Map<string, ObservedFlow[]>();
  for (const flow of observedFlows(rows ?? [], snapshot, homeCluster))
    getOrMake(flows, `${flow.destination.namespace}/${flow.destination.workload}`, () => []).push(flow);
  return flows;
}

/** Reads what verdicts rest on. */
export function strictGround(question: ReadinessQuestion): StrictGround {
  const { mesh } = question;
  const ground = mtlsGround(mesh);
  const plaintext = new Map<string, PlaintextCaller[]>();
  for (const caller of question.plaintext ?? [])
    if (caller.count > 0)
      getOrMake(plaintext, `${caller.destinationNamespace}/${caller.destinationWorkload}`, () => []).push(
        caller,
      );
  const { registry } = ground.routing;
  const callable = mesh.snapshot.list("Service").flatMap(({ meta }) => {
    const registered = registry.find(serviceHost(meta.namespace, meta.name));
    return registered ? (registry.workloadsOf(registered, {}) ?? []) : [];
  });
  return {
    ...ground,
    callable: new Set(callable.map(({ namespace, workload }) => `${namespace}/${workload}`)),
    question,
    plaintext,
    settings: proxySettings(mesh.snapshot),
    side: securitySide(ground.routing),
    routed: once(() => routedHosts(mesh.snapshot)),
    flows: once(() => flowsByDestination(mesh)),
  };
}
