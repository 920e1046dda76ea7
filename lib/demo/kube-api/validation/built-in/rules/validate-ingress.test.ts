import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { builtInErrors } from "@/lib/testing/built-in-object";

const rule = (fields: JsonObject): JsonObject => ({ spec: { defaultBackend: null, rules: [fields] } });
const path = (fields: JsonObject): JsonObject =>
  rule({
    http: {
      paths: [
        {
          path: "/",
          pathType: "Prefix",
          backend: { service: { name: "a", port: { number: 80 } } },
          ...fields,
        },
      ],
    },
  });
const AT = "spec.rules[0].http.paths[0]";

describe("an Ingress", () => {
  it.each<readonly [string, JsonObject, readonly string[]]>([
    ["a rule for any host", path({}), []],
    ["a host with a wildcard before it", rule({ host: "*.a.b" }), []],
    ["a wildcard within a host", rule({ host: "a.*.b" }), ["spec.rules[0].host Invalid"]],
    ["an address for a host", rule({ host: "1.2.3.4" }), ["spec.rules[0].host Invalid"]],
    ["a host with capitals", rule({ host: "A.b" }), ["spec.rules[0].host Invalid"]],
    ["a rule without paths", rule({ http: { paths: [] } }), ["spec.rules[0].http.paths Required"]],
    ["a path of no type", path({ pathType: null }), [`${AT}.pathType Required`]],
    ["a path of an unknown type", path({ pathType: "Regex" }), [`${AT}.pathType NotSupported`]],
    ["a relative path", path({ path: "a" }), [`${AT}.path Invalid`]],
    ["no path where one is needed", path({ path: "" }), [`${AT}.path Invalid`]],
    ["no path where the controller decides", path({ path: "", pathType: "ImplementationSpecific" }), []],
    ["two slashes in a path", path({ path: "/a//b" }), [`${AT}.path Invalid`]],
    ["a way up in a path", path({ path: "/a/../b" }), [`${AT}.path Invalid`]],
    ["no backend", path({ backend: {} }), [`${AT}.backend Invalid`]],
    [
      "two backends",
      path({ backend: { service: { name: "a", port: { number: 1 } }, resource: { kind: "A", name: "b" } } }),
      [`${AT}.backend Invalid`],
    ],
    ["a resource for a backend", path({ backend: { resource: { kind: "A", name: "b" } } }), []],
    [
      "a Service without a name",
      path({ backend: { service: { name: "", port: { number: 1 } } } }),
      [`${AT}.backend.service.name Required`],
    ],
    [
      "a Service without a port",
      path({ backend: { service: { name: "a", port: {} } } }),
      [`${AT}.backend Required`],
    ],
    [
      "a port by name and number",
      path({ backend: { service: { name: "a", port: { name: "web", number: 80 } } } }),
      [`${AT}.backend Invalid`],
    ],
    [
      "a port out of range",
      path({ backend: { service: { name: "a", port: { number: 70_000 } } } }),
      [`${AT}.backend.service.port.number Invalid`],
    ],
    [
      "a port by a bad name",
      path({ backend: { service: { name: "a", port: { name: "80" } } } }),
      [`${AT}.backend.service.port.name Invalid`],
    ],
    ["a certificate for no host", { spec: { tls: [{ hosts: [""] }] } }, ["spec.tls[0].hosts[0] Invalid"]],
    [
      "a Secret and a class that are no names",
      { spec: { ingressClassName: "A", tls: [{ secretName: "B" }] } },
      ["spec.ingressClassName Invalid", "spec.tls[0].secretName Invalid"],
    ],
  ])("with %s", (_, change, expected) => {
    expect(builtInErrors("Ingress", change)).toEqual(expected);
  });
});
