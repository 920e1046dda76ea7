import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubeSession } from "@/lib/testing/kube-session";
import { objectsIn } from "../../world/read-json";
import { findKind } from "../kinds/find-kind";
import { zeroObject } from "./zero-object";

const NAMESPACE = { apiVersion: "v1", kind: "Namespace", metadata: { name: "web" } };

async function fieldsOwnedBy(path: string, body: JsonObject): Promise<Json | undefined> {
  const { send } = kubeSession([NAMESPACE]);
  const answer = await send("POST", path, { body });
  return objectsIn(answer.at("metadata.managedFields"))[0]?.["fieldsV1"];
}

/** What a real kube-apiserver 1.36 answers to the same requests. */
describe("the fields a create owns", () => {
  it("are without the structs of a built-in kind, which every object has", () => {
    const kind = findKind("apps/v1", "Deployment");
    expect(kind && zeroObject(kind, "v1")).toMatchObject({
      spec: { selector: null, strategy: {}, template: { spec: { containers: null } } },
      status: {},
    });
  });

  it("are all there are of a custom kind", () => {
    const kind = findKind("networking.istio.io/v1", "VirtualService");
    expect(kind && zeroObject(kind, "v1")).toEqual({});
  });

  it.each<readonly [string, string, JsonObject, JsonObject]>([
    [
      "what the server assigns to a Service is nobody's",
      "/api/v1/namespaces/web/services",
      { metadata: { name: "a" }, spec: { ports: [{ port: 80 }] } },
      {
        "f:spec": {
          "f:internalTrafficPolicy": {},
          "f:ports": {
            ".": {},
            'k:{"port":80,"protocol":"TCP"}': { ".": {}, "f:port": {}, "f:protocol": {}, "f:targetPort": {} },
          },
          "f:sessionAffinity": {},
          "f:type": {},
        },
      },
    ],
    [
      "what the server assigns and the client asked for is the client's",
      "/api/v1/namespaces/web/services",
      { metadata: { name: "a" }, spec: { clusterIP: "None", selector: { a: "b" } } },
      {
        "f:spec": {
          "f:clusterIP": {},
          "f:internalTrafficPolicy": {},
          "f:selector": {},
          "f:sessionAffinity": {},
          "f:type": {},
        },
      },
    ],
    [
      "the finalizers of a namespace are its own",
      "/api/v1/namespaces",
      { metadata: { name: "a" } },
      { "f:metadata": { "f:labels": { ".": {}, "f:kubernetes.io/metadata.name": {} } } },
    ],
    [
      "a custom object's spec belongs to who creates it",
      "/apis/networking.istio.io/v1/namespaces/web/virtualservices",
      {
        apiVersion: "networking.istio.io/v1",
        kind: "VirtualService",
        metadata: { name: "a" },
        spec: { hosts: ["a"] },
      },
      { "f:spec": { ".": {}, "f:hosts": {} } },
    ],
  ])("%s", async (_, path, body, fields) => {
    expect(await fieldsOwnedBy(path, body)).toEqual(fields);
  });
});
