import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { specObject } from "@/lib/testing/spec-object";
import { isLayerSeven } from "./is-layer-seven";

const from = (source: JsonObject): JsonObject => ({ rules: [{ from: [{ source }] }] });
const to = (operation: JsonObject): JsonObject => ({ rules: [{ to: [{ operation }] }] });
const when = (key: string): JsonObject => ({ rules: [{ when: [{ key, values: ["x"] }] }] });

describe("a policy is about requests", () => {
  it.each<[string, JsonObject, boolean]>([
    ["by methods", to({ methods: ["GET"] }), true],
    ["by methods it excludes", to({ notMethods: ["GET"] }), true],
    ["by paths", to({ paths: ["/"] }), true],
    ["by hosts", to({ hosts: ["a"] }), true],
    ["by tokens", from({ requestPrincipals: ["*"] }), true],
    ["by the client's address before proxies", from({ remoteIpBlocks: ["10.0.0.0/8"] }), true],
    ["by a header", when("request.headers[x]"), true],
    ["by a claim", when("request.auth.claims[x]"), true],
    ["by asking another server", { action: "CUSTOM", provider: { name: "x" }, rules: [{}] }, true],
    ["not by ports", to({ ports: ["80"], notPorts: ["81"] }), false],
    ["not by an empty list", to({ methods: [] }), false],
    ["not by who calls", from({ principals: ["a"], namespaces: ["b"], ipBlocks: ["10.0.0.0/8"] }), false],
    ["not by a principal as a condition", when("source.principal"), false],
    ["not by a port as a condition", when("destination.port"), false],
    ["not without rules", { rules: [] }, false],
    ["not with nothing", {}, false],
  ])("%s", (_case, spec, expected) => {
    expect(isLayerSeven(specObject("AuthorizationPolicy", "shop/p", spec))).toBe(expected);
  });
});
