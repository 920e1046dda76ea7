import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { policyTo, OPERATION } from "@/lib/testing/authorization-policy";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { methodsExist } from "./methods-exist";

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
    expect(foundBy(methodsExist, policyTo({ methods: [method] }))).toEqual(expected);
  });

  const fixOf = (method: string, more: JsonObject = {}) =>
    methodsExist.run(policyTo({ methods: [method] }, more), meshViewOf([]))[0]?.fix;
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
