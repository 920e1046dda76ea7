import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { exportedToExistingNamespaces } from "./exported-to-existing-namespaces";
import { groupAccountExists } from "./group-account-exists";
import { groupLabelsDiffer } from "./group-labels-differ";
import { oneEntryPerHostAndPort } from "./one-entry-per-host-and-port";

const NAMESPACES = [namespaceOf("shop"), namespaceOf("other")];

describe("exportTo", () => {
  it.each<KindKey>(["DestinationRule", "VirtualService", "ServiceEntry"])(
    "of a %s names namespaces that exist",
    (kind) => {
      const object = specObject(kind, "shop/a", { exportTo: [".", "*", "~", "other", "gone"] });
      expect(foundBy(exportedToExistingNamespaces, object, NAMESPACES)).toEqual([
        "KIA0005 error spec.exportTo[4]",
      ]);
      expect(foundBy(exportedToExistingNamespaces, object, NAMESPACES, { unknown: ["Namespace"] })).toEqual(
        [],
      );
    },
  );

  it("is not judged in ambient namespaces", () => {
    const object = specObject("VirtualService", "sea/a", { exportTo: ["gone"] });
    const ambient = namespaceOf("sea", { "istio.io/dataplane-mode": "ambient" });
    expect(foundBy(exportedToExistingNamespaces, object, [ambient])).toEqual([]);
    expect(foundBy(exportedToExistingNamespaces, object, [namespaceOf("sea")])).toHaveLength(1);
  });
});

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

describe("a WorkloadGroup", () => {
  const group = (path: string, serviceAccount: string, labels: JsonObject = { app: "vm" }): ClusterObject =>
    specObject("WorkloadGroup", path, { metadata: { labels }, template: { serviceAccount } });

  it("needs the ServiceAccount that it names, of its namespace", () => {
    const accounts = (path: string): readonly ClusterObject[] => [specObject("ServiceAccount", path)];
    expect(foundBy(groupAccountExists, group("shop/vm", "vm"), accounts("shop/vm"))).toEqual([]);
    expect(foundBy(groupAccountExists, group("shop/vm", "vm"), accounts("other/vm"))).toEqual([
      "KIA1701 warning spec.template.serviceAccount",
    ]);
    expect(foundBy(groupAccountExists, group("shop/vm", ""))).toEqual([]);
    expect(foundBy(groupAccountExists, group("shop/vm", "vm"), [], { unknown: ["ServiceAccount"] })).toEqual(
      [],
    );
  });

  it.each<[string, ClusterObject, number]>([
    ["the same labels", group("shop/b", "", { app: "vm" }), 1],
    ["other labels", group("shop/b", "", { app: "vm", version: "v2" }), 0],
    ["the same labels in another namespace", group("other/b", "", { app: "vm" }), 0],
  ])("beside one with %s", (_case, other, findings) => {
    expect(foundBy(groupLabelsDiffer, group("shop/a", ""), [other])).toHaveLength(findings);
  });

  it("without labels says nothing", () => {
    expect(foundBy(groupLabelsDiffer, group("shop/a", "", {}), [group("shop/b", "", {})])).toEqual([]);
  });
});
