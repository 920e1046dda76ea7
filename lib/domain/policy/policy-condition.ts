import type { JsonObject } from "../mesh/cluster-object";
import { textsAt } from "../mesh/read-json";
import type { FlowFacts, Peer } from "./flow-facts";
import { isTextValue } from "./is-text-value";
import { all, any, not, type Truth } from "./truth";

/** One field of a rule: values one of which, and values none of which a request must have. */
export interface PolicyCondition {
  /** The key of Istio's conditions that says the same: "source.principal". */
  readonly key: string;
  readonly values: readonly string[];
  readonly notValues: readonly string[];
}

/** A condition of a field and its negative, as `from.source` and `to.operation` write them; none where neither is there. */
export function fieldCondition(key: string, from: JsonObject, field: string): readonly PolicyCondition[] {
  const negative = `not${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  if (from[field] === undefined && from[negative] === undefined) return [];
  return [{ key, values: textsAt(from, field), notValues: textsAt(from, negative) }];
}

type Test = (value: string, facts: FlowFacts, policyNamespace: string) => Truth;

const truth = (holds: boolean): Truth => (holds ? "yes" : "no");
const WORKLOAD_OF_PRINCIPAL = /^([^/]*)\/(ns\/[^/]+\/sa\/[^/]+)$/;

/**
 * An identity in two trust domains may be one, because a mesh can have aliases; `cluster.local` always stands for its own.
 * https://istio.io/latest/docs/tasks/security/authorization/authz-td-migration/
 */
function isPrincipal(value: string, held: string): Truth {
  if (isTextValue(value, held)) return "yes";
  const [wanted, own] = [WORKLOAD_OF_PRINCIPAL.exec(value), WORKLOAD_OF_PRINCIPAL.exec(held)];
  if (!wanted || !own || wanted[2] !== own[2]) return "no";
  return wanted[1] === "cluster.local" ? "yes" : "unknown";
}

const isOther = (wanted: string, own: string): boolean =>
  wanted !== "" && own !== "" && wanted !== own && !wanted.includes("*");

/** Where only the namespace and account are known, another namespace or account cannot be the caller's. */
function mayBePrincipal(value: string, peer: Peer): Truth {
  const own = `cluster.local/ns/${peer.namespace}/sa/${peer.serviceAccount}`;
  if (value === "*" || (peer.serviceAccount !== "" && value === own)) return "yes";
  const [, wanted = ""] = /\/ns\/([^/]+)/.exec(value) ?? [];
  const [, account = ""] = /\/sa\/([^/]+)$/.exec(value) ?? [];
  return isOther(wanted, peer.namespace) || isOther(account, peer.serviceAccount) ? "no" : "unknown";
}

function principal(value: string, { peer }: FlowFacts): Truth {
  if (peer === null) return "no";
  if (peer === "unknown") return "unknown";
  return peer.principal === "" ? mayBePrincipal(value, peer) : isPrincipal(value, peer.principal);
}

function namespace(value: string, { peer }: FlowFacts): Truth {
  if (peer === null) return "no";
  return peer === "unknown" ? "unknown" : truth(isTextValue(value, peer.namespace));
}

function serviceAccount(value: string, { peer }: FlowFacts, policyNamespace: string): Truth {
  if (peer === null) return "no";
  if (peer === "unknown") return "unknown";
  const [inNamespace, name] = value.includes("/") ? value.split("/") : [policyNamespace, value];
  if (inNamespace !== peer.namespace) return "no";
  return peer.serviceAccount === "" ? "unknown" : truth(name === peer.serviceAccount);
}

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["source.principal", principal],
  ["source.namespace", namespace],
  ["source.serviceAccount", serviceAccount],
  ["destination.port", (value, { port }) => (port === null ? "unknown" : truth(Number(value) === port))],
  [
    "request.method",
    (value, { method }) => (method === null ? "unknown" : truth(isTextValue(value, method))),
  ],
]);

/** The conditions that a proxy can test on a connection. https://istio.io/latest/docs/reference/config/security/conditions/ */
const ON_CONNECTIONS: ReadonlySet<string> = new Set([
  "source.ip",
  "remote.ip",
  "source.namespace",
  "source.principal",
  "source.serviceAccount",
  "destination.ip",
  "destination.port",
  "connection.sni",
]);

/** Whether the condition needs a request, which a proxy of plain connections does not see. */
export function needsRequest({ key }: PolicyCondition): boolean {
  return !ON_CONNECTIONS.has(key);
}

/**
 * Whether a condition holds for the requests of a flow: unknown for everything that telemetry does not carry. The negative
 * of a caller without an identity holds. https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export function conditionHolds(
  { key, values, notValues }: PolicyCondition,
  facts: FlowFacts,
  policyNamespace: string,
): Truth {
  const test = TESTS.get(key);
  const isOne = (value: string): Truth => (test ? test(value, facts, policyNamespace) : "unknown");
  const positive = values.length === 0 ? "yes" : any(values.map(isOne));
  return all([positive, not(any(notValues.map(isOne)))]);
}
