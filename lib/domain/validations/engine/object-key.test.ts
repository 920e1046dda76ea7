import { describe, expect, it } from "vitest";
import { configObject } from "@/lib/testing/config-object";
import { refOf } from "./object-key";

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
