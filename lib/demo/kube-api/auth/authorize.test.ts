import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { accessContext, demoUser, storeOf } from "@/lib/testing/access-context";
import { role, roleBinding, clusterRole, clusterRoleBinding, subject } from "../../world/access/rbac-objects";
import type { K8sObject } from "../../world/k8s-object";
import type { AccessAttributes } from "./access-attributes";
import { authorize } from "./authorize";
import { refuseForbidden } from "./refuse-forbidden";
import { uncoveredRules } from "./escalation/uncovered-rules";
import { readRules } from "./rules/policy-rule";
import { ruleAllows } from "./rules/rule-allows";
import { rulesOfUser } from "./rules/rules-of-user";

const list = (namespace: string, what = "pods"): AccessAttributes => {
  const [resource = "", subresource = ""] = what.split("/");
  return { type: "resource", verb: "list", group: "", resource, subresource, namespace, name: "" };
};
const rules = [{ apiGroups: [""], resources: ["pods"], verbs: ["list"] }];
const reader = role("bookinfo", "reader", rules);
const binding = (who: JsonObject): K8sObject =>
  roleBinding("bookinfo", "b", { kind: "Role", name: "reader" }, [who]);
const account = (name: string, namespace?: string): JsonObject => ({
  kind: "ServiceAccount",
  name,
  ...(namespace === undefined ? {} : { namespace }),
});

describe("authorize", () => {
  it.each([
    ["a user by name", subject("User", "ada"), demoUser("ada"), true],
    ["nobody by the name of a group", subject("User", "team"), demoUser("ada", "team"), false],
    ["the members of a group", subject("Group", "team"), demoUser("ada", "team"), true],
    ["an account of a namespace", account("web", "other"), demoUser("system:serviceaccount:other:web"), true],
    [
      "an account of the binding's namespace",
      account("web"),
      demoUser("system:serviceaccount:bookinfo:web"),
      true,
    ],
    ["no account of another namespace", account("web"), demoUser("system:serviceaccount:other:web"), false],
    ["nobody by a kind it does not know", { kind: "Robot", name: "ada" }, demoUser("ada"), false],
  ])("lets a binding give rights to %s", (_who, who, user, allowed) => {
    expect(authorize(storeOf([reader, binding(who)]), user, list("bookinfo")).allowed).toBe(allowed);
  });

  it("says by which binding", () => {
    const store = storeOf([reader, binding(account("web"))]);
    expect(authorize(store, demoUser("system:serviceaccount:bookinfo:web"), list("bookinfo")).reason).toBe(
      'RBAC: allowed by RoleBinding "b/bookinfo" of Role "reader" to ServiceAccount "web/bookinfo"',
    );
  });

  it("keeps the rights of a RoleBinding within its namespace, also those of a ClusterRole", () => {
    const store = storeOf([
      clusterRole("reader", rules),
      roleBinding("bookinfo", "b", { kind: "ClusterRole", name: "reader" }, [subject("User", "ada")]),
    ]);
    const allowed = ["bookinfo", "other", ""].map(
      (namespace) => authorize(store, demoUser("ada"), list(namespace)).allowed,
    );
    expect(allowed).toEqual([true, false, false]);
  });

  it("lets a ClusterRoleBinding hold in every namespace and across them", () => {
    const store = storeOf([
      clusterRole("reader", rules),
      clusterRoleBinding("b", "reader", [subject("User", "ada")]),
    ]);
    for (const namespace of ["bookinfo", ""])
      expect(authorize(store, demoUser("ada"), list(namespace)).allowed).toBe(true);
  });

  it("tells of roles that are missing, and grants nothing by them", () => {
    const lost = [
      clusterRoleBinding("b", "gone", [subject("User", "ada")]),
      roleBinding("bookinfo", "b", { kind: "Role", name: "lost" }, [subject("User", "ada")]),
    ];
    expect(authorize(storeOf(lost), demoUser("ada"), list("bookinfo"))).toEqual({
      allowed: false,
      reason:
        'RBAC: [clusterrole.rbac.authorization.k8s.io "gone" not found, role.rbac.authorization.k8s.io "lost" not found]',
    });
  });

  it("lets system:masters do anything without a rule", () => {
    expect(authorize(storeOf([]), demoUser("root", "system:masters"), list(""))).toEqual({
      allowed: true,
      reason: "",
    });
  });

  it.each([
    ["bookinfo-viewer", "bookinfo", "secrets", true],
    ["bookinfo-viewer", "other", "pods", false],
    ["bookinfo-workloads", "bookinfo", "pods", true],
    ["bookinfo-workloads", "bookinfo", "configmaps", false],
    ["bookinfo-editor", "bookinfo", "pods/log", true],
    ["mesh-viewer", "", "pods", true],
    ["somebody", "bookinfo", "pods", false],
  ])("%s may list in %j the %s: %s", (name, namespace, what, allowed) => {
    expect(authorize(accessContext().store, demoUser(name), list(namespace, what)).allowed).toBe(allowed);
  });
});

