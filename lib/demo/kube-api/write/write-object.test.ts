import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { type KubeSession, kubeSession } from "@/lib/testing/kube-session";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, objectsIn, textOr } from "../../world/read-json";
import { PATCH_TYPES } from "../http/patch-types";

const MAPS = "/api/v1/namespaces/web/configmaps";
const ROUTES = "/apis/networking.istio.io/v1/namespaces/web/virtualservices";
const WEB = "/apis/apps/v1/namespaces/web/deployments/web";
const PODS = "/api/v1/namespaces/web/pods";
const NAMESPACE: K8sObject = { apiVersion: "v1", kind: "Namespace", metadata: { name: "web" } };
const ROUTE: K8sObject = {
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { name: "reviews", namespace: "web" },
  spec: { hosts: ["reviews"] },
};
const DEPLOYMENT: K8sObject = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "web" },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "app", image: "app:1" }] },
    },
  },
  status: { replicas: 1 },
};
const pod = (name: string, nodeName: string): K8sObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "web" },
  spec: { nodeName, containers: [{ name: "app", image: "app:1" }] },
});

const session = (): KubeSession =>
  kubeSession([NAMESPACE, ROUTE, DEPLOYMENT, pod("placed", "node"), pod("waiting", "")]);
const configMap = (data: JsonObject, metadata: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "a", ...metadata },
  data,
});
const managersIn = (object: JsonObject): readonly string[] =>
  objectsIn(isObject(object["metadata"]) ? object["metadata"]["managedFields"] : []).map(
    ({ manager, operation, subresource }) =>
      [manager, operation, subresource]
        .map((part) => textOr(part))
        .join(" ")
        .trim(),
  );

describe("update", () => {
  it("replaces at the present resourceVersion or without one, and refuses a stale one", async () => {
    const { send } = session();
    const created = await send("POST", MAPS, { body: configMap({ x: "1" }) });
    const resourceVersion = created.at("metadata.resourceVersion") ?? null;
    const put = (data: JsonObject, metadata: JsonObject): Promise<{ code: number }> =>
      send("PUT", `${MAPS}/a`, { body: configMap(data, metadata) });
    expect((await put({ x: "2" }, { resourceVersion })).code).toBe(200);
    expect((await put({ x: "3" }, { resourceVersion })).code).toBe(409);
    expect((await put({ x: "4" }, {})).code).toBe(200);
    expect((await put({ x: "5" }, { uid: "another" })).code).toBe(409);
  });

  it("demands a resourceVersion of custom objects", async () => {
    const { code, body } = await session().send("PUT", `${ROUTES}/reviews`, { body: ROUTE });
    expect([code, body["reason"]]).toEqual([422, "Invalid"]);
  });

  it("names a stale object before what is invalid in it", async () => {
    const { send } = session();
    const body = { ...ROUTE, metadata: { name: "reviews", resourceVersion: "1" }, spec: { hosts: "x" } };
    expect((await send("PUT", `${ROUTES}/reviews`, { body })).code).toBe(409);
  });

  it("forgets all managers where a client says so, and starts none again", async () => {
    const { send } = session();
    await send("POST", MAPS, { body: configMap({ x: "1" }), userAgent: "kubectl/v1 (linux)" });
    const cleared = await send("PUT", `${MAPS}/a`, { body: configMap({ x: "1" }, { managedFields: [{}] }) });
    expect(cleared.at("metadata.managedFields")).toBeUndefined();
    const after = await send("PUT", `${MAPS}/a`, { body: configMap({ x: "2" }) });
    expect(after.at("metadata.managedFields")).toBeUndefined();
  });

  it("lets a client rename a manager by sending it under its new name", async () => {
    const { send } = session();
    const created = await send("POST", MAPS, { body: configMap({ x: "1" }), userAgent: "old/1" });
    const [entry] = objectsIn(created.at("metadata.managedFields"));
    const metadata = { managedFields: [{ ...entry, manager: "new" }] };
    const { body } = await send("PUT", `${MAPS}/a`, { body: configMap({ x: "1" }, metadata) });
    expect(managersIn(body)).toEqual(["new Update"]);
  });

  it.each([
    ["kubectl/v1.32 (linux/amd64)", "", "kubectl"],
    ["curl", "me", "me"],
    ["", "", "unknown"],
    ["a\u0007b/1", "", "ab"],
    ["x".repeat(200), "", "x".repeat(128)],
  ])("calls the client %j, with fieldManager %j, %j", async (userAgent, fieldManager, manager) => {
    const query = fieldManager === "" ? "" : `?fieldManager=${fieldManager}`;
    const { body } = await session().send("POST", `${MAPS}${query}`, {
      body: configMap({ x: "1" }),
      userAgent,
    });
    expect(managersIn(body)).toEqual([`${manager} Update`]);
  });
});

