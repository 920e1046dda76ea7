import type { Json } from "@/lib/domain/mesh/cluster-object";

/** One request of the script; `<<name>>` in its path and body stands for what an earlier step has kept. */
export interface ReplayStep {
  /** What the step is about, unique in the script. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: Json;
  /** Content-Type; JSON without one. */
  readonly type?: string;
  readonly accept?: string;
  readonly userAgent?: string;
  /** Who sends it; the administrator without one, nobody for "". */
  readonly token?: string;
  /** Keeps values of the answer for later steps: name to path (`metadata.resourceVersion`). */
  readonly keep?: Readonly<Record<string, string>>;
}

const API = "/api/v1/namespaces/<<ns>>";
const VS = "/apis/networking.istio.io/v1/namespaces/<<ns>>/virtualservices";

/** Paths of the collections that the script uses. */
export const PATHS = {
  namespaces: "/api/v1/namespaces",
  configMaps: `${API}/configmaps`,
  pods: `${API}/pods`,
  services: `${API}/services`,
  events: `${API}/events`,
  secrets: `${API}/secrets`,
  serviceAccounts: `${API}/serviceaccounts`,
  deployments: "/apis/apps/v1/namespaces/<<ns>>/deployments",
  statefulSets: "/apis/apps/v1/namespaces/<<ns>>/statefulsets",
  jobs: "/apis/batch/v1/namespaces/<<ns>>/jobs",
  ingresses: "/apis/networking.k8s.io/v1/namespaces/<<ns>>/ingresses",
  roles: "/apis/rbac.authorization.k8s.io/v1/namespaces/<<ns>>/roles",
  virtualServices: VS,
  destinationRules: "/apis/networking.istio.io/v1/namespaces/<<ns>>/destinationrules",
  peerAuthentications: "/apis/security.istio.io/v1/namespaces/<<ns>>/peerauthentications",
  authorizationPolicies: "/apis/security.istio.io/v1/namespaces/<<ns>>/authorizationpolicies",
  httpRoutes: "/apis/gateway.networking.k8s.io/v1/namespaces/<<ns>>/httproutes",
} as const;

export const TYPES = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
  apply: "application/apply-patch+yaml",
  yaml: "application/yaml",
} as const;
