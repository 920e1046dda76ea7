import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { kubeSession } from "@/lib/testing/kube-session";
import { readPath } from "../../json/read-path";
import { textOf } from "../../json/text-of";
import type { K8sObject } from "../../world/k8s-object";
import { objectsIn } from "../../world/read-json";

const MAPS = "/api/v1/namespaces/web/configmaps";
const object = (kind: string, name: string, metadata: object = {}): K8sObject => ({
  apiVersion: "v1",
  kind,
  metadata: { name, ...(kind === "Namespace" ? {} : { namespace: "web" }), ...metadata },
});
const session = (logLimit?: number): ReturnType<typeof kubeSession> =>
  kubeSession(
    [object("Namespace", "web"), ...["a", "b", "c"].map((name) => object("ConfigMap", name))],
    logLimit,
  );
const namesOf = (items: Json | undefined): readonly unknown[] =>
  objectsIn(items).map((item) => readPath(item, "metadata.name"));

/** https://kubernetes.io/docs/reference/using-api/api-concepts/ */
describe("listObjects", () => {
  it("shows a named revision exactly, and the present one where any that is not older will do", async () => {
    const { send, store } = session();
    const { revision } = store;
    await send("DELETE", `${MAPS}/b`);
    const exact = await send("GET", `${MAPS}?resourceVersion=${revision}&resourceVersionMatch=Exact`);
    expect(namesOf(exact.at("items"))).toEqual(["a", "b", "c"]);
    const present = await send(
      "GET",
      `${MAPS}?resourceVersion=${revision}&resourceVersionMatch=NotOlderThan`,
    );
    expect(namesOf(present.at("items"))).toEqual(["a", "c"]);
    expect(present.at("metadata.resourceVersion")).toBe(String(store.revision));
  });

  it("gives who comes too late with a page a token to go on with, of what is there now", async () => {
    const { send, store } = session();
    const first = await send("GET", `${MAPS}?limit=1`);
    await send("DELETE", `${MAPS}/b`);
    store.compact();
    const late = await send("GET", `${MAPS}?limit=1&continue=${textOf(first.at("metadata.continue"))}`);
    expect([late.code, late.body["reason"]]).toEqual([410, "Expired"]);
    const fresh = textOf(late.at("metadata.continue"));
    expect(namesOf((await send("GET", `${MAPS}?limit=1&continue=${fresh}`)).at("items"))).toEqual(["c"]);
  });

  it("counts what remains of a collection, not of a selection", async () => {
    const { send } = session();
    expect((await send("GET", `${MAPS}?limit=1`)).at("metadata.remainingItemCount")).toBe(2);
    const selected = await send("GET", `${MAPS}?limit=1&labelSelector=!x`);
    expect(selected.at("metadata.remainingItemCount")).toBeUndefined();
    expect(selected.at("metadata.continue")).toBeDefined();
  });

  it.each([
    ["resourceVersion=99999999", 504, "Timeout"],
    ["resourceVersion=1&resourceVersionMatch=Exact", 410, "Expired"],
    ["resourceVersion=x", 400, "BadRequest"],
    ["continue=x", 400, "BadRequest"],
  ])("answers %s with %i %s", async (query, code, reason) => {
    const answer = await session().send("GET", `${MAPS}?${query}`);
    expect([answer.code, answer.body["reason"]]).toEqual([code, reason]);
  });

  it("refuses a resourceVersion beside a continue token", async () => {
    const { send } = session();
    const token = textOf((await send("GET", `${MAPS}?limit=1`)).at("metadata.continue"));
    expect((await send("GET", `${MAPS}?continue=${token}&resourceVersion=1000`)).code).toBe(400);
  });

  it("leaves kind and apiVersion out of the items of a built-in list, and in those of a custom one", async () => {
    const { send } = kubeSession([
      object("ConfigMap", "a"),
      { ...object("VirtualService", "b"), apiVersion: "networking.istio.io/v1" },
    ]);
    const [map] = objectsIn((await send("GET", "/api/v1/configmaps")).at("items"));
    expect(map).not.toHaveProperty("kind");
    const [service] = objectsIn(
      (await send("GET", "/apis/networking.istio.io/v1beta1/virtualservices")).at("items"),
    );
    expect(service).toMatchObject({ kind: "VirtualService", apiVersion: "networking.istio.io/v1beta1" });
  });

  it.each([
    ["application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io", "", "PartialObjectMetadataList"],
    ["application/json;as=Table;v=v1;g=meta.k8s.io", "", "Table"],
    ["application/json", "", "ConfigMapList"],
  ])("shows a collection as %s", async (accept, query, kind) => {
    const answer = await session().send("GET", `${MAPS}${query}`, { accept });
    expect(answer.body["kind"]).toBe(kind);
  });

  it.each([
    ["", "PartialObjectMetadata"],
    ["?includeObject=Object", "ConfigMap"],
    ["?includeObject=None", undefined],
  ])("carries in the rows of a Table what is asked for: %s", async (query, kind) => {
    const accept = "application/json;as=Table;v=v1;g=meta.k8s.io";
    const [row] = objectsIn((await session().send("GET", `${MAPS}${query}`, { accept })).at("rows"));
    expect(readPath(row, "object.kind")).toBe(kind);
  });

  it("answers in YAML where that is asked for", async () => {
    const { text } = await session().send("GET", `${MAPS}/a`, { accept: "application/yaml" });
    expect(text).toContain("kind: ConfigMap\n");
  });

  it("shows plausible managers of what the world was loaded with, and stores none", async () => {
    const { send, store } = kubeSession([
      { ...object("Pod", "a"), spec: { hostname: "a" }, status: { phase: "Running" } },
    ]);
    const entries = objectsIn(
      (await send("GET", "/api/v1/namespaces/web/pods/a")).at("metadata.managedFields"),
    );
    expect(entries.map(({ manager, subresource, fieldsV1 }) => [manager, subresource, fieldsV1])).toEqual([
      ["kube-controller-manager", undefined, { "f:spec": { ".": {}, "f:hostname": {} } }],
      ["kubelet", "status", { "f:status": { ".": {}, "f:phase": {} } }],
    ]);
    expect(store.all()[0]?.metadata["managedFields"]).toBeUndefined();
  });
});
