import { beforeEach, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { fakeBackend, type FakeBackend } from "@/lib/testing/fake-backend";
import { CART_SUBSETS, cartByWeight, SHOP } from "@/lib/testing/shop-mesh";
import { getSplits } from "../splits/get-splits";
import { explainRoute } from "../routes/explain-route";
import { getMtls } from "../mtls/get-mtls";
import { configurationWarnings } from "./configuration-warnings";

const VIEWER = { identity: "process", mayWrite: false };
const signal = AbortSignal.timeout(20_000);
const ASKED = { namespaces: null, windowSeconds: 300 };

let backend: FakeBackend;
beforeEach(() => {
  backend = fakeBackend(["shop", "bank", "istio-system"]);
  backend.cluster.objects = [...SHOP, CART_SUBSETS, cartByWeight(90, 10)];
});

const inVersion = (object: ClusterObject, apiVersion: string): ClusterObject => ({ ...object, apiVersion });

it("says nothing where every kind is read in a version that is known", () => {
  expect(configurationWarnings(backend)).toEqual([]);
});

it.each([
  [null, "no right to read destinationrules, sidecars: "],
  ["bank", "no right to read destinationrules, sidecars of some namespaces: "],
])("names the kinds that may not be read, and no namespace (%s)", (namespace, text) => {
  const of = { namespace, objects: 0, state: "denied", verb: "list" } as const;
  backend.cluster.kinds = [
    { ...of, kind: "Sidecar", resource: "sidecars.networking.istio.io" },
    { ...of, kind: "DestinationRule", resource: "destinationrules.networking.istio.io" },
    { ...of, kind: "Node", resource: "nodes" },
  ];
  const [warning, ...more] = configurationWarnings(backend);
  expect(more).toEqual([]);
  expect(warning?.code).toBe("kindUnread");
  expect(warning?.message).toContain(text);
  expect(warning?.message).not.toContain("bank");
});

it("names objects in a version that is not known, of the cluster and of drafts", () => {
  const route = inVersion(cartByWeight(90, 10), "networking.istio.io/v9");
  backend.cluster.objects = [...SHOP, route];
  const draft = inVersion(CART_SUBSETS, "networking.istio.io/v2");
  const warnings = configurationWarnings(backend, [draft]);
  expect(warnings.map(({ code }) => code)).toEqual(["unknownVersion"]);
  expect(warnings[0]?.message).toContain(
    "DestinationRule (networking.istio.io/v2), VirtualService (networking.istio.io/v9)",
  );
});

it("asks no version of kinds that decide nothing here", () => {
  expect(configurationWarnings(backend, [inVersion(CART_SUBSETS, "example.com/v9")])).toEqual([]);
});

it("is told with splits, mutual TLS and the explanation of a request", async () => {
  backend.cluster.kinds = [
    {
      kind: "PeerAuthentication",
      namespace: null,
      objects: 0,
      state: "denied",
      verb: "list",
      resource: "peerauthentications.security.istio.io",
    },
  ];
  const splits = await getSplits(backend, VIEWER, ASKED, signal);
  const mtls = await getMtls(backend, VIEWER, ASKED, signal);
  const request = { host: "cart", port: 8080, method: "GET", path: "/", headers: {} };
  const source = { namespace: "shop", workload: "web" };
  const told = await explainRoute(backend, VIEWER, { ...request, source }, signal);
  for (const { warnings } of [splits.body(), mtls.body(), told])
    expect(warnings.map(({ code }) => code)).toEqual(["kindUnread"]);
});

it("is told again by an answer that is made for another state of the kinds", async () => {
  const before = await getSplits(backend, VIEWER, ASKED, signal);
  backend.cluster.kinds = [
    { kind: "Sidecar", namespace: null, objects: 0, state: "denied", verb: "list", resource: "sidecars" },
  ];
  const after = await getSplits(backend, VIEWER, ASKED, signal);
  expect(before.cacheKey).not.toBeNull();
  expect(after.cacheKey).not.toBe(before.cacheKey);
});
