import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../mesh/cluster-object";
import type { FlowFacts } from "../../policy/flow-facts";
import { readPolicyRule } from "../../policy/policy-rule";
import { whyRule } from "./why-rule";

const FACTS: FlowFacts = {
  peer: { namespace: "shop", serviceAccount: "web", principal: "cluster.local/ns/shop/sa/web" },
  layer: "request",
  port: 8080,
  method: "GET",
  request: {
    hosts: ["cart:8080"],
    path: "/a",
    headers: { "x-team": "red" },
    claims: { iss: "i", sub: "ann", groups: ["staff"] },
    sni: "",
    trustDomains: ["cluster.local"],
  },
};
const why = (
  rule: JsonObject,
  facts: Partial<FlowFacts> = {},
  purpose: "allow" | "deny" = "allow",
): string | null =>
  whyRule(readPolicyRule(rule), { facts: { ...FACTS, ...facts }, policyNamespace: "shop", purpose });
const when = (key: string, values: readonly string[]): JsonObject => ({ when: [{ key, values }] });
const from = (...sources: readonly JsonObject[]): JsonObject => ({
  from: sources.map((source) => ({ source })),
});

describe("whyRule", () => {
  it("is silent where the rule matches", () => {
    expect(why({})).toBeNull();
    expect(why(from({ namespaces: ["bank"] }, { namespaces: ["shop"] }))).toBeNull();
  });

  it.each<readonly [rule: JsonObject, facts: Partial<FlowFacts>, expected: string]>([
    [
      from({ principals: ["x"] }),
      { peer: null },
      'from[0].source.principals asks for "x", the caller has no identity, because its connection is not mutual TLS',
    ],
    [
      from({ principals: ["x"] }),
      { peer: "unknown" },
      'from[0].source.principals asks for "x", the caller\'s identity is not known',
    ],
    [
      from({ serviceAccounts: ["x"] }),
      { peer: { namespace: "shop", serviceAccount: "web", principal: "" } },
      'from[0].source.serviceAccounts asks for "x", the caller is shop/web',
    ],
    [
      from({ notPrincipals: ["*"] }),
      {},
      'from[0].source.notPrincipals excludes "*", the caller is cluster.local/ns/shop/sa/web',
    ],
    [
      when("request.headers[x-team]", ["blue"]),
      {},
      'when[0] (request.headers[x-team]) asks for "blue", the header x-team is "red"',
    ],
    [
      when("request.headers[x-other]", ["*"]),
      {},
      'when[0] (request.headers[x-other]) asks for "*", the header x-other is missing',
    ],
    [
      when("request.auth.claims[groups]", ["night"]),
      {},
      'when[0] (request.auth.claims[groups]) asks for "night", the token\'s claim groups is "staff"',
    ],
    [
      when("request.auth.claims[a][b]", ["x"]),
      {},
      'when[0] (request.auth.claims[a][b]) asks for "x", the token\'s claim a.b is missing',
    ],
    [
      { when: [{ key: "source.namespace", notValues: ["shop"] }] },
      {},
      'when[0] (source.namespace) notValues excludes "shop", the caller is cluster.local/ns/shop/sa/web',
    ],
    [when("connection.sni", ["x"]), {}, 'when[0] (connection.sni) asks for "x", the server name is missing'],
    [
      { to: [{ operation: { hosts: ["web"] } }] },
      {},
      'to[0].operation.hosts asks for "web", the host is "cart:8080"',
    ],
    [{ to: [{ operation: { ports: ["1"] } }] }, {}, 'to[0].operation.ports asks for "1", the port is 8080'],
    [
      { to: [{ operation: { ports: ["1"] } }] },
      { port: null },
      'to[0].operation.ports asks for "1", the port is not known',
    ],
  ])("%j", (rule, facts, expected) => {
    expect(why(rule, facts)).toBe(expected);
  });

  it("gives a reason for each alternative, and cuts long lists short", () => {
    const sources = ["a", "b", "c", "d", "e"].map((one) => ({ namespaces: [one] }));
    const said = why(from(...sources)) ?? "";
    expect(said).toContain('from[2].source.namespaces asks for "c"');
    expect(said).toMatch(/; 2 more alternatives$/);
    const many = why(from({ namespaces: ["a", "b", "c", "d", "e", "f"] }));
    expect(many).toContain('asks for "a" or "b" or "c" or "d" or 2 more, ');
    expect(why({ to: [{ operation: { hosts: ["x".repeat(200)] } }] })).toContain(`"${"x".repeat(80)}…"`);
  });

  it("names what a proxy cannot test, and what Istio does not know", () => {
    expect(why(when("experimental.x", ["y"]), {}, "deny")).toBe(
      'Istio does not know the condition "experimental.x" and leaves the rule out',
    );
    expect(why(from({ ipBlocks: ["nonsense"] }))).toContain("has a value that means nothing");
    expect(why({ to: [{ operation: { paths: ["/b"] } }] }, { layer: "connection" }, "deny")).toBeNull();
  });
});
