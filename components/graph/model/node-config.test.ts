import { describe, expect, it } from "vitest";
import type { FindingDto } from "@/lib/contracts/config/finding";
import { configRow } from "@/lib/testing/config-row";
import { graphNode } from "@/lib/testing/graph-parts";
import { configCounts, nodeConfig, nodeFindings } from "./node-config";

const service = graphNode({ id: "s", type: "service", namespace: "shop", name: "cart", service: "cart" });
const version = graphNode({
  id: "v",
  type: "versionedApp",
  namespace: "shop",
  name: "cart",
  app: "cart",
  version: "v1",
});

const names = (about: string, namespace: string, node = service): readonly string[] =>
  nodeConfig([configRow({ name: "it", namespace, about })])(node).map(({ name }) => name);

describe("configuration about a node", () => {
  it.each([
    ["cart", "shop"],
    ["cart.shop", "web"],
    ["cart.shop.svc.cluster.local", "web"],
    ["pay, cart", "shop"],
    ["a, b, cart and 2 more", "shop"],
    ["Service cart", "shop"],
    ["STRICT · Service cart", "shop"],
  ])("is what is about %s in %s", (about, namespace) => {
    expect(names(about, namespace)).toEqual(["it"]);
  });

  it.each([
    ["cart", "web"],
    ["cart.web.svc.cluster.local", "shop"],
    ["*", "shop"],
    ["cart.example.com", "shop"],
    ["whole namespace", "shop"],
    ["", "shop"],
  ])("is not what is about %s in %s", (about, namespace) => {
    expect(names(about, namespace)).toEqual([]);
  });

  it("is also what selects its app", () => {
    expect(names("ALLOW · app=cart", "shop", version)).toEqual(["it"]);
    expect(names("ALLOW · app=cart", "web", version)).toEqual([]);
  });

  it("names an object once, however many of its hosts are the node", () => {
    expect(names("cart, cart.shop, cart.shop.svc.cluster.local", "shop", version)).toEqual(["it"]);
  });
});

const finding = (kind: string, name: string): FindingDto => ({
  code: "KIA0601",
  severity: "error",
  object: { kind, namespace: "shop", name },
  path: [],
  message: name,
  why: "",
  related: [],
  fix: null,
});

it("findings of the service itself count as those of the objects about it; others do not", () => {
  const about = [configRow({ namespace: "shop", name: "cart-routes" })];
  const findings = [
    finding("Service", "cart"),
    finding("VirtualService", "cart-routes"),
    finding("Service", "pay"),
  ];
  expect(nodeFindings(service, about, findings).map(({ message }) => message)).toEqual([
    "cart",
    "cart-routes",
  ]);
});

it("counts are summed; what was not checked adds nothing", () => {
  const rows = [
    configRow({ findings: { error: 1, warning: 2, info: 0 } }),
    configRow({ findings: null }),
    configRow({ findings: { error: 1, warning: 0, info: 1 } }),
  ];
  expect(configCounts(rows)).toEqual({ error: 2, warning: 2, info: 1 });
});