describe("an object that lacks the defaults of its kind", () => {
  it("is changed by what a patch says, and by nothing else", async () => {
    const { send } = session();
    const body = { metadata: { labels: { a: "b" } } };
    const labelled = await send("PATCH", `${PODS}/placed`, { type: PATCH_TYPES.merge, body });
    expect([labelled.code, labelled.at("metadata.labels.a")]).toEqual([200, "b"]);
    const deployment = await send("PATCH", WEB, { type: PATCH_TYPES.merge, body });
    expect([deployment.code, deployment.at("metadata.generation")]).toEqual([200, 1]);
  });

  it("is not written where a patch changes nothing", async () => {
    const { send, store } = session();
    const before = store.revision;
    await send("PATCH", WEB, { type: PATCH_TYPES.merge, body: { spec: { replicas: 2 } } });
    expect(store.revision).toBe(before);
  });
});

describe("status", () => {
  const patch = (path: string, body: Json): ReturnType<KubeSession["send"]> =>
    session().send("PATCH", path, { type: PATCH_TYPES.merge, body });

  it("is all that its endpoint changes, and what the main endpoint leaves alone", async () => {
    const both = { spec: { replicas: 9 }, status: { replicas: 7 } };
    expect((await patch(`${WEB}/status`, both)).body).toMatchObject({
      spec: { replicas: 2 },
      status: { replicas: 7 },
    });
    expect((await patch(WEB, both)).body).toMatchObject({ spec: { replicas: 9 }, status: { replicas: 1 } });
  });

  it("counts no generation", async () => {
    const { send } = session();
    const before = (await send("GET", WEB)).at("metadata.generation");
    const body = { status: { replicas: 5 }, metadata: { annotations: { a: "b" } } };
    const after = await send("PATCH", `${WEB}/status`, { type: PATCH_TYPES.merge, body });
    expect([after.at("metadata.generation"), after.at("metadata.annotations.a")]).toEqual([before, "b"]);
  });

  it("is owned apart from the rest", async () => {
    const { body } = await patch(`${ROUTES}/reviews/status`, { status: { observedGeneration: 1 } });
    expect(managersIn(body)).toContain("unknown Update status");
  });

  it("of a custom object changes nothing of its metadata", async () => {
    const answer = await patch(`${ROUTES}/reviews/status`, { metadata: { labels: { a: "b" } }, status: {} });
    expect([answer.code, answer.at("metadata.labels")]).toEqual([200, undefined]);
  });

  it("of a pod has its address among its addresses", async () => {
    const answer = await patch(`${PODS}/placed/status`, { status: { podIP: "10.0.0.1" } });
    expect(answer.at("status.podIPs")).toEqual([{ ip: "10.0.0.1" }]);
  });

  it("is not found of a kind that has none", async () => {
    expect((await patch(`${MAPS}/a/status`, {})).code).toBe(404);
  });
});

describe("scale", () => {
  const scale = (replicas: Json, metadata: JsonObject = { name: "web" }): JsonObject => ({
    apiVersion: "autoscaling/v1",
    kind: "Scale",
    metadata,
    spec: { replicas },
  });

  it("shows how many replicas are asked for and there, and how to find them", async () => {
    const { body } = await session().send("GET", `${WEB}/scale`);
    expect(body).toMatchObject({
      kind: "Scale",
      apiVersion: "autoscaling/v1",
      spec: { replicas: 2 },
      status: { replicas: 1, selector: "app=web" },
    });
  });

  it("scales, and notes who did", async () => {
    const { send } = session();
    const scaled = await send("PUT", `${WEB}/scale`, { body: scale(5), userAgent: "hpa/1" });
    expect([scaled.code, scaled.at("spec.replicas")]).toEqual([200, 5]);
    const web = await send("GET", WEB);
    expect(web.at("spec.replicas")).toBe(5);
    expect(managersIn(web.body)).toContain("hpa Update scale");
  });

  it("takes patches of the Scale", async () => {
    const body = { spec: { replicas: 4 } };
    const answer = await session().send("PATCH", `${WEB}/scale`, { type: PATCH_TYPES.merge, body });
    expect(answer.at("spec.replicas")).toBe(4);
  });

  it.each<readonly [string, Json, number]>([
    ["less than none", scale(-1), 422],
    ["no number", scale("many"), 400],
    ["a fraction", scale(1.5), 400],
    ["another object", scale(1, { name: "other" }), 400],
    ["no object", scale(1, {}), 400],
    ["another kind", { ...scale(1), kind: "Pod" }, 400],
    ["a stale resourceVersion", scale(1, { name: "web", resourceVersion: "1" }), 409],
    ["no JSON object", [], 400],
  ])("refuses %s", async (_, body, code) => {
    const { send, store } = session();
    const before = store.revision;
    expect((await send("PUT", `${WEB}/scale`, { body })).code).toBe(code);
    expect(store.revision).toBe(before);
  });

  it("is not found of what cannot be scaled or is not there", async () => {
    const { send } = session();
    expect((await send("GET", `${PODS}/placed/scale`)).code).toBe(404);
    expect((await send("PUT", `${WEB}-2/scale`, { body: scale(1) })).code).toBe(404);
  });
});

