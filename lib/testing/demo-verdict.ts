import type { Call, Token } from "@/lib/demo/traffic/model/call";
import type { CalledService } from "@/lib/demo/traffic/model/mesh-flow";
import { meshWorld } from "@/lib/demo/traffic/registry/mesh-world";
import { authorize } from "@/lib/demo/traffic/security/authorize";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { objectsView } from "@/lib/demo/world/objects-view";
import { isObject } from "@/lib/demo/world/read-json";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoPod } from "./demo-objects";

const SERVICE = { host: "api.shop.svc.cluster.local", name: "api", namespace: "shop" };

/** How a call comes to the server, a plain GET through mutual TLS to a sidecar where nothing else is said. */
export interface Asked {
  readonly enforcer?: "sidecar" | "gateway" | "waypoint" | "ztunnel";
  readonly mtls?: boolean;
  readonly port?: number;
  readonly fromOutside?: boolean;
  readonly call?: Partial<Omit<Call, "headers">>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly service?: CalledService;
  readonly serverLabels?: Readonly<Record<string, string>>;
}

function at(pod: K8sObject, podIP: string): K8sObject {
  const status = isObject(pod["status"]) ? pod["status"] : {};
  return { ...pod, status: { ...status, podIP } };
}

/** What the server's policies say to a call. The caller is `web` of the namespace `front`, account `web-sa`, at 10.1.2.3; the server `api` of `shop` at 10.1.9.9. */
export function demoVerdict(objects: readonly K8sObject[], asked: Asked = {}): ReturnType<typeof authorize> {
  const { enforcer = "sidecar", mtls = true, port = 8080, fromOutside = false, serverLabels = {} } = asked;
  const client = demoPod({ namespace: "front", workload: "web", serviceAccount: "web-sa" });
  const server = demoPod({ workload: "api", dataPlane: enforcer, labels: { app: "api", ...serverLabels } });
  const world = meshWorld(objectsView([at(client, "10.1.2.3"), at(server, "10.1.9.9"), ...objects]));
  const [web] = world.groupsOf("front", "web");
  const [api] = world.groupsOf("shop", "api");
  if (!web || !api) throw new Error("no pods");
  const call: Call = {
    host: "api.shop",
    port: 80,
    protocol: "http",
    method: "GET",
    path: "/items/7?page=2",
    token: null,
    ...asked.call,
    headers: new Map(Object.entries(asked.headers ?? {})),
  };
  return authorize(world, {
    enforcer,
    client: web,
    server: api,
    service: asked.service ?? SERVICE,
    port,
    mtls,
    call,
    fromOutside,
  });
}

/** An AuthorizationPolicy, `shop/p` where nothing else is said. */
export const demoPolicy = (spec: JsonObject, path = "shop/p"): K8sObject =>
  demoConfig("AuthorizationPolicy", path, spec);

export const isAllowed = (objects: readonly K8sObject[], asked?: Asked): boolean =>
  demoVerdict(objects, asked).allowed;

/** "allowed", or Envoy's details of the refusal. */
export function verdictDetails(objects: readonly K8sObject[], asked?: Asked): string {
  const result = demoVerdict(objects, asked);
  return result.allowed ? "allowed" : result.details;
}

/** A valid token of a person named ann. */
export const DEMO_TOKEN: Token = {
  issuer: "https://issuer.example",
  valid: true,
  subject: "ann",
  audiences: ["shop", "till"],
  claims: {
    azp: "app",
    groups: ["staff", "night"],
    scope: "read write",
    permission: "list delete",
    realm: { roles: ["cook"] },
    tier: "gold silver",
  },
};
/** Trusts the issuer of `DEMO_TOKEN`. */
export const DEMO_JWT = demoConfig("RequestAuthentication", "shop/jwt", {
  jwtRules: [{ issuer: DEMO_TOKEN.issuer }],
});
