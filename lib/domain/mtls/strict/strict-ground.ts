import { getOrMake } from "../../graph/get-or-make";
import { observedFlows } from "../../impact/observed-flows";
import type { ObservedFlow } from "../../impact/observed-flow";
import { securitySide, type SecuritySide } from "../../impact/security-side";
import { routedHosts, type RoutedHosts } from "../../routing/routed-hosts";
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
  readonly routed: RoutedHosts;
  /** Every request once, by the destination's namespace and name. */
  readonly flows: ReadonlyMap<string, readonly ObservedFlow[]>;
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
  const flows = new Map<string, ObservedFlow[]>();
  for (const flow of observedFlows(mesh.rows ?? [], mesh.snapshot, mesh.homeCluster))
    getOrMake(flows, `${flow.destination.namespace}/${flow.destination.workload}`, () => []).push(flow);
  return {
    ...ground,
    question,
    plaintext,
    settings: proxySettings(mesh.snapshot),
    side: securitySide(ground.routing),
    routed: routedHosts(mesh.snapshot),
    flows,
  };
}
