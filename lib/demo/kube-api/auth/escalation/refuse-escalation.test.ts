import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { accessContext, demoUser } from "@/lib/testing/access-context";
import {
  clusterRole,
  clusterRoleBinding,
  resourceRule,
  role,
  roleBinding,
  subject,
} from "../../../world/access/rbac-objects";
import type { K8sObject } from "../../../world/k8s-object";
import { parseRequest } from "../../http/parse-request";
import { refuseEscalation } from "./refuse-escalation";
import { uncoveredRules } from "./uncovered-rules";

const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const AUTHOR = subject("User", "author");
const PODS = resourceRule([""], "pods", ["get", "list"]);
const held = clusterRole("held", [PODS]);
const { store } = accessContext([held, clusterRoleBinding("held", "held", [AUTHOR])]);

/** What is said to the author; "" where nothing is refused. */
function refusalOf(
  object: K8sObject,
  {
    current,
    by = demoUser("author"),
    more = store,
  }: { current?: K8sObject; by?: ReturnType<typeof demoUser>; more?: typeof store } = {},
): unknown {
  const { namespace } = object.metadata;
  const where = namespace === undefined ? "" : `/namespaces/${namespace}`;
  const request = parseRequest("POST", `${RBAC}${where}/${object.kind.toLowerCase()}s`);
  if (request.type === "path") throw new Error("no resource");
  const refused = refuseEscalation({ store: more, user: by, request }, object, current);
  const body = refused?.reply.body;
  return typeof body === "object" ? body["message"] : "";
}
const roleOf = (...rules: readonly JsonObject[]): K8sObject => role("bookinfo", "r", rules);
const toRole = (kind: "Role" | "ClusterRole", name: string): K8sObject =>
  roleBinding("bookinfo", "b", { kind, name }, [subject("User", "friend")]);

describe("a role", () => {
  it("may grant what its author has, in part too", () => {
    expect(refusalOf(roleOf(resourceRule([""], "pods", ["get"])))).toBe("");
  });

  it("may not grant more, and the refusal lists what", () => {
    const wanted = roleOf(resourceRule(["", "apps"], "pods", ["get", "delete"]), {
      ...resourceRule([""], "secrets", ["get"]),
      resourceNames: ["a"],
    });
    expect(refusalOf(wanted)).toBe(
      [
        'roles.rbac.authorization.k8s.io "r" is forbidden: user "author" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:',
        '{APIGroups:[""], Resources:["pods"], Verbs:["delete"]}',
        '{APIGroups:[""], Resources:["secrets"], ResourceNames:["a"], Verbs:["get"]}',
        '{APIGroups:["apps"], Resources:["pods"], Verbs:["get" "delete"]}',
      ].join("\n"),
    );
  });

  it("may grant anything where its author is of system:masters or may escalate", () => {
    const all = roleOf(resourceRule(["*"], "*", ["*"]));
    expect(refusalOf(all, { by: demoUser("root", "system:masters") })).toBe("");
    const escalating = clusterRole("escalate", [
      resourceRule(["rbac.authorization.k8s.io"], "roles", ["escalate"]),
    ]);
    const more = accessContext([escalating, clusterRoleBinding("escalate", "escalate", [AUTHOR])]).store;
    expect(refusalOf(all, { more })).toBe("");
    expect(refusalOf(all, { by: demoUser("friend"), more })).not.toBe("");
  });

  it("may aggregate others only by who may do anything", () => {
    const gathers = {
      ...clusterRole("g", []),
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: "b" } }] },
    };
    expect(refusalOf(gathers)).toContain("must have cluster-admin privileges to use the aggregationRule");
    expect(refusalOf(clusterRole("g", []), { current: gathers })).toContain(
      "must have cluster-admin privileges",
    );
    expect(refusalOf({ ...clusterRole("g", []), aggregationRule: { clusterRoleSelectors: [] } })).toBe("");
  });

  it("of more rights may lose a finalizer, but not change otherwise", () => {
    const big = roleOf(resourceRule(["*"], "*", ["*"]));
    const freed = { ...big, metadata: { ...big.metadata, finalizers: [], resourceVersion: "2" } };
    expect(refusalOf(freed, { current: big })).toBe("");
    const labelled = { ...big, metadata: { ...big.metadata, labels: { a: "b" } } };
    expect(refusalOf(labelled, { current: big })).not.toBe("");
  });
});

describe("a binding", () => {
  it("may give what its author has", () => {
    expect(refusalOf(toRole("ClusterRole", "held"))).toBe("");
  });

  it("may not give more, unless its author may bind that role", () => {
    expect(refusalOf(toRole("ClusterRole", "cluster-admin"))).toContain("permissions not currently held");
    const rule = {
      ...resourceRule(["rbac.authorization.k8s.io"], "clusterroles", ["bind"]),
      resourceNames: ["edit"],
    };
    const more = accessContext([
      role("bookinfo", "binder", [rule]),
      roleBinding("bookinfo", "binder", { kind: "Role", name: "binder" }, [AUTHOR]),
    ]).store;
    expect(refusalOf(toRole("ClusterRole", "edit"), { more })).toBe("");
    expect(refusalOf(toRole("ClusterRole", "admin"), { more })).not.toBe("");
  });

  it("of a role that is not there is refused, as nobody knows what it will grant", () => {
    expect(refusalOf(toRole("Role", "none"))).toBe('rolebindings.rbac.authorization.k8s.io "none" not found');
  });
});

it("lets other kinds alone", () => {
  const request = parseRequest("POST", "/api/v1/namespaces/bookinfo/configmaps");
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c", namespace: "bookinfo" } };
  if (request.type === "path") throw new Error("no resource");
  expect(refuseEscalation({ store, user: demoUser("author"), request }, object, undefined)).toBeNull();
});

it("comes to an end with rules whose product does not", () => {
  const many = Array.from({ length: 1_000 }, (_, index) => `x${index}`);
  const rule = { verbs: many, apiGroups: many, resources: many, resourceNames: many, nonResourceURLs: [] };
  const all = { ...rule, verbs: ["*"], apiGroups: ["*"], resources: ["*"], resourceNames: [] };
  expect(uncoveredRules([all], [rule])).toHaveLength(1);
});
