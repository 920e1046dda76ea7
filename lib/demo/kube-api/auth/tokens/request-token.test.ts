import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { ACCESS_NOW, accessContext } from "@/lib/testing/access-context";
import type { K8sObject } from "../../../world/k8s-object";
import { isObject, jsonAt, textOr } from "../../../world/read-json";
import { serviceAccount } from "../../../world/simple-objects";
import { parseRequest } from "../../http/parse-request";
import { findResource } from "../../kinds/find-kind";
import type { AuthContext } from "../auth-context";
import { authenticateToken } from "../authenticate-token";
import { requestToken } from "./request-token";
import { ServiceAccountTokens } from "./service-account-tokens";

const POD: K8sObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web-1", namespace: "bookinfo", uid: "uid-of-pod" },
  spec: { serviceAccountName: "web", nodeName: "node-1", containers: [{ name: "app" }] },
};
const OTHER_POD: K8sObject = {
  ...POD,
  metadata: { ...POD.metadata, name: "db-1" },
  spec: { containers: [{ name: "app" }] },
};
const cluster = (): AuthContext => accessContext([serviceAccount("bookinfo", "web"), POD, OTHER_POD]);

function ask(context: AuthContext, spec: JsonObject, more: JsonObject = {}): ReturnType<typeof requestToken> {
  const request = parseRequest("POST", "/api/v1/namespaces/bookinfo/serviceaccounts/web/token");
  if (request.type === "path") throw new Error("no resource");
  return requestToken(context, request, { spec, ...more });
}
function granted(context: AuthContext, spec: JsonObject = {}): JsonObject {
  const answer = ask(context, spec);
  if ("ok" in answer || !isObject(answer.body)) throw new Error("refused");
  return answer.body;
}
const tokenOf = (context: AuthContext, spec?: JsonObject): string =>
  textOr(jsonAt(granted(context, spec), "status", "token"));
const pod = { boundObjectRef: { apiVersion: "v1", kind: "Pod", name: "web-1" } };

function remove(context: AuthContext, plural: string, name: string): void {
  const kind = findResource("", "v1", plural);
  if (kind) context.store.remove(kind, "bookinfo", name);
}

