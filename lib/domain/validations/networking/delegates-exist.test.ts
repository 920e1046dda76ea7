import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { delegatesExist } from "./delegates-exist";

describe("a delegate", () => {
  const root = specObject("VirtualService", "shop/root", {
    hosts: ["cart"],
    http: [{ match: [{}], delegate: { name: "part", namespace: "team" } }],
  });
  const FAULT = ["IST0101 error spec.http[0].delegate"];
  it.each<[string, JsonObject, readonly string[]]>([
    ["without hosts", { http: [] }, []],
    ["exported to the root's namespace", { exportTo: ["shop"] }, []],
    ["not exported to it", { exportTo: ["."] }, FAULT],
    ["with hosts of its own", { hosts: ["cart"] }, FAULT],
    ["that delegates again", { http: [{ delegate: { name: "more" } }] }, FAULT],
    ["that delegates to its root", { http: [{ delegate: { name: "root", namespace: "shop" } }] }, FAULT],
  ])("%s", (_case, spec, expected) => {
    expect(foundBy(delegatesExist, root, [specObject("VirtualService", "team/part", spec)])).toEqual(
      expected,
    );
  });

  it("must be there, in the root's namespace where none is named", () => {
    expect(foundBy(delegatesExist, root)).toEqual(FAULT);
    const local = specObject("VirtualService", "shop/root", { http: [{ delegate: { name: "part" } }] });
    expect(foundBy(delegatesExist, local, [specObject("VirtualService", "shop/part", {})])).toEqual([]);
  });

  it("to itself is a circle", () => {
    const circle = specObject("VirtualService", "shop/root", {
      hosts: ["cart"],
      http: [{ delegate: { name: "root" } }],
    });
    expect(foundBy(delegatesExist, circle)).toEqual(FAULT);
  });
});
