import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { ClusterEditor, EditResult } from "@/lib/ports/cluster-editor";
import type { OpenedEditor } from "@/lib/testing/editor-of";
import { realCluster, simulatedCluster, type EditedCluster } from "@/lib/testing/real/edited-clusters";

const VIEWER = { identity: "process", mayWrite: true };
const signal = AbortSignal.timeout(900_000);

const ref = (name: string, namespace = "shop"): ObjectRef => ({ kind: "VirtualService", namespace, name });
const virtualService = (name: string, spec: JsonObject = {}, namespace = "shop"): JsonObject => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { name, namespace },
  spec: { hosts: ["reviews"], http: [{ route: [{ destination: { host: "reviews" } }] }], ...spec },
});

function valueOf<T>(result: EditResult<T>): T {
  if (!result.ok) throw new Error(`${result.kind}: ${result.message}`);
  return result.value;
}
const kindOf = (result: EditResult<unknown>): string => (result.ok ? "ok" : result.kind);
const metaOf = (object: JsonObject): JsonObject => objectAt(object, "metadata");

describe.each([
  ["the real kube-apiserver", realCluster],
  ["the simulated cluster's API", simulatedCluster],
])("editing through %s", (_name, open) => {
  let cluster: EditedCluster;
  let opened: OpenedEditor[];
  let editor: ClusterEditor;

  beforeAll(async () => {
    cluster = await open();
    opened = [cluster.editorAs("root")];
    editor = opened[0]?.editor ?? cluster.editorAs("root").editor;
  });
  afterAll(async () => {
    for (const one of opened) await one.close();
    await cluster.close();
  });
  const editorAs = (who: Parameters<EditedCluster["editorAs"]>[0]): ClusterEditor => {
    const one = cluster.editorAs(who);
    opened.push(one);
    return one.editor;
  };
  const create = async (object: JsonObject): Promise<JsonObject> =>
    valueOf(await editor.create(VIEWER, object, false, signal)).object;
  const read = async (name: string): Promise<JsonObject> =>
    valueOf(await editor.read(VIEWER, ref(name), signal));

  it("creates as field manager meshlens, and only what is not there; a dry run creates nothing", async () => {
    const tried = valueOf(await editor.create(VIEWER, virtualService("made"), true, signal));
    expect(textAt(metaOf(tried.object), "uid")).not.toBe("");
    expect(kindOf(await editor.read(VIEWER, ref("made"), signal))).toBe("notFound");
    await create(virtualService("made"));
    const managers = objectsAt(metaOf(await read("made")), "managedFields");
    expect(managers.map((entry) => [entry["manager"], entry["operation"]])).toEqual([["meshlens", "Update"]]);
    expect(kindOf(await editor.create(VIEWER, virtualService("made"), false, signal))).toBe("alreadyExists");
  });

  it("patches exactly what the patch says and keeps zero, false, empty texts and empty lists", async () => {
    const route = { destination: { host: "reviews", subset: "" }, weight: 0 };
    const http = [{ name: "", route: [route], corsPolicy: { allowCredentials: false, allowOrigins: [] } }];
    const made = await create(virtualService("patched", { http, gateways: [] }));
    const patch = [
      { op: "test", path: "/metadata/resourceVersion", value: metaOf(made)["resourceVersion"] ?? "" },
      { op: "add", path: "/spec/http/0/timeout", value: "3s" },
    ] as const;
    const tried = valueOf(await editor.patch(VIEWER, ref("patched"), patch, true, signal));
    expect(tried.object["spec"]).toEqual({
      hosts: ["reviews"],
      gateways: [],
      http: [{ ...http[0], timeout: "3s" }],
    });
    expect(await read("patched")).toEqual(made);
    const written = valueOf(await editor.patch(VIEWER, ref("patched"), patch, false, signal));
    expect(written.object["spec"]).toEqual(tried.object["spec"]);
    expect(await read("patched")).toEqual(written.object);
  });

  it("says conflict where the object is not as the patch expects, and changes nothing", async () => {
    const made = await create(virtualService("tested"));
    const kinds = await Promise.all(
      [
        [{ op: "test", path: "/spec/hosts/0", value: "other" } as const],
        [{ op: "test", path: "/metadata/resourceVersion", value: "1" } as const],
        [{ op: "remove", path: "/spec/exportTo" } as const],
        [{ op: "add", path: "/spec/tcp/0/match", value: [] } as const],
        [{ op: "replace", path: "/metadata/resourceVersion", value: "1" } as const],
      ].map(async (patch) => kindOf(await editor.patch(VIEWER, ref("tested"), patch, false, signal))),
    );
    expect(kinds).toEqual(["conflict", "conflict", "conflict", "conflict", "conflict"]);
    expect(await read("tested")).toEqual(made);
  });

  it("lets a patch insist that a field is not there: a test for null", async () => {
    await create(virtualService("absent"));
    const patch = [
      { op: "test", path: "/spec/exportTo", value: null },
      { op: "add", path: "/spec/exportTo", value: ["."] },
    ] as const;
    const results = [
      await editor.patch(VIEWER, ref("absent"), patch, false, signal),
      await editor.patch(VIEWER, ref("absent"), patch, false, signal),
    ];
    expect(results.map(kindOf)).toEqual(["ok", "conflict"]);
  });

  it("names the fields that are invalid", async () => {
    await create(virtualService("invalid"));
    const patch = [{ op: "replace", path: "/spec/hosts", value: "reviews" }] as const;
    const refused = await editor.patch(VIEWER, ref("invalid"), patch, true, signal);
    expect(refused).toMatchObject({ ok: false, kind: "invalid", uncertain: false });
    expect(refused.ok ? [] : refused.causes.map(({ field }) => field)).toContain("spec.hosts");
    const renamed = [{ op: "replace", path: "/metadata/name", value: "other" }] as const;
    expect(kindOf(await editor.patch(VIEWER, ref("invalid"), renamed, true, signal))).toBe("invalid");
  });

  it("warns of every field that the API server drops", async () => {
    const object = virtualService("pruned", { hostss: ["x"], http: [{ timeoutt: "1s" }] });
    const written = valueOf(await editor.create(VIEWER, object, false, signal));
    expect(written.warnings.toSorted()).toEqual([
      'unknown field "spec.hostss"',
      'unknown field "spec.http[0].timeoutt"',
    ]);
    expect(objectAt(written.object, "spec")).toEqual({ hosts: ["reviews"], http: [{}] });
  });

  it("deletes exactly the object that was shown", async () => {
    const made = metaOf(await create(virtualService("deleted")));
    const only = { uid: textAt(made, "uid"), resourceVersion: textAt(made, "resourceVersion") };
    const remove = async (precondition: typeof only, dryRun: boolean): Promise<string> =>
      kindOf(await editor.remove(VIEWER, ref("deleted"), precondition, dryRun, signal));
    expect(await remove({ ...only, uid: "another" }, false)).toBe("conflict");
    expect(await remove({ ...only, resourceVersion: "1" }, false)).toBe("conflict");
    expect(await remove(only, true)).toBe("ok");
    expect(kindOf(await editor.read(VIEWER, ref("deleted"), signal))).toBe("ok");
    expect(await remove(only, false)).toBe("ok");
    expect(await remove(only, false)).toBe("notFound");
  });

  it("tells what is not there from what is not served", async () => {
    const reading = (object: ObjectRef & { version?: string }): Promise<string> =>
      editor.read(VIEWER, object, signal).then(kindOf);
    expect(await reading(ref("nothing"))).toBe("notFound");
    expect(await reading({ ...ref("nothing"), version: "v7" })).toBe("unknownKind");
    expect(await reading({ ...ref("nothing"), kind: "Unheard" })).toBe("unknownKind");
    expect(kindOf(await editor.create(VIEWER, virtualService("a", {}, "nowhere"), false, signal))).toBe(
      "notFound",
    );
  });

  it("reads and writes in an older version that is served", async () => {
    await create({ ...virtualService("older"), apiVersion: "networking.istio.io/v1beta1" });
    const older = valueOf(await editor.read(VIEWER, { ...ref("older"), version: "v1alpha3" }, signal));
    expect(older["apiVersion"]).toBe("networking.istio.io/v1alpha3");
    expect((await read("older"))["apiVersion"]).toBe("networking.istio.io/v1");
  });

  it("lets two editors at once change an object once, and tells the other", async () => {
    const { metadata } = await create(virtualService("raced"));
    const version = textAt(objectAt({ metadata }, "metadata"), "resourceVersion");
    const other = editorAs("root");
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? editor : other).patch(
          VIEWER,
          ref("raced"),
          [
            { op: "test", path: "/metadata/resourceVersion", value: version },
            { op: "replace", path: "/spec/hosts", value: [`host-${index}`] },
          ],
          false,
          signal,
        ),
      ),
    );
    const won = results.flatMap((result) => (result.ok ? [result.value.object] : []));
    expect(won).toHaveLength(1);
    expect(results.filter((result) => !result.ok).map(kindOf)).toEqual(new Array(9).fill("conflict"));
    expect(await read("raced")).toEqual(won[0]);
  });

  it("holds and patches an object of 1.4 MB, and refuses one the API server cannot take", async () => {
    const name = "x".repeat(1_400_000);
    const made = await create(virtualService("large", { http: [{ name }] }));
    expect(textAt(objectsAt(objectAt(made, "spec"), "http")[0] ?? {}, "name")).toHaveLength(1_400_000);
    const patch = [{ op: "add", path: "/spec/http/0/timeout", value: "1s" }] as const;
    const written = valueOf(await editor.patch(VIEWER, ref("large"), patch, false, signal));
    expect(objectsAt(objectAt(written.object, "spec"), "http")).toEqual([{ name, timeout: "1s" }]);
    const tooLarge = virtualService("larger", { http: [{ name: "x".repeat(3_200_000) }] });
    expect(await editor.create(VIEWER, tooLarge, false, signal)).toMatchObject({
      kind: "tooLarge",
      uncertain: false,
    });
  });

  it("knows each right, verb by verb, and is refused what it lacks", async () => {
    const reader = editorAs("reader");
    const patcher = editorAs("patcher");
    const rights = async (who: ClusterEditor): Promise<unknown> =>
      Promise.all(
        (["get", "create", "update", "patch", "delete"] as const).map(async (verb) =>
          valueOf(await who.may(VIEWER, verb, "VirtualService", "shop", signal)),
        ),
      );
    expect(await rights(editor)).toEqual([true, true, true, true, true]);
    expect(await rights(reader)).toEqual([true, false, false, false, false]);
    expect(await rights(patcher)).toEqual([true, true, false, true, false]);
    const made = metaOf(await create(virtualService("guarded")));
    const only = { uid: textAt(made, "uid"), resourceVersion: textAt(made, "resourceVersion") };
    const patch = [{ op: "add", path: "/spec/exportTo", value: ["."] }] as const;
    expect(
      await Promise.all(
        [
          reader.read(VIEWER, ref("guarded"), signal),
          reader.patch(VIEWER, ref("guarded"), patch, true, signal),
          reader.create(VIEWER, virtualService("new"), false, signal),
          patcher.remove(VIEWER, ref("guarded"), only, false, signal),
          patcher.patch(VIEWER, ref("guarded"), patch, false, signal),
          reader.read(VIEWER, { ...ref("guarded"), kind: "DestinationRule" }, signal),
        ].map(async (result) => kindOf(await result)),
      ),
    ).toEqual(["ok", "forbidden", "forbidden", "forbidden", "ok", "forbidden"]);
  });

  it("tells the newest events about an object, and none about another's", async () => {
    const event = (name: string, about: JsonObject, lastTimestamp: string): K8sObject => ({
      apiVersion: "v1",
      kind: "Event",
      metadata: { name, namespace: "shop" },
      involvedObject: { kind: "VirtualService", namespace: "shop", name: "told", ...about },
      reason: "Told",
      message: name,
      type: "Warning",
      count: 3,
      source: { component: "istiod" },
      firstTimestamp: "2026-01-01T00:00:00Z",
      lastTimestamp,
    });
    await cluster.load([
      event("older", { apiVersion: "networking.istio.io/v1" }, "2026-01-01T00:00:01Z"),
      event("newer", {}, "2026-01-01T00:00:02Z"),
      event("other-name", { name: "other" }, "2026-01-01T00:00:03Z"),
      event("other-group", { apiVersion: "example.com/v1" }, "2026-01-01T00:00:04Z"),
    ]);
    const told = { type: "Warning", reason: "Told", count: 3, source: "istiod" };
    expect(valueOf(await editor.events(VIEWER, ref("told"), signal))).toEqual([
      { ...told, message: "newer", lastSeen: Date.parse("2026-01-01T00:00:02Z") },
      { ...told, message: "older", lastSeen: Date.parse("2026-01-01T00:00:01Z") },
    ]);
    expect(kindOf(await editorAs("reader").events(VIEWER, ref("told"), signal))).toBe("forbidden");
  });

  it("says of each kind which versions are served and which it uses", async () => {
    const served = valueOf(await editor.served(signal));
    const versionsOf = (key: string): unknown => served.find((kind) => kind.key === key);
    expect(versionsOf("VirtualService")).toEqual({
      key: "VirtualService",
      versions: ["v1", "v1beta1", "v1alpha3"],
      version: "v1",
    });
    expect(versionsOf("EnvoyFilter")).toMatchObject({ versions: ["v1alpha3"] });
    expect(versionsOf("HTTPRoute")).toMatchObject({ versions: ["v1", "v1beta1"], version: "v1" });
    expect(versionsOf("Pod")).toMatchObject({ versions: ["v1"] });
  });

  it("reads schemas with every reference resolved and the rules in them", async () => {
    const virtual = valueOf(await editor.schema("VirtualService", "v1", signal));
    const text = JSON.stringify(virtual);
    expect(text).not.toContain("$ref");
    expect(objectAt(objectAt(virtual, "properties"), "metadata")["type"]).toBe("object");
    expect(text).toContain("withoutHeaders");
    expect(text).toContain("x-kubernetes-validations");
    const route = JSON.stringify(valueOf(await editor.schema("HTTPRoute", "v1", signal)));
    expect(route).toContain("x-kubernetes-validations");
    expect(route).toContain("RequestHeaderModifier");
    expect(kindOf(await editor.schema("HTTPRoute", "v9", signal))).toBe("notFound");
    expect(JSON.stringify(valueOf(await editor.schema("Deployment", "v1", signal)))).not.toContain("$ref");
  });
});
