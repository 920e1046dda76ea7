import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { namedBy } from "@/lib/testing/named-by";
import { SHOP } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { authorizationPolicyReferences, selectorReferences, sidecarReferences } from "./policy";

// https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
describe("the callers an AuthorizationPolicy names", () => {
  it.each<[string, JsonObject, string[]]>([
    ["a principal", { principals: ["cluster.local/ns/shop/sa/web"] }, ["caller: ServiceAccount shop/web"]],
    [
      "a principal that is kept out",
      { notPrincipals: ["td/ns/shop/sa/web"] },
      ["caller: ServiceAccount shop/web"],
    ],
    [
      "no principal with a wildcard, or with only half a name",
      { principals: ["*", "cluster.local/ns/*/sa/web", "cluster.local/ns/shop", "web"] },
      [],
    ],
    [
      "service accounts, of its own namespace where none is said",
      { serviceAccounts: ["web", "shop/api"], notServiceAccounts: ["bad"] },
      [
        "caller: ServiceAccount bank/web",
        "caller: ServiceAccount shop/api",
        "caller: ServiceAccount bank/bad",
      ],
    ],
    ["no service account with a wildcard", { serviceAccounts: ["*", "shop/*", ""] }, []],
    [
      "namespaces",
      { namespaces: ["shop"], notNamespaces: ["x"] },
      ["caller namespace: Namespace /shop", "caller namespace: Namespace /x"],
    ],
    ["no namespace with a wildcard, and no empty one", { namespaces: ["shop-*", "*", ""] }, []],
    ["nothing in lists that are no lists", { principals: "x", namespaces: {}, serviceAccounts: [1] }, []],
  ])("are %s", (_, source, expected) => {
    const policy = specObject("AuthorizationPolicy", "bank/p", { rules: [{ from: [{ source }] }] });
    expect(namedBy(authorizationPolicyReferences, policy)).toEqual(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
describe("what a Sidecar imports", () => {
  it.each<[string, string, string[]]>([
    ["its own namespace", "./*", ["imports: Namespace /shop"]],
    ["another namespace", "bank/*", ["imports: Namespace /bank"]],
    ["the namespace of a wildcard host", "bank/*.bank.svc.cluster.local", ["imports: Namespace /bank"]],
    ["a host of any namespace", "*/till.bank.svc.cluster.local", ["imports: Service bank/till"]],
    ["a host of its own namespace", "./cart.shop.svc.cluster.local", ["imports: Service shop/cart"]],
    ["a host without a namespace", "till.bank.svc.cluster.local", ["imports: Service bank/till"]],
    ["nobody in particular in everything", "*/*", []],
    ["nobody in nothing", "~/*", []],
    ["nobody where no namespace is written", "/*", []],
    ["nobody where only a wildcard is written", "*", []],
  ])("is %s", (_, host, expected) => {
    const sidecar = specObject("Sidecar", "shop/default", { egress: [{ hosts: [host] }] });
    expect(namedBy(sidecarReferences, sidecar, SHOP)).toEqual(expected);
  });
});

// https://istio.io/latest/docs/reference/config/type/workload-selector/
describe("the workloads a selector names", () => {
  const till = { selector: { matchLabels: { app: "till" } } };
  it.each<[string, string, JsonObject, string[]]>([
    ["those of its namespace", "bank/p", till, ["selects: Workload bank/till"]],
    ["none of other namespaces", "shop/p", till, []],
    ["those of every namespace from the root", "istio-system/p", till, ["selects: Workload bank/till"]],
    [
      "those with all its labels",
      "shop/p",
      { selector: { matchLabels: { app: "cart", version: "v2" } } },
      ["selects: Workload shop/cart-v2"],
    ],
    ["none of an empty selector, which is for everybody", "shop/p", { selector: {} }, []],
    [
      "what one targetRef names, as older kinds write it",
      "shop/p",
      { targetRef: { group: "", kind: "Service", name: "cart" } },
      ["target: Service shop/cart"],
    ],
  ])("are %s", (_, path, spec, expected) => {
    expect(namedBy(selectorReferences, specObject("PeerAuthentication", path, spec), SHOP)).toEqual(expected);
  });
});
