import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { oneEntryPerHostAndPort } from "./one-entry-per-host-and-port";

const NAMESPACES = [namespaceOf("shop"), namespaceOf("other")];

describe("two ServiceEntries for one host", () => {
  const entry = (
    path: string,
    host: string,
    ports: readonly JsonObject[],
    more: JsonObject = {},
  ): ClusterObject => specObject("ServiceEntry", path, { hosts: [host], ports, ...more });
  const http = { number: 80, protocol: "HTTP" };
  const HOST = "api.example.org";
  const one = entry("shop/one", HOST, [http]);
  const found = (object: ClusterObject, other: ClusterObject): readonly string[] =>
    foundBy(oneEntryPerHostAndPort, object, [other, ...NAMESPACES]);

  it.each<[string, ClusterObject, readonly string[]]>([
    ["and port", entry("shop/two", HOST, [http]), ["KIA1211 warning spec.hosts[0]"]],
    [
      "and port in any case",
      entry("other/two", "API.example.org", [{ ...http, protocol: "http" }]),
      ["KIA1211 warning spec.hosts[0]"],
    ],
    [
      "and port with another protocol",
      entry("shop/two", HOST, [{ number: 80, protocol: "TCP" }]),
      ["KIA1212 warning spec.hosts[0]"],
    ],
    [
      "and port without a protocol",
      entry("shop/two", HOST, [{ number: 80 }]),
      ["KIA1212 warning spec.hosts[0]"],
    ],
    ["and another port", entry("shop/two", HOST, [{ number: 443, protocol: "TLS" }]), []],
    ["of another name", entry("shop/two", "www.example.org", [http]), []],
    ["by a wildcard", entry("shop/two", "*.example.org", [http]), []],
    ["for another namespace's callers", entry("other/two", HOST, [http], { exportTo: ["~"] }), []],
  ])("%s", (_case, other, expected) => {
    expect(found(one, other)).toEqual(expected);
    expect(found(other, one)).toEqual(expected);
  });

  it("are no conflict where a Sidecar lets proxies know only one of them", () => {
    const own = entry("shop/one", HOST, [http], { exportTo: ["."] });
    const other = entry("other/two", HOST, [http]);
    const sidecar = specObject("Sidecar", "shop/default", { egress: [{ hosts: ["./*"] }] });
    expect(found(own, other)).toHaveLength(1);
    expect(foundBy(oneEntryPerHostAndPort, own, [other, sidecar, ...NAMESPACES])).toEqual([]);
  });
});
