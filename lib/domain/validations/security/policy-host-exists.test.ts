import { describe, expect, it } from "vitest";
import { policyTo, OPERATION } from "@/lib/testing/authorization-policy";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { policyHostExists } from "./policy-host-exists";

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
    expect(foundBy(policyHostExists, policyTo({ hosts: [host] }), mesh)).toEqual([]);
  });

  it.each(["cartt", "pay", "cart.other", "cartt.shop.svc.cluster.local", "cartt:8080"])(
    "may not be %s, which nothing has",
    (host) => {
      const object = policyTo({ hosts: [host] });
      const path = `${OPERATION}.hosts[0]`;
      expect(foundBy(policyHostExists, object, mesh)).toEqual([`KIA0104 warning ${path}`]);
      const strict = { settings: { allowAny: false } };
      expect(foundBy(policyHostExists, object, mesh, strict)).toEqual([`KIA0104 error ${path}`]);
    },
  );

  it.each(["Service", "ServiceEntry", "VirtualService", "Namespace"] as const)(
    "are not judged where no %s can be read",
    (kind) => {
      expect(foundBy(policyHostExists, policyTo({ hosts: ["cartt"] }), mesh, { unknown: [kind] })).toEqual(
        [],
      );
    },
  );
});