describe("eviction", () => {
  const eviction = (name: string): JsonObject => ({
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name },
  });

  it("deletes a pod", async () => {
    const { send } = session();
    expect((await send("POST", `${PODS}/waiting/eviction`, { body: eviction("waiting") })).code).toBe(201);
    expect((await send("GET", `${PODS}/waiting`)).code).toBe(404);
  });

  it("gives a pod that runs its grace", async () => {
    const { send } = session();
    await send("POST", `${PODS}/placed/eviction`, { body: eviction("placed") });
    expect((await send("GET", `${PODS}/placed`)).at("metadata.deletionTimestamp")).toBe(
      "2026-01-02T00:00:30Z",
    );
  });

  it.each<readonly [string, Json, number]>([
    ["none", eviction("none"), 404],
    ["placed", eviction("other"), 400],
    ["placed", { ...eviction("placed"), kind: "Pod" }, 400],
    ["placed", null, 400],
  ])("of %s as %j is refused", async (name, body, code) => {
    expect((await session().send("POST", `${PODS}/${name}/eviction`, { body })).code).toBe(code);
  });
});

describe("deletion", () => {
  it.each([
    [`${MAPS}/a`, "Status"],
    [`${PODS}/waiting`, "Pod"],
    [`${ROUTES}/reviews`, "Status"],
    ["/api/v1/namespaces/web", "Namespace"],
  ])("of %s answers with a %s", async (path, kind) => {
    const { send } = session();
    await send("POST", MAPS, { body: configMap({}) });
    expect((await send("DELETE", path)).body["kind"]).toBe(kind);
  });

  it("answers 202 where dependents go first by the old option", async () => {
    const { send } = session();
    await send("POST", MAPS, { body: configMap({}, { finalizers: ["example.com/hold"] }) });
    expect((await send("DELETE", `${MAPS}/a?orphanDependents=false`)).code).toBe(202);
  });

  it("is over with the last finalizer, and no new one is taken meanwhile", async () => {
    const { send } = session();
    await send("POST", MAPS, { body: configMap({}, { finalizers: ["example.com/hold"] }) });
    expect((await send("DELETE", `${MAPS}/a`)).at("metadata.deletionTimestamp")).toBe("2026-01-02T00:00:00Z");
    const finalizers = (list: Json): ReturnType<KubeSession["send"]> =>
      send("PATCH", `${MAPS}/a`, { type: PATCH_TYPES.merge, body: { metadata: { finalizers: list } } });
    expect((await finalizers(["example.com/hold", "example.com/more"])).code).toBe(422);
    expect((await finalizers(null)).code).toBe(200);
    expect((await send("GET", `${MAPS}/a`)).code).toBe(404);
  });

  it("of a collection takes what the selectors say, and answers with it", async () => {
    const { send } = session();
    for (const name of ["a", "b"])
      await send("POST", MAPS, { body: configMap({}, { name, labels: { app: name } }) });
    const answer = await send("DELETE", `${MAPS}?labelSelector=app%3Da`);
    expect(objectsIn(answer.at("items"))).toHaveLength(1);
    expect((await send("GET", `${MAPS}/a`)).code).toBe(404);
    expect((await send("GET", `${MAPS}/b`)).code).toBe(200);
  });

  it.each([
    ["/api/v1/namespaces", 405],
    [`${MAPS}?labelSelector=a%20in%20b`, 400],
    [`${MAPS}?propagationPolicy=Sideways`, 422],
    ["/api/v1/configmaps", 405],
  ])("of a collection is refused: %s", async (path, code) => {
    const { send, store } = session();
    const before = store.revision;
    expect((await send("DELETE", path)).code).toBe(code);
    expect(store.revision).toBe(before);
  });

  it.each(["?dryRun=All", ""])("changes nothing for a dry run: %s", async (query) => {
    const { send, store } = session();
    const before = store.revision;
    const options = query === "" ? { body: { dryRun: ["All"] } } : {};
    expect((await send("DELETE", `${PODS}/placed${query}`, options)).code).toBe(200);
    expect((await send("DELETE", `${PODS}${query}`, options)).code).toBe(200);
    expect(store.revision).toBe(before);
  });
});

describe("parameters of writes", () => {
  it.each([
    ["POST", "dryRun=Some", ["dryRun"]],
    ["POST", "dryRun=All&dryRun=Some", ["dryRun"]],
    ["POST", "fieldValidation=Loose", ["fieldValidation"]],
    ["POST", `fieldManager=${"m".repeat(129)}`, ["fieldManager"]],
    ["POST", "fieldManager=a%07", ["fieldManager"]],
    ["PATCH", "force=true", ["force"]],
    ["PATCH", "force=true&dryRun=x", ["force", "dryRun"]],
  ])("are refused with 422 that names them: %s %s", async (method, query, fields) => {
    const { send, store } = session();
    const before = store.revision;
    const path = method === "POST" ? MAPS : WEB;
    const type = method === "POST" ? "application/json" : PATCH_TYPES.merge;
    const answer = await send(method, `${path}?${query}`, { type, body: configMap({}) });
    expect(answer.code).toBe(422);
    expect(objectsIn(answer.at("details.causes")).map(({ field }) => field)).toEqual(fields);
    expect(store.revision).toBe(before);
  });
});
