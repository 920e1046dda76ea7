import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { methodsExist } from "./methods-exist";
import { policyHostExists } from "./policy-host-exists";
import { principalExists } from "./principal-exists";
import { sourceNamespaceExists } from "./source-namespace-exists";
import { trustDomainKnown } from "./trust-domain-known";

const policy = (rule: JsonObject, more: JsonObject = {}) =>
  specObject("AuthorizationPolicy", "shop/p", { rules: [rule], ...more });
const from = (source: JsonObject) => policy({ from: [{ source }] });
const to = (operation: JsonObject, more: JsonObject = {}) => policy({ to: [{ operation }] }, more);
const SOURCE = "spec.rules[0].from[0].source";
const OPERATION = "spec.rules[0].to[0].operation";

describe("namespaces of sources", () => {
  const mesh = [namespaceOf("shop"), namespaceOf("shop-eu")];
  it.each([
    ["shop", true],
    ["shop-*", true],
    ["*-eu", true],
    ["*", true],
    ["shopp", false],
    ["eu-*", false],
    ["*-us", false],
    ["", false],
  ])("%j exists: %s", (name, exists) => {
    const expected = exists ? [] : [`KIA0101 warning ${SOURCE}.namespaces[1]`];
    expect(foundBy(sourceNamespaceExists, from({ namespaces: ["shop", name] }), mesh)).toEqual(expected);
  });

  it("are judged only where namespaces can be read, and where callers are named", () => {
    const none = from({ namespaces: ["nowhere"] });
    expect(foundBy(sourceNamespaceExists, none, mesh, { unknown: ["Namespace"] })).toEqual([]);
    expect(foundBy(sourceNamespaceExists, from({ notNamespaces: ["nowhere"] }), mesh)).toEqual([]);
  });
});

describe("methods", () => {
  it.each([
    ["GET", true],
    ["PROPFIND", true],
    ["P*", true],
    ["*T", true],
    ["*", true],
    ["get", false],
    ["FETCH", false],
    ["g*", false],
  ])("%s is one: %s", (method, known) => {
    const expected = known ? [] : [`KIA0102 warning ${OPERATION}.methods[0]`];
    expect(foundBy(methodsExist, to({ methods: [method] }))).toEqual(expected);
  });

  const fixOf = (method: string, more: JsonObject = {}) =>
    methodsExist.run(to({ methods: [method] }, more), meshViewOf([]))[0]?.fix;
  it("in small letters can be put right where they are allowed, and are left alone where they are denied", () => {
    const path = "/spec/rules/0/to/0/operation/methods/0";
    expect(fixOf("get")?.patch).toEqual([
      { op: "test", path, value: "get" },
      { op: "replace", path, value: "GET" },
    ]);
    expect(fixOf("get", { action: "DENY" })).toBeNull();
    expect(fixOf("fetch")).toBeNull();
  });
});

describe("hosts of operations", () => {
  const mesh = [
    namespaceOf("shop"),
    namespaceOf("other"),
    specObject("Service", "shop/cart"),
    specObject("Service", "other/pay"),
    specObject("ServiceEntry", "shop/outside", { hosts: ["*.wild.other", "entry"] }),
    specObject("VirtualService", "shop/routes", { hosts: ["routed", "routed.other"] }),
  ];
  it.each([
    ["a Service's short name", "cart"],
    ["a name with its namespace", "pay.other"],
    ["a full name", "cart.shop.svc.cluster.local"],
    ["a port behind it", "cart:8080"],
    ["capitals", "Cart.SHOP"],
    ["a wildcard", "*.nowhere"],
    ["a wildcard behind", "cart*"],
    ["a domain", "www.shop.example.com"],
    ["a domain that might be a namespace and is none", "example.com"],
    ["a Service of a namespace that is not here", "pay.elsewhere.svc.cluster.local"],
    ["an address", "10.0.0.1"],
    ["a ServiceEntry's host", "entry"],
    ["a VirtualService's host", "routed"],
    ["a VirtualService's host with a dot", "routed.other"],
  ])("may be %s", (_case, host) => {
    expect(foundBy(policyHostExists, to({ hosts: [host] }), mesh)).toEqual([]);
  });

  it.each(["cartt", "pay", "cart.other", "cartt.shop.svc.cluster.local", "cartt:8080"])(
    "may not be %s, which nothing has",
    (host) => {
      const object = to({ hosts: [host] });
      const path = `${OPERATION}.hosts[0]`;
      expect(foundBy(policyHostExists, object, mesh)).toEqual([`KIA0104 warning ${path}`]);
      const strict = { settings: { allowAny: false } };
      expect(foundBy(policyHostExists, object, mesh, strict)).toEqual([`KIA0104 error ${path}`]);
    },
  );

  it.each(["Service", "ServiceEntry", "VirtualService", "Namespace"] as const)(
    "are not judged where no %s can be read",
    (kind) => {
      expect(foundBy(policyHostExists, to({ hosts: ["cartt"] }), mesh, { unknown: [kind] })).toEqual([]);
    },
  );
});

