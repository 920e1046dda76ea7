import { describe, expect, it } from "vitest";
import { cartCall, shopMesh, toldStep } from "@/lib/testing/explain/security-mesh";
import { meshWorkload, shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { judgeAtProxy, type ProxyJudgement, type ProxyQuestion } from "./judge-at-proxy";

const WEB = { namespace: "shop", serviceAccount: "web", principal: "cluster.local/ns/shop/sa/web" };
const CART = { namespace: "shop", name: "cart" };
const policy = (name: string, spec: JsonObject, annotations: Record<string, string> = {}): ClusterObject =>
  specObject("AuthorizationPolicy", `shop/${name}`, spec, { annotations });
const jwt = (rule: JsonObject): ClusterObject =>
  specObject("RequestAuthentication", "shop/jwt", { jwtRules: [rule] });
const judge = (objects: readonly ClusterObject[], asked: Partial<ProxyQuestion> = {}): ProxyJudgement =>
  judgeAtProxy(shopMesh(...objects), {
    proxy: meshWorkload(),
    service: CART,
    call: cartCall(),
    peer: WEB,
    port: 8080,
    ...asked,
  });
const steps = (objects: readonly ClusterObject[], asked: Partial<ProxyQuestion> = {}): readonly string[] =>
  judge(objects, asked).steps.map(toldStep);

const from = (source: JsonObject): JsonObject => ({ from: [{ source }] });
const to = (operation: JsonObject): JsonObject => ({ to: [{ operation }] });

// https://istio.io/latest/docs/concepts/security/#implicit-enablement
describe("judgeAtProxy", () => {
  it("says so where nothing applies", () => {
    expect(judge([])).toMatchObject({ authorization: { allowed: true, by: null }, code: null });
    expect(steps([])).toEqual(["allows: no AuthorizationPolicy applies at the sidecar of shop/cart-v1"]);
  });

  it("asks nothing of a workload without a proxy", () => {
    const denying = policy("p", { action: "DENY", rules: [{}] });
    const proxy = meshWorkload({ dataPlane: "none" });
    expect(judge([denying], { proxy })).toEqual({
      authorization: { allowed: true, by: null },
      code: null,
      steps: [],
    });
  });

  it("names the policy that denies and answers 403", () => {
    const denying = policy("no-items", { action: "DENY", rules: [to({ paths: ["/items/*"] })] });
    expect(judge([denying])).toMatchObject({
      authorization: {
        allowed: false,
        by: { kind: "AuthorizationPolicy", namespace: "shop", name: "no-items" },
      },
      code: 403,
    });
    expect(steps([denying])).toEqual([
      "AuthorizationPolicy shop/no-items spec.rules[0] refuses: the rule matches, and what it matches is denied",
    ]);
  });

  it("tells of every rule which field keeps it from matching, and that ALLOW policies refuse the rest", () => {
    const allowing = policy("some", {
      rules: [
        from({ principals: ["cluster.local/ns/bank/sa/till"] }),
        { ...from({ namespaces: ["shop"] }), ...to({ methods: ["POST"], paths: ["/admin"] }) },
      ],
    });
    expect(steps([allowing])).toEqual([
      'AuthorizationPolicy shop/some spec.rules[0] skips: from[0].source.principals asks for "cluster.local/ns/bank/sa/till", the caller is cluster.local/ns/shop/sa/web',
      'AuthorizationPolicy shop/some spec.rules[1] skips: to[0].operation.methods asks for "POST", the method is "GET"',
      "AuthorizationPolicy shop/some refuses: of 1 ALLOW policies no rule matches, and what none allows is refused",
    ]);
  });

  it("asks CUSTOM, DENY and ALLOW in this order and looks no further than a rule that matches", () => {
    const objects = [
      policy("a", { rules: [from({ namespaces: ["shop"] }), {}] }),
      policy("c", { action: "CUSTOM", provider: { name: "ext" }, rules: [{}] }),
      policy("d", { action: "DENY", rules: [from({ notNamespaces: ["shop"] })] }),
      policy("l", { action: "AUDIT", rules: [{}] }),
    ];
    expect(steps(objects)).toEqual([
      "AuthorizationPolicy shop/c spec.rules[0] unknown: the rule matches: an external authorizer is asked, whose answer cannot be foretold",
      'AuthorizationPolicy shop/d spec.rules[0] skips: from[0].source.notNamespaces excludes "shop", the caller is cluster.local/ns/shop/sa/web',
      "AuthorizationPolicy shop/a spec.rules[0] allows: the rule matches, and what it matches is allowed",
      "AuthorizationPolicy shop/l spec.rules[0] skips: the rule matches, which is logged and decides nothing",
    ]);
    expect(judge(objects).authorization).toMatchObject({ allowed: null, by: { name: "c" } });
  });

  it("tells what policies in dry run would do, which decides nothing", () => {
    const dry = { "istio.io/dry-run": "true" };
    const denying = policy("d", { action: "DENY", rules: [{}] }, dry);
    const allowing = policy("n", {}, dry);
    expect(steps([denying, allowing])).toEqual([
      "AuthorizationPolicy shop/d spec.rules[0] skips: dry run only: the rule matches, and what it matches is denied once it is enforced",
      "AuthorizationPolicy shop/n skips: dry run only: the policy allows and has no rules, so it allows nothing",
    ]);
    expect(judge([denying, allowing]).authorization).toEqual({ allowed: true, by: null });
  });

  it("reads the path without its query and the host with its port", () => {
    const allowing = policy("a", {
      rules: [to({ paths: ["/items/7"], hosts: ["cart.shop.svc.cluster.local:8080"] })],
    });
    expect(judge([allowing]).authorization.allowed).toBe(true);
    expect(judge([allowing], { call: cartCall({ port: 80 }) }).authorization.allowed).toBe(false);
  });

  it("cannot tell which port a caller of a gateway wrote", () => {
    const allowing = policy("a", { rules: [to({ hosts: ["cart.shop.svc.cluster.local"] })] });
    const proxy = meshWorkload({ dataPlane: "gateway" });
    expect(judge([allowing], { proxy }).authorization.allowed).toBeNull();
    expect(judge([allowing], { proxy, call: cartCall({ port: 443 }) }).authorization.allowed).toBe(true);
  });

  it("takes gRPC for POST", () => {
    const posts = policy("a", { rules: [to({ methods: ["POST"] })] });
    const call = cartCall({ protocol: "grpc", method: "" });
    expect(judge([posts], { call }).authorization.allowed).toBe(true);
  });

  it("cannot tell what depends on an address", () => {
    const near = policy("near", { rules: [from({ ipBlocks: ["10.0.0.0/8"] })] });
    expect(judge([near])).toMatchObject({
      authorization: { allowed: null, by: { name: "near" } },
      code: null,
    });
    expect(steps([near])).toEqual([
      'AuthorizationPolicy shop/near spec.rules[0] unknown: from[0].source.ipBlocks asks for "10.0.0.0/8", which addresses are involved is not known',
    ]);
  });

  it("closes connections of which a policy asks for what only requests have", () => {
    const paths = policy("paths", { rules: [to({ paths: ["/items/*"] })] });
    const call = cartCall({ protocol: "tcp", path: "", method: "" });
    expect(judge([paths], { call })).toMatchObject({ authorization: { allowed: false }, code: null });
    const [first] = steps([paths], { call });
    expect(first).toContain(
      "operation.paths asks for something that a proxy of plain connections does not see",
    );
    const [atZtunnel] = steps([paths], { proxy: meshWorkload({ dataPlane: "ztunnel" }) });
    expect(atZtunnel).toContain("a ztunnel does not see");
  });

  it.each(["opaque", "opaque.shop.svc.cluster.local"])(
    "sees connections at a waypoint of a port without HTTP: %s",
    (host) => {
      const denying = specObject("AuthorizationPolicy", "shop/p", {
        targetRefs: [{ kind: "Service", name: "opaque" }],
        action: "DENY",
        rules: [to({ paths: ["/other"] })],
      });
      const opaque = shopService("shop/opaque", { ports: [{ name: "tcp-x", port: 8080, targetPort: 8080 }] });
      const asked = {
        proxy: meshWorkload({ dataPlane: "waypoint" }),
        service: { namespace: "shop", name: "opaque" },
        call: cartCall({ host }),
      };
      expect(judge([denying, opaque], asked)).toMatchObject({
        authorization: { allowed: false },
        code: null,
      });
    },
  );

  it("asks no external authorizer at a ztunnel", () => {
    const custom = policy("c", { action: "CUSTOM", rules: [{}] });
    const proxy = meshWorkload({ dataPlane: "ztunnel" });
    expect(judge([custom], { proxy }).authorization.allowed).toBe(true);
    expect(steps([custom], { proxy })).toEqual([
      "AuthorizationPolicy shop/c skips: a ztunnel asks no external authorizer",
    ]);
  });

  it("keeps what decides where there are more rules than anybody reads", () => {
    const rules = Array.from({ length: 100 }, () => from({ namespaces: ["bank"] }));
    const said = steps([policy("many", { rules })]);
    expect(said).toHaveLength(61);
    expect(said.at(-1)).toBe("skips: 41 more rules of policies were looked at");
    expect(said.at(-2)).toContain("refuses");
  });
});

// https://istio.io/latest/docs/reference/config/security/request_authentication/
describe("tokens", () => {
  const ISSUER = "https://issuer.example";
  const withToken = (claims: JsonObject): Partial<ProxyQuestion> => ({ call: cartCall({ claims }) });

  it.each<
    readonly [rule: string, jwt: JsonObject, asked: Partial<ProxyQuestion>, code: number | null, step: string]
  >([
    [
      "none is not refused",
      { issuer: ISSUER },
      {},
      null,
      "skips: the request has no token, which is not refused by itself",
    ],
    [
      "one of a trusted issuer",
      { issuer: ISSUER },
      withToken({ iss: ISSUER }),
      null,
      'spec.jwtRules[0] allows: the token is of the issuer "https://issuer.example"',
    ],
    [
      "one of another issuer",
      { issuer: ISSUER },
      withToken({ iss: "x" }),
      401,
      'spec.jwtRules[0] refuses: the token\'s issuer is "x", trusted is "https://issuer.example": 401',
    ],
    [
      "one for another audience",
      { issuer: ISSUER, audiences: ["office"] },
      withToken({ iss: ISSUER }),
      403,
      'spec.jwtRules[0] refuses: the token\'s audience is none of "office": 403',
    ],
    [
      "one that nobody looks for",
      { issuer: ISSUER, fromCookies: ["t"] },
      withToken({ iss: "x" }),
      null,
      "skips: no rule looks for tokens in the Authorization header",
    ],
  ])("%s", (_rule, rule, asked, code, said) => {
    expect(judge([jwt(rule)], asked).code).toBe(code);
    expect(steps([jwt(rule)], asked)[0]).toBe(`RequestAuthentication shop/jwt ${said}`);
  });

  it("are not looked at on connections", () => {
    const call = cartCall({ protocol: "tcp", claims: { iss: "x" } });
    expect(steps([jwt({ issuer: ISSUER })], { call })[0]).toContain("tokens are not looked at");
    expect(judge([jwt({ issuer: ISSUER })], { call }).authorization.allowed).toBe(true);
  });

  it("give a principal only where they are validated", () => {
    const needs = policy("needs", { rules: [from({ requestPrincipals: ["*"] })] });
    const claims = { iss: ISSUER, sub: "ann" };
    expect(judge([needs, jwt({ issuer: ISSUER })], withToken(claims)).authorization.allowed).toBe(true);
    expect(judge([needs], withToken(claims)).authorization.allowed).toBe(false);
    expect(steps([needs], withToken(claims))[0]).toContain("the request has no token that was validated");
  });
});
