import { describe, expect, it } from "vitest";
import { configObject } from "@/lib/testing/config-object";
import { ignoredCodes } from "./ignored-codes";
import { pairNode, pairOf } from "./judge-object";
import { refKey, refOf } from "./object-key";

describe("the name of a check of an object", () => {
  it("can be read again", () => {
    const ref = { kind: "Gateway.networking.istio.io", namespace: "a", name: "x" };
    expect(pairOf(pairNode(ref, 12))).toEqual({ key: refKey(ref), check: 12 });
  });

  it.each(["derived\nworkloads\na", "kind\nService", "nothing"])("is none of %j", (node) => {
    expect(pairOf(node)).toBeNull();
  });
});

describe("the codes that an object ignores", () => {
  const ignoring = (codes?: string): ReturnType<typeof ignoredCodes> =>
    ignoredCodes(
      configObject(
        "Service",
        "a/x",
        {},
        { annotations: codes === undefined ? {} : { "kiali.io/ignore-validations": codes } },
      ),
    );
  it.each<[string | undefined, readonly string[] | "all"]>([
    [undefined, []],
    ["", "all"],
    [" ", "all"],
    ["KIA0101", ["KIA0101"]],
    [" KIA0101 ,KIA0102, ", ["KIA0101", "KIA0102", ""]],
  ])("by %j: %j", (annotation, codes) => {
    expect(ignoring(annotation)).toEqual(codes === "all" ? "all" : new Set(codes));
  });
});

describe("the name of an object", () => {
  it("has the key of its kind, or none where we do not know it", () => {
    expect(refOf(configObject("Gateway.gateway.networking.k8s.io", "a/x")).kind).toBe(
      "Gateway.gateway.networking.k8s.io",
    );
    expect(refOf({ ...configObject("Service", "a/x"), kind: "Strange" })).toEqual({
      kind: "",
      namespace: "a",
      name: "x",
    });
  });
});
