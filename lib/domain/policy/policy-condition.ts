import type { JsonObject } from "../mesh/cluster-object";
import { textsAt } from "../mesh/read-json";
import type { FlowFacts, Peer } from "./flow-facts";
import { isIpBlock } from "./is-ip-block";
import { isTextValue } from "./is-text-value";
import { isPathTemplate, isValidTemplate } from "./path-template";
import { requestTest } from "./request-condition";
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
 * Where the mesh's trust domains are known, the caller has an identity in each of them.
 * https://istio.io/latest/docs/tasks/security/authorization/authz-td-migration/
 */
function isPrincipal(value: string, held: string, trustDomains: readonly string[] | undefined): Truth {
  if (isTextValue(value, held)) return "yes";
  const [wanted, own] = [WORKLOAD_OF_PRINCIPAL.exec(value), WORKLOAD_OF_PRINCIPAL.exec(held)];
  if (trustDomains && own)
    return truth(
      [...trustDomains, "cluster.local"].some((domain) => isTextValue(value, `${domain}/${own[2] ?? ""}`)),
    );
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

function principal(value: string, { peer, request }: FlowFacts): Truth {
  if (peer === null) return "no";
  if (peer === "unknown") return "unknown";
  if (peer.principal === "") return mayBePrincipal(value, peer);
  return isPrincipal(value, peer.principal, request?.trustDomains);
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

/** Neither telemetry nor objects tell which of a workload's pods calls, nor what stands before a gateway. */
const address: Test = () => "unknown";

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["source.ip", address],
  ["remote.ip", address],
  ["destination.ip", address],
  ["source.principal", principal],
  ["source.namespace", namespace],
  ["source.serviceAccount", serviceAccount],
  ["destination.port", (value, { port }) => (port === null ? "unknown" : truth(Number(value) === port))],
  [
    "request.method",
    (value, { method }) => (method === null ? "unknown" : truth(isTextValue(value, method))),
  ],
]);

const testOf = (key: string): Test | null => TESTS.get(key) ?? requestTest(key);

/** Whether Istio knows a key of conditions. https://istio.io/latest/docs/reference/config/security/conditions/ */
export function isKnownKey(key: string): boolean {
  return testOf(key) !== null;
}

/** https://istio.io/latest/docs/ambient/usage/l4-policy/#allowed-policy-attributes */
const AT_ZTUNNEL: readonly string[] = [
  "source.ip",
  "source.namespace",
  "source.principal",
  "source.serviceAccount",
  "destination.ip",
  "destination.port",
];
/** https://istio.io/latest/docs/reference/config/security/conditions/ */
const ON_CONNECTIONS: readonly string[] = [...AT_ZTUNNEL, "remote.ip", "connection.sni"];

/** Whether a proxy of this kind can test the condition; every one can where it asks for nothing. */
export function canTest(layer: FlowFacts["layer"], { key, values, notValues }: PolicyCondition): boolean {
  if (layer === "request" || values.length + notValues.length === 0) return true;
  return (layer === "ztunnel" ? AT_ZTUNNEL : ON_CONNECTIONS).includes(key);
}

/** Whether a value is of the kind that its key asks for; of others a proxy is told nothing. */
function isMeaningful(key: string, value: string): boolean {
  if (key === "destination.port") return /^\d{1,5}$/.test(value);
  if (key.endsWith(".ip")) return isIpBlock(value);
  return key !== "request.path" || !isPathTemplate(value) || isValidTemplate(value);
}

/** Whether every value of a condition is of the kind that its key asks for. */
export function isMeaningfulCondition({ key, values, notValues }: PolicyCondition): boolean {
  return [...values, ...notValues].every((value) => isMeaningful(key, value));
}

/**
 * Whether a condition holds for the requests of a flow: unknown for everything that is not known of them. The negative of a
 * caller without an identity holds. Values that mean nothing are left out.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export function conditionHolds(
  { key, values, notValues }: PolicyCondition,
  facts: FlowFacts,
  policyNamespace: string,
): Truth {
  const test = testOf(key);
  const isOne = (value: string): Truth => (test ? test(value, facts, policyNamespace) : "unknown");
  const [asked, refused] = [values, notValues].map((some) => some.filter((one) => isMeaningful(key, one)));
  const positive = asked === undefined || asked.length === 0 ? "yes" : any(asked.map(isOne));
  return all([positive, not(any((refused ?? []).map(isOne)))]);
}
