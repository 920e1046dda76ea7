import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshObject, snapshotOf } from "@/lib/testing/mesh-object";
import { meshNames } from "./mesh-names";
import { PARENT_DEFAULTS, referenced } from "./object-refs";

const MESH = meshNames(
  snapshotOf({
    ServiceEntry: [meshObject("ServiceEntry", "apis", {}, { spec: { hosts: ["api.example.com"] } })],
  }),
  "istio-system",
);
const meant = (ref: JsonObject, defaults?: typeof PARENT_DEFAULTS): string[] =>
  referenced(ref, "bookinfo", "target", MESH, defaults).map(
    ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`,
  );

describe("a reference of the Gateway API", () => {
  it.each<[string, JsonObject, string[]]>([
    ["a Service of the same namespace where it says nothing else", { name: "a" }, ["Service bookinfo/a"]],
    ["another namespace", { name: "a", namespace: "other" }, ["Service other/a"]],
    ["the core group where it is empty", { name: "a", kind: "Secret", group: "" }, ["Secret bookinfo/a"]],
    [
      "the one of two kinds of Gateway that its group names",
      { name: "a", kind: "Gateway", group: "networking.istio.io" },
      ["Gateway.networking.istio.io bookinfo/a"],
    ],
    [
      "a class, which is in no namespace",
      { name: "a", kind: "GatewayClass", group: "gateway.networking.k8s.io" },
      ["GatewayClass /a"],
    ],
    [
      "a host that Istio lets stand in the place of a Service",
      { name: "api.example.com", kind: "Hostname", group: "networking.istio.io" },
      ["ServiceEntry bookinfo/apis"],
    ],
    ["nothing of a kind nobody knows", { name: "a", kind: "Bucket", group: "example.com" }, []],
    ["nothing of a known kind in another group", { name: "a", kind: "Service", group: "example.com" }, []],
    ["nothing by a host of another group", { name: "a.example", kind: "Hostname", group: "x.io" }, []],
    ["nothing by a Secret of another group", { name: "a", kind: "Secret", group: "x.io" }, []],
    ["nothing without a name", { kind: "Service" }, []],
    ["nothing in odd fields", { name: 1, kind: [], group: {} }, []],
  ])("means %s", (_, ref, expected) => {
    expect(meant(ref)).toEqual(expected);
  });

  it("means a Gateway where parents say nothing else", () => {
    expect(meant({ name: "web" }, PARENT_DEFAULTS)).toEqual([
      "Gateway.gateway.networking.k8s.io bookinfo/web",
    ]);
    expect(meant({ name: "a", kind: "Service", group: "" }, PARENT_DEFAULTS)).toEqual(["Service bookinfo/a"]);
  });
});
