import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { accessContext, demoUser } from "@/lib/testing/access-context";
import { clusterRole, clusterRoleBinding, subject } from "../../../world/access/rbac-objects";
import { jsonAt } from "../../../world/read-json";
import { parseRequest } from "../../http/parse-request";
import type { Refused, Reply } from "../../http/reply";
import type { User } from "../user";
import { answerReview, reviewKindOf } from "./answer-review";

const auth = accessContext([
  clusterRole("metrics", [{ nonResourceURLs: ["/metrics"], verbs: ["get"] }]),
  clusterRoleBinding("metrics", "metrics", [subject("Group", "scrapers")]),
  clusterRoleBinding("lost", "gone", [subject("User", "unlucky")]),
]);
const ROOT = demoUser("demo-admin", "system:masters");
const PATHS: Readonly<Record<string, string>> = {
  selfsubjectreviews: "/apis/authentication.k8s.io/v1/selfsubjectreviews",
  tokenreviews: "/apis/authentication.k8s.io/v1/tokenreviews",
  localsubjectaccessreviews: "/apis/authorization.k8s.io/v1/namespaces/bookinfo/localsubjectaccessreviews",
};

function answer(plural: string, body: Json | undefined, user: User = ROOT, method = "POST"): Reply | Refused {
  const request = parseRequest(method, PATHS[plural] ?? `/apis/authorization.k8s.io/v1/${plural}`);
  const row = request.type === "resource" ? reviewKindOf(request) : undefined;
  if (request.type === "path" || row === undefined) throw new Error(`no review: ${plural}`);
  return answerReview(row, request, { auth, user, namespace: request.namespace }, body);
}
function bodyOf(reply: Reply | Refused): JsonObject {
  const { body } = "ok" in reply ? reply.reply : reply;
  return typeof body === "string" ? {} : body;
}
const statusOf = (plural: string, spec: JsonObject, user?: User): Json =>
  jsonAt(bodyOf(answer(plural, { spec }, user)), "status") ?? null;
const pods = { resourceAttributes: { verb: "list", resource: "pods", namespace: "bookinfo" } };

describe("access reviews", () => {
  it.each([
    ["bookinfo-viewer", true],
    ["somebody", false],
  ])("tell %s what they may: %s", (name, allowed) => {
    expect(statusOf("selfsubjectaccessreviews", pods, demoUser(name))).toMatchObject({ allowed });
  });

  it("say by which binding, or that a role is missing", () => {
    expect(statusOf("subjectaccessreviews", { ...pods, user: "bookinfo-viewer" })).toEqual({
      allowed: true,
      reason:
        'RBAC: allowed by RoleBinding "bookinfo-viewer/bookinfo" of ClusterRole "mesh-reader" to User "bookinfo-viewer"',
    });
    expect(statusOf("subjectaccessreviews", { ...pods, user: "unlucky" })).toEqual({
      allowed: false,
      reason: 'RBAC: clusterrole.rbac.authorization.k8s.io "gone" not found',
    });
  });

  it("judge by groups alone, and paths", () => {
    const spec = { nonResourceAttributes: { verb: "get", path: "/metrics" }, groups: ["scrapers"] };
    expect(statusOf("subjectaccessreviews", spec)).toMatchObject({ allowed: true });
    expect(statusOf("subjectaccessreviews", { ...spec, groups: ["people"] })).toEqual({ allowed: false });
  });

  it("of a subresource are none of its resource", () => {
    const spec = { resourceAttributes: { ...pods.resourceAttributes, verb: "get", subresource: "log" } };
    expect(statusOf("selfsubjectaccessreviews", spec, demoUser("bookinfo-workloads"))).toEqual({
      allowed: false,
    });
  });

  it("repeat what was asked", () => {
    expect(bodyOf(answer("selfsubjectaccessreviews", { spec: pods }))).toMatchObject({
      kind: "SelfSubjectAccessReview",
      apiVersion: "authorization.k8s.io/v1",
      spec: pods,
    });
  });

  it.each<readonly [string, string, JsonObject]>([
    ["exactly one of nonResourceAttributes or resourceAttributes", "selfsubjectaccessreviews", {}],
    ["at least one of user or group must be specified", "subjectaccessreviews", pods],
    [
      "must match metadata.namespace",
      "localsubjectaccessreviews",
      { user: "x", resourceAttributes: { verb: "list", resource: "pods", namespace: "other" } },
    ],
    [
      "disallowed on this kind of request",
      "localsubjectaccessreviews",
      { user: "x", nonResourceAttributes: { verb: "get", path: "/" } },
    ],
  ])("answer 422 where they make no sense: %s", (problem, plural, spec) => {
    const body = bodyOf(answer(plural, { spec }));
    expect(body["code"]).toBe(422);
    expect(body["message"]).toContain(problem);
  });

  it("take no name", () => {
    const body = bodyOf(answer("selfsubjectaccessreviews", { metadata: { name: "mine" }, spec: pods }));
    expect(body["code"]).toBe(422);
    expect(body["message"]).toContain("must be empty");
  });
});