describe("principals", () => {
  const mesh = [specObject("ServiceAccount", "shop/cart")];
  it.each([
    ["cluster.local/ns/shop/sa/cart"],
    ["*"],
    ["*/ns/shop/sa/nobody"],
    ["cluster.local/ns/shop/*"],
    ["another form"],
    ["elsewhere.example/ns/shop/sa/nobody"],
  ])("%s is fine", (principal) => {
    expect(foundBy(principalExists, from({ principals: [principal] }), mesh)).toEqual([]);
  });

  it("need their service account", () => {
    const missing = from({ principals: ["cluster.local/ns/shop/sa/nobody"] });
    expect(foundBy(principalExists, missing, mesh)).toEqual([`KIA0106 error ${SOURCE}.principals[0]`]);
    expect(foundBy(principalExists, missing, mesh, { unknown: ["ServiceAccount"] })).toEqual([]);
    const excluded = from({ notPrincipals: ["cluster.local/ns/shop/sa/nobody"] });
    expect(foundBy(principalExists, excluded, mesh)).toEqual([]);
  });

  it("may be written as service accounts, of the policy's namespace or another", () => {
    const written = from({ serviceAccounts: ["cart", "shop/cart", "other/cart", "nobody"] });
    expect(foundBy(principalExists, written, mesh)).toEqual([
      `KIA0106 error ${SOURCE}.serviceAccounts[2]`,
      `KIA0106 error ${SOURCE}.serviceAccounts[3]`,
    ]);
  });

  it("are of a trust domain that the mesh knows, cluster.local always standing for its own", () => {
    const settings = { settings: { trustDomains: ["east.example", "old.example"] } };
    const of = (domain: string) => from({ principals: [`${domain}/ns/shop/sa/cart`] });
    for (const domain of ["east.example", "old.example", "cluster.local", "*"])
      expect(foundBy(trustDomainKnown, of(domain), [], settings)).toEqual([]);
    expect(foundBy(trustDomainKnown, of("west.example"), [], settings)).toEqual([
      `KIA0108 warning ${SOURCE}.principals[0]`,
    ]);
    expect(foundBy(trustDomainKnown, of("west.example"), [], { settings: { trustDomains: [] } })).toEqual([]);
    expect(foundBy(trustDomainKnown, from({ serviceAccounts: ["cart"] }), [], settings)).toEqual([]);
  });
});

describe("rules that are no rules", () => {
  it.each<[string, JsonObject]>([
    ["rules", { rules: 7 }],
    ["sources", { rules: [{ from: "x", to: [null, { operation: [] }] }, null] }],
    ["lists", { rules: [{ from: [{ source: { principals: "x", namespaces: [1] } }] }] }],
  ])("have no findings for broken %s", (_case, spec) => {
    const object = specObject("AuthorizationPolicy", "shop/p", spec);
    for (const check of [
      sourceNamespaceExists,
      methodsExist,
      policyHostExists,
      principalExists,
      trustDomainKnown,
    ])
      expect(foundBy(check, object)).toEqual([]);
  });
});
