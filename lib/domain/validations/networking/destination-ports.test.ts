import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { destinationPorts } from "./destination-ports";

const sendingTo = (destination: JsonObject): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["cart"], http: [{ route: [{ destination }] }] });
const service = (path: string, annotations: Record<string, string> = {}): ClusterObject =>
  specObject("Service", path, { ports: [{ port: 8080 }] }, { annotations });
const entry = (host: string, more: JsonObject = {}): ClusterObject =>
  specObject("ServiceEntry", "shop/out", { hosts: [host], ports: [{ number: 443 }], ...more });

describe("the port of a destination", () => {
  const two = specObject("Service", "shop/cart", { ports: [{ port: 80 }, { port: 443 }] });
  it.each<[string, JsonObject, ClusterObject, readonly string[]]>([
    ["the host has", { host: "cart", port: { number: 443 } }, two, []],
    ["is not needed where the host has one", { host: "cart" }, service("shop/cart"), []],
    ["a ServiceEntry has", { host: "api.example.org", port: { number: 443 } }, entry("api.example.org"), []],
    [
      "the host does not have",
      { host: "cart", port: { number: 81 } },
      two,
      ["IST0101 error spec.http[0].route[0].destination.port.number"],
    ],
    [
      "is missing where the host has several",
      { host: "cart" },
      two,
      ["IST0112 error spec.http[0].route[0].destination"],
    ],
    ["of an unknown host is not judged", { host: "none", port: { number: 1 } }, two, []],
    [
      "of a host without ports is not judged",
      { host: "cart", port: { number: 1 } },
      specObject("Service", "shop/cart"),
      [],
    ],
  ])("that %s", (_case, destination, other, expected) => {
    expect(foundBy(destinationPorts, sendingTo(destination), [other])).toEqual(expected);
  });
});
