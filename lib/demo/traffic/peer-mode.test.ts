import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { addressPool } from "../world/address-pool";
import type { K8sObject } from "../world/k8s-object";
import { objectsView } from "../world/objects-view";
import { istioObject } from "../world/simple-objects";
import { workloadObjects } from "../world/workload";
import { meshWorld } from "./mesh-world";
import { peerMode } from "./peer-mode";

const WEB = workloadObjects(
  {
    namespace: "shop",
    name: "web",
    labels: { app: "web" },
    annotations: {},
    replicas: 1,
    image: "web",
    ports: [8080],
    serviceAccount: "web",
    proxy: "native",
  },
  addressPool("10.0.0.1"),
);
const policy = (namespace: string, mode: string, more: JsonObject = {}): K8sObject =>
  istioObject("security", "PeerAuthentication", { namespace, name: mode }, { mtls: { mode }, ...more });
const forApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });

function modeUnder(policies: readonly K8sObject[]): string {
  const world = meshWorld(objectsView([...WEB, ...policies]));
  const [pod] = world.podsOf("shop", "web");
  if (!pod) throw new Error("no pod");
  return peerMode(world, pod);
}

describe("peerMode", () => {
  it.each([
    ["nothing", [], "PERMISSIVE"],
    ["the mesh's policy", [policy("istio-system", "STRICT")], "STRICT"],
    [
      "the namespace's before the mesh's",
      [policy("istio-system", "STRICT"), policy("shop", "DISABLE")],
      "DISABLE",
    ],
    [
      "the workload's before the namespace's",
      [policy("shop", "DISABLE"), policy("shop", "STRICT", forApp("web"))],
      "STRICT",
    ],
    ["no policy of another workload", [policy("shop", "STRICT", forApp("db"))], "PERMISSIVE"],
    ["no policy of another namespace", [policy("other", "STRICT")], "PERMISSIVE"],
    [
      "no policy of workloads in the root namespace",
      [policy("istio-system", "STRICT", forApp("web"))],
      "PERMISSIVE",
    ],
    [
      "what UNSET inherits",
      [policy("shop", "UNSET", forApp("web")), policy("istio-system", "STRICT")],
      "STRICT",
    ],
    ["no mode that is none", [policy("shop", "MAYBE"), policy("istio-system", "DISABLE")], "DISABLE"],
    [
      "no policy without mtls",
      [istioObject("security", "PeerAuthentication", { namespace: "shop", name: "x" }, {})],
      "PERMISSIVE",
    ],
  ] as const)("follows %s", (_rule, policies, mode) => {
    expect(modeUnder(policies)).toBe(mode);
    expect(modeUnder(policies.toReversed())).toBe(mode);
  });
});