describe("refuseForbidden", () => {
  it.each<readonly [AccessAttributes, string]>([
    [
      list("shop"),
      'pods is forbidden: User "ada" cannot list resource "pods" in API group "" in the namespace "shop": why',
    ],
    [
      {
        ...list(""),
        type: "resource",
        verb: "get",
        group: "apps",
        resource: "deployments",
        subresource: "scale",
        namespace: "",
        name: "web",
      },
      'deployments.apps "web" is forbidden: User "ada" cannot get resource "deployments/scale" in API group "apps" at the cluster scope: why',
    ],
    [{ type: "path", verb: "get", path: "/logs" }, 'forbidden: User "ada" cannot get path "/logs": why'],
  ])("says who may not do what and where", (attributes, message) => {
    expect(refuseForbidden(demoUser("ada"), attributes, "why").reply.body).toMatchObject({
      code: 403,
      message,
    });
  });
});

const words = (...all: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...all], { minLength: 1 });
const anyRule: fc.Arbitrary<JsonObject> = fc.record({
  verbs: words("get", "list", "*"),
  apiGroups: words("", "apps", "*"),
  resources: words("pods", "pods/log", "*/log", "*"),
  resourceNames: fc.subarray(["a", "b"]),
});
const anyRequest: fc.Arbitrary<AccessAttributes> = fc.record({
  type: fc.constant("resource"),
  verb: fc.constantFrom("get", "list", "delete"),
  group: fc.constantFrom("", "apps", "batch"),
  resource: fc.constantFrom("pods", "jobs"),
  subresource: fc.constantFrom("", "log"),
  namespace: fc.constantFrom("bookinfo", "other", ""),
  name: fc.constantFrom("", "a", "c"),
});
const anyGrant = fc.record({
  rules: fc.array(anyRule, { minLength: 1, maxLength: 3 }),
  namespace: fc.constantFrom("bookinfo", "other", ""),
  who: fc.constantFrom(subject("User", "ada"), subject("Group", "team"), subject("User", "bob")),
});
type Grant = typeof anyGrant extends fc.Arbitrary<infer G> ? G : never;

const objectsOf = (grants: readonly Grant[]): readonly K8sObject[] =>
  grants.flatMap(({ rules: granted, namespace, who }, index) => {
    const name = `r${index}`;
    return namespace === ""
      ? [clusterRole(name, granted), clusterRoleBinding(name, name, [who])]
      : [role(namespace, name, granted), roleBinding(namespace, name, { kind: "Role", name }, [who])];
  });
const ada = demoUser("ada", "team");

describe("laws of rights", () => {
  it("one more binding never takes a right away", () => {
    fc.assert(
      fc.property(fc.array(anyGrant, { maxLength: 4 }), anyGrant, anyRequest, (grants, more, wanted) => {
        const before = authorize(storeOf(objectsOf(grants)), ada, wanted).allowed;
        const after = authorize(storeOf(objectsOf([...grants, more])), ada, wanted).allowed;
        expect(before && !after).toBe(false);
      }),
    );
  });

  it("what is allowed is among the rules that are listed, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(anyGrant, { maxLength: 4 }), anyRequest, (grants, wanted) => {
        const store = storeOf(objectsOf(grants));
        const namespace = wanted.type === "resource" ? wanted.namespace : "";
        const listed = rulesOfUser(store, ada, namespace).granted.some(({ rule }) =>
          ruleAllows(rule, wanted),
        );
        expect(authorize(store, ada, wanted).allowed).toBe(listed);
      }),
    );
  });

  it("rules that others cover allow nothing that those do not", () => {
    const anyRules = fc.array(anyRule, { maxLength: 3 }).map((some) => readRules(some));
    fc.assert(
      fc.property(anyRules, anyRules, anyRequest, (held, asked, wanted) => {
        if (uncoveredRules(held, asked).length > 0) return;
        const allowed = asked.some((rule) => ruleAllows(rule, wanted));
        if (allowed) expect(held.some((rule) => ruleAllows(rule, wanted))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