describe("a SelfSubjectRulesReview", () => {
  it("lists what the user may do in a namespace and everywhere", () => {
    const status = statusOf(
      "selfsubjectrulesreviews",
      { namespace: "bookinfo" },
      demoUser("bookinfo-workloads", "scrapers"),
    );
    expect(jsonAt(status, "resourceRules")).toContainEqual({
      verbs: ["get", "list", "watch"],
      apiGroups: ["", "apps", "discovery.k8s.io"],
      resources: ["pods", "services", "deployments", "replicasets", "endpointslices"],
    });
    expect(jsonAt(status, "nonResourceRules")).toContainEqual({
      verbs: ["get"],
      nonResourceURLs: ["/metrics"],
    });
    expect(jsonAt(status, "incomplete")).toBe(false);
  });

  it("tells of roles that are missing", () => {
    expect(statusOf("selfsubjectrulesreviews", { namespace: "bookinfo" }, demoUser("unlucky"))).toMatchObject(
      {
        evaluationError: 'clusterrole.rbac.authorization.k8s.io "gone" not found',
      },
    );
  });

  it("needs a namespace", () => {
    expect(bodyOf(answer("selfsubjectrulesreviews", { spec: {} }))).toMatchObject({ code: 400 });
  });
});

describe("reviews of identity", () => {
  it("tell who somebody is", () => {
    const user = { ...demoUser("ada", "team"), uid: "7", extra: new Map([["scope", ["read"]]]) };
    expect(bodyOf(answer("selfsubjectreviews", {}, user))["status"]).toEqual({
      userInfo: {
        username: "ada",
        uid: "7",
        groups: ["team", "system:authenticated"],
        extra: { scope: ["read"] },
      },
    });
  });

  it("tell whose a token is, for which audiences", () => {
    expect(statusOf("tokenreviews", { token: "mesh-viewer", audiences: ["vault"] })).toEqual({
      authenticated: true,
      user: { username: "mesh-viewer", groups: ["system:authenticated"] },
      audiences: ["vault"],
    });
    expect(statusOf("tokenreviews", { token: "wrong" })).toEqual({ user: {}, error: "invalid bearer token" });
  });

  it("need a token", () => {
    expect(bodyOf(answer("tokenreviews", { spec: {} }))).toMatchObject({ code: 400 });
  });
});

describe("a review", () => {
  it.each([["GET"], ["PUT"], ["DELETE"]])("can only be created, not by %s", (method) => {
    expect(bodyOf(answer("selfsubjectaccessreviews", {}, ROOT, method))).toMatchObject({ code: 405 });
  });

  it.each<readonly [string, Json | undefined]>([
    ["nothing", undefined],
    ["a list", []],
    ["another kind", { kind: "Pod", spec: pods }],
    ["another version", { apiVersion: "authorization.k8s.io/v1beta1", spec: pods }],
    ["a spec that is a text", { spec: "all" }],
  ])("is refused with 400 for %s", (_what, body) => {
    expect(bodyOf(answer("selfsubjectaccessreviews", body))).toMatchObject({ code: 400 });
  });
});