describe("a token that was requested", () => {
  it("makes its bearer the account, with the groups of accounts", () => {
    const context = cluster();
    expect(authenticateToken(context, tokenOf(context))).toMatchObject({
      ok: true,
      user: {
        name: "system:serviceaccount:bookinfo:web",
        groups: ["system:serviceaccounts", "system:serviceaccounts:bookinfo", "system:authenticated"],
      },
    });
  });

  it("tells of its pod and node", () => {
    const context = cluster();
    const known = authenticateToken(context, tokenOf(context, pod));
    const extra = known.ok ? Object.fromEntries(known.user.extra) : {};
    expect(extra).toMatchObject({
      "authentication.kubernetes.io/pod-name": ["web-1"],
      "authentication.kubernetes.io/pod-uid": ["uid-of-pod"],
      "authentication.kubernetes.io/node-name": ["node-1"],
    });
  });

  it("has three parts, of which the second says until when it holds", () => {
    const context = cluster();
    const body = granted(context, { expirationSeconds: 900 });
    const parts = textOr(jsonAt(body, "status", "token")).split(".");
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? "", "base64url").toString("utf8"));
    expect(parts).toHaveLength(3);
    expect(claims).toMatchObject({ exp: ACCESS_NOW / 1000 + 900, sub: "system:serviceaccount:bookinfo:web" });
    expect(jsonAt(body, "status", "expirationTimestamp")).toBe("2026-01-02T00:15:00Z");
  });

  it("holds until it expires and no longer", () => {
    const context = cluster();
    const token = tokenOf(context, { expirationSeconds: 600 });
    const at = (seconds: number): boolean =>
      authenticateToken({ ...context, now: ACCESS_NOW + seconds * 1000 }, token).ok;
    expect([at(599), at(600)]).toEqual([true, false]);
  });

  it.each([
    ["the account", {}, "serviceaccounts", "web"],
    ["the pod it is bound to", pod, "pods", "web-1"],
  ])("ends with %s", (_what, spec, plural, name) => {
    const context = cluster();
    const token = tokenOf(context, spec);
    remove(context, plural, name);
    expect(authenticateToken(context, token).ok).toBe(false);
  });

  it("is of no use with an account of the same name that came later", () => {
    const context = cluster();
    const token = tokenOf(context);
    remove(context, "serviceaccounts", "web");
    const kind = findResource("", "v1", "serviceaccounts");
    const later = serviceAccount("bookinfo", "web");
    if (kind) context.store.put(kind, { ...later, metadata: { ...later.metadata, uid: "another" } });
    expect(authenticateToken(context, token).ok).toBe(false);
  });

  it("is for its audiences only", () => {
    const context = cluster();
    const token = tokenOf(context, { audiences: ["istio-ca", "vault"] });
    expect(authenticateToken(context, token).ok).toBe(false);
    expect(authenticateToken(context, token, ["istio-ca"])).toMatchObject({
      ok: true,
      audiences: ["istio-ca"],
    });
  });

  it("cannot be made or changed by others", () => {
    const context = cluster();
    const [header = "", , signature = ""] = tokenOf(context).split(".");
    const claims = { aud: ["https://kubernetes.default.svc.cluster.local"], exp: 1e12 };
    const forged = Buffer.from(JSON.stringify(claims)).toString("base64url");
    const foreign = new ServiceAccountTokens(Buffer.from("another key")).issue(claims);
    for (const token of [
      `${header}.${forged}.${signature}`,
      `${header}.${forged}.`,
      foreign,
      "a.b.c",
      "..",
      ".",
    ])
      expect(authenticateToken(context, token)).toEqual({ ok: false, problem: "invalid bearer token" });
  });
});

describe("a TokenRequest is refused", () => {
  const to = (ref: JsonObject): JsonObject => ({ boundObjectRef: { apiVersion: "v1", ...ref } });
  it.each<readonly [string, JsonObject, number, string]>([
    [
      "for less than ten minutes",
      { expirationSeconds: 599 },
      422,
      "may not specify a duration less than 10 minutes",
    ],
    ["for more than 2^32 seconds", { expirationSeconds: 2 ** 33 }, 422, "larger than 2^32 seconds"],
    ["for a time that is no number", { expirationSeconds: "1h" }, 422, "spec.expirationSeconds"],
    ["for a pod that is not there", to({ kind: "Pod", name: "none" }), 404, 'pods "none" not found'],
    ["for a pod of another account", to({ kind: "Pod", name: "db-1" }), 400, "different serviceaccount name"],
    [
      "for another pod of that name",
      to({ kind: "Pod", name: "web-1", uid: "x" }),
      409,
      "does not match the UID in record",
    ],
    [
      "for a kind it cannot be bound to",
      to({ kind: "ConfigMap", name: "x" }),
      400,
      "cannot bind token to object of type",
    ],
    [
      "for a key of Object",
      to({ kind: "constructor", name: "x" }),
      400,
      "cannot bind token to object of type",
    ],
  ])("%s", (_why, spec, code, message) => {
    const answer = ask(cluster(), spec);
    expect(answer).toMatchObject({ ok: false, reply: { code } });
    const body = "ok" in answer ? answer.reply.body : "";
    expect(isObject(body) ? body["message"] : "").toContain(message);
  });

  it.each<readonly [JsonObject, number]>([
    [{ metadata: { name: "other" } }, 422],
    [{ metadata: { namespace: "other" } }, 422],
    [{ kind: "Pod" }, 400],
  ])("where it speaks of something else: %j", (more, code) => {
    expect(ask(cluster(), {}, more)).toMatchObject({ ok: false, reply: { code } });
  });
});
