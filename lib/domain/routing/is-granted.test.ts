import { expect, it } from "vitest";
import { configObject, snapshotOfObjects } from "@/lib/testing/config-object";
import type { JsonObject } from "../mesh/cluster-object";
import { isGranted } from "./is-granted";

const ROUTE = configObject("HTTPRoute", "shop/r");
const FROM: JsonObject = { group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" };
const TO: JsonObject = { group: "", kind: "Service", name: "teller" };
const granted = (namespace: string, ...grants: readonly JsonObject[]): boolean =>
  isGranted(
    snapshotOfObjects(
      grants.map((spec, index) => configObject("ReferenceGrant", `bank/g${index}`, { spec })),
    ),
    ROUTE,
    { group: "", kind: "Service", namespace, name: "teller" },
  );

// https://gateway-api.sigs.k8s.io/api-types/referencegrant/
it.each<readonly [rule: string, grant: JsonObject, expected: boolean]>([
  ["names the route's namespace and the Service", { from: [FROM], to: [TO] }, true],
  ["names every Service", { from: [FROM], to: [{ group: "", kind: "Service" }] }, true],
  ["names another Service", { from: [FROM], to: [{ ...TO, name: "x" }] }, false],
  ["names another kind of target", { from: [FROM], to: [{ ...TO, kind: "Secret" }] }, false],
  ["names another group of target", { from: [FROM], to: [{ ...TO, group: "x" }] }, false],
  ["names another namespace", { from: [{ ...FROM, namespace: "x" }], to: [TO] }, false],
  ["names another kind of route", { from: [{ ...FROM, kind: "GRPCRoute" }], to: [TO] }, false],
  ["is nothing", {}, false],
])("a ReferenceGrant that %s", (_rule, grant, expected) => {
  expect(granted("bank", grant)).toBe(expected);
});

it("is needed for other namespaces only, and counts in the target's namespace only", () => {
  expect(granted("shop")).toBe(true);
  expect(granted("bank")).toBe(false);
  expect(granted("vault", { from: [FROM], to: [TO] })).toBe(false);
});
