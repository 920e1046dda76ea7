import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { addFeatures } from "./add-features";
import { hasFeature, type Feature } from "./features";

const service = { namespace: "shop", name: "cart", selector: { app: "cart" } };

function object(kind: string, spec: JsonObject, namespace = "shop"): JsonObject {
  return { kind, metadata: { name: "a", namespace }, spec };
}

/** The specification of the first object that the features make of those that are there. */
function specWith(
  features: readonly Feature[],
  objects: readonly JsonObject[],
  versions: readonly string[] = ["v1", "v2"],
): JsonObject {
  const [made] = addFeatures({ service, features, objects, versions });
  return objectAt(made?.edited ?? {}, "spec");
}

const matched = { match: [{ uri: { prefix: "/old" } }], route: [{ destination: { host: "old" } }] };

describe("a VirtualService that is there", () => {
  test("gets a whole route where it has none for the rest: Istio refuses settings without a destination", () => {
    for (const feature of ["faults", "timeouts", "mirroring"] as const) {
      const { http } = specWith([feature], [object("VirtualService", { hosts: ["cart"], http: [matched] })]);
      expect(http).toMatchObject([matched, { route: [{ destination: { host: "cart" } }] }]);
    }
  });

  test("gets no route where there is nothing to set", () => {
    const spec = { hosts: ["cart"], http: [matched] };
    expect(specWith(["splitting"], [object("VirtualService", spec)], ["v1"])["http"]).toEqual([matched]);
  });

  // https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
  test.each<[string, readonly string[], string, string]>([
    ["its own name beside a host outside", ["shop.example.com", "cart"], "shop", "cart"],
    [
      "its whole name as it is written",
      ["cart.shop.svc.cluster.local"],
      "shop",
      "cart.shop.svc.cluster.local",
    ],
    ["its name, for a wildcard is no destination", ["*.shop.svc.cluster.local"], "shop", "cart"],
    ["its whole name from elsewhere", ["*.shop.svc.cluster.local"], "b", "cart.shop.svc.cluster.local"],
  ])("sends requests of the service to %s", (_, hosts, namespace, host) => {
    const { http } = specWith(["routing", "mirroring"], [object("VirtualService", { hosts }, namespace)]);
    expect(http).toMatchObject([
      { route: [{ destination: { host, subset: "v2" } }] },
      { route: [{ destination: { host } }], mirrors: [{ destination: { host, subset: "v2" } }] },
    ]);
  });

  test("is routed before all rules it has, and the last rule for the rest takes the settings", () => {
    const rest = (name: string): JsonObject => ({ name, route: [{ destination: { host: "cart" } }] });
    const http = [rest("first"), matched, rest("last")];
    const made = specWith(["faults"], [object("VirtualService", { hosts: ["cart"], http })])["http"];
    expect(made).toMatchObject([rest("first"), matched, { ...rest("last"), fault: { delay: {} } }]);
    expect(made).toHaveProperty("0", rest("first"));
    const routed = specWith(
      ["routing"],
      [object("VirtualService", { hosts: ["cart"], http: [rest("only")] })],
    )["http"];
    expect(routed).toMatchObject([{ match: [{}] }, rest("only")]);
  });

  test("keeps a feature as it is set, zero and false included", () => {
    const http = [{ timeout: "0s", route: [], fault: { abort: { percentage: { value: 0 } } } }];
    const rule = object("VirtualService", { hosts: ["cart"], http });
    expect(specWith(["timeouts", "faults"], [rule])["http"]).toEqual(http);
  });
});

test("no request is delayed or copied before somebody says how many", () => {
  expect(specWith(["faults", "mirroring"], [])["http"]).toMatchObject([
    { fault: { delay: { percentage: { value: 0 } } }, mirrors: [{ percentage: { value: 0 } }] },
  ]);
});

test("fresh policies refuse nobody and are about the service's pods alone", () => {
  const selector = { matchLabels: { app: "cart" } };
  expect(specWith(["mutualTls"], [])).toEqual({ selector, mtls: { mode: "PERMISSIVE" } });
  expect(specWith(["access"], [])).toEqual({ selector, action: "ALLOW", rules: [{}] });
});

describe("a DestinationRule that is there", () => {
  const trafficPolicy = { loadBalancer: { simple: "RANDOM" }, tls: { mode: "SIMPLE" } };
  const rule = object("DestinationRule", { host: "cart", subsets: [{ name: "v2" }], trafficPolicy });

  test("keeps the rest of its trafficPolicy", () => {
    expect(specWith(["circuitBreaking", "tls"], [rule])).toMatchObject({
      trafficPolicy: { ...trafficPolicy, outlierDetection: { baseEjectionTime: "30s" } },
    });
  });

  test("is the same object where all subsets are there", () => {
    const made = addFeatures({ service, features: ["splitting"], objects: [rule], versions: ["v2"] });
    expect(made.find(({ baseline }) => baseline === rule)?.edited).toBe(rule);
  });

  test("is not made of a service without versions, whose routes name no subset", () => {
    const made = addFeatures({ service, features: ["routing", "splitting"], objects: [], versions: [] });
    expect(made.map(({ edited }) => edited["kind"])).toEqual(["VirtualService"]);
    const spec = specWith(["routing"], [], []);
    expect(spec).toMatchObject({ http: [{ match: [{}] }, {}] });
    expect(JSON.stringify(spec)).not.toContain("subset");
  });
});

test.each<[Feature, string, Json, boolean]>([
  ["routing", "VirtualService", { http: [{ match: [] }] }, false],
  ["splitting", "VirtualService", { http: [{ route: [{}] }, { route: [{}] }] }, false],
  ["timeouts", "VirtualService", { http: [{}, { retries: { attempts: 0 } }] }, true],
  ["timeouts", "VirtualService", { http: [{ timeout: "0s" }] }, true],
  ["mirroring", "VirtualService", { http: [{ mirror: { host: "b" } }] }, true],
  ["mirroring", "VirtualService", { http: [{ mirrors: [] }] }, false],
  ["circuitBreaking", "DestinationRule", { trafficPolicy: { connectionPool: {} } }, true],
  ["circuitBreaking", "DestinationRule", { trafficPolicy: { outlierDetection: {} } }, true],
  ["loadBalancing", "DestinationRule", { trafficPolicy: { tls: {} } }, false],
  ["tls", "DestinationRule", null, false],
  ["access", "PeerAuthentication", {}, false],
])("%s of a %s with %j: %j", (feature, kind, spec, expected) => {
  expect(hasFeature({ kind, spec }, feature)).toBe(expected);
});
