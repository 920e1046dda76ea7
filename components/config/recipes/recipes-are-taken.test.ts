import { expect, test } from "vitest";
import { SERVED_KINDS } from "@/lib/demo/kube-api/kinds/served-kinds";
import { validateObject } from "@/lib/demo/kube-api/validation/validate-object";
import { EGRESS_MODES } from "@/lib/domain/forms/recipes/egress-input";
import { egressToHost } from "@/lib/domain/forms/recipes/egress-to-host";
import { httpsRedirect } from "@/lib/domain/forms/recipes/https-redirect";
import { observedCalls } from "@/lib/domain/forms/recipes/observed-call";
import { policiesOfCalls } from "@/lib/domain/forms/recipes/policies-of-calls";
import type { Recipe } from "@/lib/domain/forms/recipes/recipe";
import { sidecarOfCalls } from "@/lib/domain/forms/recipes/sidecar-of-calls";
import { waypointRecipe } from "@/lib/domain/forms/recipes/waypoint-recipe";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textAt } from "@/lib/domain/mesh/read-json";
import { row } from "@/lib/testing/telemetry-row";

const calls = observedCalls([row()]);
const gatewayOut = {
  host: "istio-egressgateway.istio-system.svc.cluster.local",
  namespace: "istio-system",
  selector: { istio: "egressgateway" },
  ports: null,
};
const egress = (host: string, gateway: typeof gatewayOut | null): readonly [string, Recipe][] =>
  EGRESS_MODES.map((mode) => [
    `egress ${mode} to ${host} ${gateway === null ? "direct" : "by gateway"}`,
    egressToHost({ namespace: "shop", host, mode, port: 80, tlsPort: 443, gateway }),
  ]);
const fromCalls = { namespace: "bookinfo", calls, window: "1 h" };
const web = { name: "web", namespace: "shop" };
const istioGateway = {
  apiVersion: "networking.istio.io/v1",
  kind: "Gateway",
  metadata: web,
  spec: {
    selector: { istio: "ingressgateway" },
    servers: [{ port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"] }],
  },
};
const apiGateway = {
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "Gateway",
  metadata: web,
  spec: { gatewayClassName: "istio", listeners: [{ name: "http", port: 80, protocol: "HTTP" }] },
};
const user = { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } };

const RECIPES: readonly (readonly [string, Recipe])[] = [
  ...egress("api.example.com", null),
  ...egress("api.example.com", gatewayOut),
  ...egress("*.example.com", null).filter(([, { state }]) => state === "ready"),
  [
    "sidecar of a namespace",
    sidecarOfCalls({ ...fromCalls, workload: null, keep: ["istio-system/*"], refuseOthers: true }),
  ],
  [
    "sidecar of a workload",
    sidecarOfCalls({
      ...fromCalls,
      workload: { name: "productpage-v1", labels: { app: "productpage" } },
      keep: [],
      refuseOthers: false,
    }),
  ],
  [
    "policies",
    policiesOfCalls({ ...fromCalls, selectors: new Map([["reviews-v1", { app: "reviews" }]]), dryRun: true }),
  ],
  [
    "waypoint",
    waypointRecipe({ namespace: "shop", name: "waypoint", traffic: "all", user, isAmbient: true }),
  ],
  ["redirect of Istio", httpsRedirect({ gateway: istioGateway, host: "a.example.com" })],
  ["redirect of the Gateway API", httpsRedirect({ gateway: apiGateway, host: "a.example.com" })],
];

function problemsOf(object: JsonObject): unknown {
  const [group = "", version = ""] = textAt(object, "apiVersion").includes("/")
    ? textAt(object, "apiVersion").split("/")
    : ["", textAt(object, "apiVersion")];
  const served = SERVED_KINDS.find((kind) => kind.group === group && kind.kind === textAt(object, "kind"));
  return served === undefined ? "not served" : validateObject(served, version, object, undefined);
}

test.each(RECIPES)("%s: the API server takes every object", (_, recipe) => {
  expect(recipe.state).toBe("ready");
  for (const { edited } of recipe.state === "ready" ? recipe.objects : [])
    expect(problemsOf(edited)).toEqual({ errors: [], warnings: [] });
});
