import { describe, expect, it } from "vitest";
import { configFamily } from "@/lib/domain/config/config-kinds";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { SCENARIO_NAMES } from "@/lib/demo/scenario-names";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import { CONFIG_SAMPLES } from "@/lib/testing/config-samples";
import { definitionSchema } from "@/lib/testing/definition-schema";
import { createSchemaCheck } from "./create-schema-check";

const checker = createSchemaCheck();
const kinds = CONFIG_SAMPLES.map((sample) => [textAt(sample, "kind"), sample] as const);

function sample(kind: string): JsonObject {
  const [, found] = kinds.find(([name]) => name === kind) ?? [];
  if (found === undefined) throw new Error(`no sample of ${kind}`);
  return found;
}

function withSpec(kind: string, change: JsonObject): JsonObject {
  return { ...sample(kind), spec: { ...objectAt(sample(kind), "spec"), ...change } };
}

/** `spec.http[0].weight: message` of every problem. */
function told(object: JsonObject, old: JsonObject | null = null): readonly string[] {
  return checker.check(object, definitionSchema(object), old).map(({ path, message, rule }) => {
    const dotted = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
    return `${rule} ${dotted.slice(1)}: ${message}`;
  });
}

it.each(kinds)("accepts a valid %s", (_kind, object) => {
  expect(told(object)).toEqual([]);
});

it.each(SCENARIO_NAMES)("says nothing wrong of what scenario %s is made of", (name) => {
  const objects = scenarioNamed(name)?.objects ?? [];
  const configured = objects.filter(
    ({ apiVersion }) => configFamily(apiVersion.split("/")[0] ?? "") !== null,
  );
  const problems = configured.flatMap((object) => told(object));
  expect(configured.length).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

describe("what the schema says", () => {
  it.each([
    ["a type", "VirtualService", { hosts: "a" }, "schema spec.hosts: Expected a list, found text."],
    [
      "null in a list",
      "VirtualService",
      { hosts: [null] },
      "schema spec.hosts[0]: Expected text, found nothing.",
    ],
    [
      "a fraction",
      "PeerAuthentication",
      { portLevelMtls: 1.5 },
      "schema spec.portLevelMtls: Expected an object, found a fraction.",
    ],
    [
      "a missing field",
      "VirtualService",
      { tcp: [{ route: [{ weight: 1 }] }] },
      "schema spec.tcp[0].route[0].destination: This field is required.",
    ],
    [
      "a value of a set",
      "PeerAuthentication",
      { mtls: { mode: "STRIKT" } },
      "schema spec.mtls.mode: Expected one of UNSET, DISABLE, PERMISSIVE, STRICT. Did you mean STRICT?",
    ],
    [
      "a choice",
      "VirtualService",
      { http: [{ match: [{ uri: { exact: "/a", prefix: "/b" } }] }] },
      "schema spec.http[0].match[0].uri: At most one of these fields may be set: exact, prefix, regex.",
    ],
    ["a limit", "TCPRoute", { rules: [] }, "schema spec.rules: This must NOT have fewer than 1 items."],
    [
      "a pattern",
      "WasmPlugin",
      { sha256: "x" },
      "schema spec.sha256: This does not match (^$|^[a-f0-9]{64}$).",
    ],
    [
      "a key twice",
      "ListenerSet",
      { listeners: [1, 2].map((port) => ({ name: "a", port, protocol: "HTTP" })) },
      "schema spec.listeners[1]: The same name is in the list before.",
    ],
  ])("of %s stands at its place", (_what, kind, change, expected) => {
    expect(told(withSpec(kind, change))).toEqual([expected]);
  });

  it("names fields that would be dropped, and the one that was meant", () => {
    const object = withSpec("VirtualService", {
      http: [{ rout: [], timeOut: null, timeout: "1s" }],
      xyzxyz: 0,
    });
    expect(told({ ...object, speck: {} })).toEqual([
      "unknownField spec.http[0].rout: The API server does not know this field and drops it. Did you mean route?",
      "unknownField spec.http[0].timeOut: The API server does not know this field and drops it. Did you mean timeout?",
      "unknownField spec.xyzxyz: The API server does not know this field and drops it.",
      "unknownField speck: The API server does not know this field and drops it. Did you mean spec?",
    ]);
  });

  it("takes null for absent where a field allows none, fills in defaults, keeps free-form content", () => {
    expect(told(withSpec("VirtualService", { gateways: null, http: null }))).toEqual([]);
    expect(told(withSpec("WasmPlugin", { pluginConfig: { any: { thing: null } } }))).toEqual([]);
    const bare = { name: "front", port: null, group: null };
    expect(told(withSpec("HTTPRoute", { parentRefs: [bare] }))).toEqual([]);
  });

  it("leaves the status alone, whatever is in it", () => {
    expect(told({ ...sample("HTTPRoute"), status: { parents: "x", nobodyKnows: 1 } })).toEqual([]);
  });
});

describe("what rules say", () => {
  it("is told in the words of the definition, where the rule stands", () => {
    const [problem] = told(
      withSpec("HTTPRoute", { rules: [{ matches: [{ path: { type: "Exact", value: "/a//b" } }] }] }),
    );
    expect(problem).toBe(
      "cel spec.rules[0].matches[0].path: must not contain '//' when type one of ['Exact', 'PathPrefix']",
    );
  });

  it("is told only of what the schema accepts", () => {
    const path = { type: "Exact", value: "/a//b" };
    const rules = told(withSpec("HTTPRoute", { hostnames: "a", rules: [{ matches: [{ path }] }] }));
    expect(rules).toEqual(["schema spec.hostnames: Expected a list, found text."]);
  });

  it("of a field that must not change needs the object as it was", () => {
    const old = sample("GatewayClass");
    const edited = withSpec("GatewayClass", { controllerName: "a.example.com/b" });
    expect(told(edited)).toEqual([]);
    expect(told(old, old)).toEqual([]);
    expect(told(edited, old)).toEqual(["cel spec.controllerName: Value is immutable"]);
  });
});

describe("an edit", () => {
  const wrong = withSpec("VirtualService", {
    http: [{ timeout: "1s", match: [{ uri: {}, port: -1 }] }],
    hosts: ["a"],
  });

  it("is not held to what was wrong before and is left alone", () => {
    expect(told(wrong)).not.toEqual([]);
    expect(told({ ...wrong, metadata: { name: "sample", labels: { a: "b" } } }, wrong)).toEqual([]);
  });

  it("is held to what it makes wrong", () => {
    const edited = withSpec("VirtualService", { http: [{ timeout: "1s", match: [{ uri: {}, port: -2 }] }] });
    expect(told(edited, wrong).join()).toContain("spec.http[0].match[0].port");
  });
});

it("says at most 200 things, of however many are wrong", () => {
  expect(told(withSpec("VirtualService", { hosts: Array.from({ length: 5_000 }, () => 1) }))).toHaveLength(
    200,
  );
});
