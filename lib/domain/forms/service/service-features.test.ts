import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textAt } from "@/lib/domain/mesh/read-json";
import { definitionSchema } from "@/lib/testing/definition-schema";
import { formPart, makeForm } from "../make-form";
import { readForm } from "../read-form";
import { addFeatures } from "./add-features";
import { FEATURES, hasFeature, type Feature } from "./features";
import { isAboutService } from "./service-objects";

const service = { namespace: "shop", name: "cart", selector: { app: "cart" } };
const object = (kind: string, spec: JsonObject, namespace = "shop"): JsonObject => ({
  apiVersion: "networking.istio.io/v1",
  kind,
  metadata: { name: "a", namespace },
  spec,
});

describe("objects about a service", () => {
  test.each<[string, JsonObject, boolean]>([
    ["its short name", object("VirtualService", { hosts: ["other", "cart"] }), true],
    [
      "its whole name from elsewhere",
      object("VirtualService", { hosts: ["cart.shop.svc.cluster.local"] }, "b"),
      true,
    ],
    ["the same short name elsewhere", object("VirtualService", { hosts: ["cart"] }, "b"), false],
    ["every host", object("VirtualService", { hosts: ["*"] }), false],
    ["its rule", object("DestinationRule", { host: "cart" }), true],
    ["a rule of all of its namespace", object("DestinationRule", { host: "*.shop.svc.cluster.local" }), true],
    ["a rule without a host", object("DestinationRule", {}), false],
    ["a route to it", object("HTTPRoute", { rules: [{ backendRefs: [{ name: "cart" }] }] }), true],
    [
      "a route inside the mesh",
      object("GRPCRoute", { parentRefs: [{ kind: "Service", name: "cart" }] }),
      true,
    ],
    ["a route of a gateway of its name", object("HTTPRoute", { parentRefs: [{ name: "cart" }] }), false],
    ["a policy of its namespace", object("PeerAuthentication", {}), true],
    [
      "a policy of its pods",
      object("AuthorizationPolicy", { selector: { matchLabels: { app: "cart" } } }),
      true,
    ],
    [
      "a policy of some of its pods",
      object("AuthorizationPolicy", { selector: { matchLabels: { version: "v1" } } }),
      true,
    ],
    [
      "a policy of other pods",
      object("AuthorizationPolicy", { selector: { matchLabels: { app: "pay" } } }),
      false,
    ],
    [
      "a policy with it for target",
      object("AuthorizationPolicy", { targetRefs: [{ kind: "Service", name: "cart" }] }),
      true,
    ],
    [
      "a policy of a gateway",
      object("AuthorizationPolicy", { targetRefs: [{ kind: "Gateway", name: "cart" }] }),
      false,
    ],
    [
      "a policy with it for its only target",
      object("AuthorizationPolicy", { targetRef: { kind: "Service", name: "cart" } }),
      true,
    ],
    [
      "a policy with another for its only target",
      object("AuthorizationPolicy", { targetRef: { kind: "Service", name: "pay" } }),
      false,
    ],
    [
      "a route from elsewhere that names its namespace",
      object("HTTPRoute", { rules: [{ backendRefs: [{ name: "cart", namespace: "shop" }] }] }, "b"),
      true,
    ],
    [
      "a route to its name elsewhere",
      object("HTTPRoute", { rules: [{ backendRefs: [{ name: "cart", namespace: "b" }] }] }),
      false,
    ],
    ["a route to others", object("HTTPRoute", { rules: [{ backendRefs: [{ name: "pay" }] }] }), false],
    ["a policy elsewhere", object("PeerAuthentication", {}, "b"), false],
    ["another kind", object("Sidecar", {}), false],
  ])("%s", (_, about, expected) => {
    expect(isAboutService(about, service)).toBe(expected);
  });
});

describe("features of a service", () => {
  const add = (
    features: readonly Feature[],
    objects: readonly JsonObject[] = [],
  ): ReturnType<typeof addFeatures> => addFeatures({ service, features, objects, versions: ["v1", "v2"] });

  test.each(FEATURES.map((feature) => [feature]))(
    "%s is there once it was added, and every field of it has its place in the form",
    (feature) => {
      const made = add([feature]);
      expect(made.some(({ edited }) => hasFeature(edited, feature))).toBe(true);
      for (const { baseline, edited } of made) {
        expect(baseline).toBeNull();
        expect(
          readForm(makeForm(textAt(edited, "kind"), definitionSchema(edited)), formPart(edited)).held,
        ).toEqual([]);
      }
    },
  );

  test("several features live on one service, each kind once, in one draft", () => {
    const made = add(["routing", "splitting", "faults", "circuitBreaking", "loadBalancing", "access"]);
    expect(made.map(({ edited }) => edited["kind"])).toEqual([
      "VirtualService",
      "DestinationRule",
      "AuthorizationPolicy",
    ]);
    expect(made[0]?.edited).toMatchObject({
      spec: {
        http: [
          { match: [{}], route: [{ destination: { subset: "v2" } }] },
          { route: [{ weight: 50 }, { weight: 50 }], fault: { delay: { percentage: { value: 0 } } } },
        ],
      },
    });
    expect(made[1]?.edited).toMatchObject({
      spec: { host: "cart", subsets: [{ name: "v1" }, { name: "v2" }] },
    });
  });

  test("what is there is added to, and what is set already stays as it is", () => {
    const rule = object("VirtualService", {
      hosts: ["cart"],
      gateways: ["mesh"],
      http: [
        { match: [{ uri: { exact: "/" } }], route: [] },
        { name: "rest", route: [], timeout: "1s" },
      ],
    });
    const [made] = add(["timeouts", "mirroring"], [rule]);
    expect(made?.baseline).toBe(rule);
    expect(made?.edited).toMatchObject({
      spec: { gateways: ["mesh"], http: [{ match: [{}] }, { name: "rest", timeout: "1s", mirrors: [{}] }] },
    });
  });

  test("a subset that is there is not made again", () => {
    const rule = object("DestinationRule", { host: "cart", subsets: [{ name: "v1", labels: { a: "b" } }] });
    const made = add(["splitting"], [rule]).find(({ baseline }) => baseline === rule);
    expect(made?.edited).toMatchObject({
      spec: {
        subsets: [
          { name: "v1", labels: { a: "b" } },
          { name: "v2", labels: { version: "v2" } },
        ],
      },
    });
  });

  test("one version cannot be split: the route stays whole", () => {
    const [made] = addFeatures({ service, features: ["splitting"], objects: [], versions: ["v1"] });
    expect(made?.edited).toMatchObject({ spec: { http: [{ route: [{ destination: { host: "cart" } }] }] } });
  });
});
