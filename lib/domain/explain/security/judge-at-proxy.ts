import { serviceHost } from "../../mesh/hosts/resolve-host";
import type { ObjectRef } from "../../mesh/object-ref";
import type { AuthorizationPolicy } from "../../policy/authorization-policy";
import { authorize } from "../../policy/authorize";
import type { PolicyService } from "../../policy/policy-target";
import { authenticate, type RequestAuthentication } from "../../policy/request-authentication";
import type { ExplainMesh } from "../explain-mesh";
import type { Explanation, ExplainStep } from "../explanation";
import type { ExplainCall } from "../routed";
import { step } from "../step";
import { authenticationSteps } from "./authentication-steps";
import { policySteps } from "./policy-steps";
import { layerOf, requestFacts, type AtProxy } from "./request-facts";
import { securityOf } from "./security-of";
import { seenCall, servicePortOf } from "./target-port";

export interface ProxyQuestion extends Omit<AtProxy, "sni"> {
  /** The service called; null where there is none. */
  readonly service: PolicyService | null;
  /** The server name of a TLS connection; not known where it is left out. */
  readonly sni?: string | null;
}

/** What the policies at one proxy say to a request. */
export interface ProxyJudgement {
  readonly authorization: Explanation["authorization"];
  /** What the proxy answers where it refuses: 401 or 403; null where it does not, and on connections, which it closes. */
  readonly code: number | null;
  readonly steps: readonly ExplainStep[];
}

const NO_SERVICE: PolicyService = { namespace: "", name: "" };
const TRUTH = { yes: true, no: false, unknown: null } as const;

const ref = (kind: string, { namespace, name }: AuthorizationPolicy | RequestAuthentication): ObjectRef => ({
  kind,
  namespace,
  name,
});

/** Where nothing applies, that is what there is to say. */
function nothingApplies({ proxy }: ProxyQuestion): ExplainStep {
  const because = `no AuthorizationPolicy applies at the ${proxy.dataPlane} of ${proxy.namespace}/${proxy.workload}`;
  return step({ object: null }, "policy", "allows", because);
}

/** A waypoint's listener is of the service's port; other proxies were told what the call is taken for. */
function callAt(mesh: ExplainMesh, { proxy, service, call, port }: ProxyQuestion): ExplainCall {
  if (proxy.dataPlane !== "waypoint") return call;
  const byName = service ? serviceHost(service.namespace, service.name) : call.host;
  const host = servicePortOf(mesh, { host: call.host, port }) ? call.host : byName;
  return seenCall(mesh, { host, port }, call);
}

/**
 * What a proxy's policies say to a request: first RequestAuthentication (a token is taken for genuine, and looked for in the
 * Authorization header), then AuthorizationPolicies in the order CUSTOM, DENY, ALLOW. `allowed` is null where an external
 * authorizer is asked, or an address.
 * https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
export function judgeAtProxy(mesh: ExplainMesh, question: ProxyQuestion): ProxyJudgement {
  const { proxy } = question;
  const call = callAt(mesh, question);
  const at: AtProxy = {
    ...question,
    call,
    sni: question.sni ?? (call.protocol === "tls" ? call.host : null),
  };
  const service = question.service ?? NO_SERVICE;
  const security = securityOf(mesh.routing);
  const layer = layerOf(at);
  if (proxy.dataPlane === "none")
    return { authorization: { allowed: true, by: null }, code: null, steps: [] };
  const authentications = security.authenticationsAt(proxy, service);
  const token = authenticate(layer === "request" ? authentications : [], call.claims);
  const known = authenticationSteps(authentications, call.claims, { layer, token });
  if (!token.ok) {
    const by = ref("RequestAuthentication", token.by.policy);
    return { authorization: { allowed: false, by }, code: token.code, steps: known };
  }
  const policies = security.policiesAt(proxy, service);
  if (policies.length === 0)
    return {
      authorization: { allowed: true, by: null },
      code: null,
      steps: [...known, nothingApplies(question)],
    };
  const facts = requestFacts(at, token.claims, mesh.trustDomains);
  const verdict = authorize(policies, facts);
  const allowed = TRUTH[verdict.allowed];
  return {
    authorization: { allowed, by: verdict.by && ref("AuthorizationPolicy", verdict.by) },
    code: allowed === false && layer === "request" ? 403 : null,
    steps: [...known, ...policySteps(policies, facts)],
  };
}
