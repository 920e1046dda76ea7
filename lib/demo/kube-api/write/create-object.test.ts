import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { kubeSession } from "@/lib/testing/kube-session";
import type { K8sObject } from "../../world/k8s-object";
import { objectsIn } from "../../world/read-json";

const CONFIG_MAPS = "/api/v1/namespaces/web/configmaps";
const namespace = (name: string, ending: boolean = false): K8sObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, ...(ending ? { deletionTimestamp: "2026-01-01T00:00:00Z" } : {}) },
});
const session = (): ReturnType<typeof kubeSession> => kubeSession([namespace("web"), namespace("old", true)]);

describe("createObject", () => {
  it("gives what is the server's to give and ignores what the client sends of it", async () => {
    const { send } = session();
    const metadata = { name: "a", uid: "mine", creationTimestamp: "2001-01-01T00:00:00Z", selfLink: "x" };
    const { code, at } = await send("POST", CONFIG_MAPS, { body: { metadata } });
    expect(code).toBe(201);
    expect(at("metadata.creationTimestamp")).toBe("2026-01-02T00:00:00Z");
    expect(at("metadata.uid")).not.toBe("mine");
    expect(at("metadata.selfLink")).toBeUndefined();
    expect(at("metadata.namespace")).toBe("web");
  });

  it("makes a new name of generateName for every object", async () => {
    const { send } = session();
    const names = new Set<unknown>();
    for (let count = 0; count < 20; count += 1) {
      const { at } = await send("POST", CONFIG_MAPS, { body: { metadata: { generateName: "job-" } } });
      expect(at("metadata.name")).toMatch(/^job-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
      names.add(at("metadata.name"));
    }
    expect(names.size).toBe(20);
  });

  it("shortens a prefix that leaves no room for the generated part", async () => {
    const { at } = await session().send("POST", CONFIG_MAPS, {
      body: { metadata: { generateName: `${"n".repeat(60)}-` } },
    });
    expect(at("metadata.name")).toMatch(/^n{58}.{5}$/);
  });

  it.each([
    ["nowhere", 404, "NotFound", []],
    ["old", 403, "Forbidden", ["NamespaceTerminating"]],
  ])("refuses a namespace that cannot take it: %s", async (where, code, reason, causes) => {
    const answer = await session().send("POST", CONFIG_MAPS.replace("web", where), {
      body: { metadata: { name: "a" } },
    });
    expect([answer.code, answer.body["reason"]]).toEqual([code, reason]);
    const told = objectsIn(answer.at("details.causes")).map((cause): Json | undefined => cause["reason"]);
    expect(told).toEqual(causes);
  });

  it("refuses a name that exists, and stores nothing of it", async () => {
    const { send, store } = session();
    await send("POST", CONFIG_MAPS, { body: { metadata: { name: "a" }, data: { a: "1" } } });
    const before = store.revision;
    const { code, body } = await send("POST", CONFIG_MAPS, { body: { metadata: { name: "a" } } });
    expect([code, body["reason"], store.revision]).toEqual([409, "AlreadyExists", before]);
  });

  it("refuses an object that claims a resourceVersion, without a reason as the API server does", async () => {
    const { send, store } = session();
    const before = store.revision;
    const { code, body } = await send("POST", CONFIG_MAPS, {
      body: { metadata: { name: "a", resourceVersion: "7" } },
    });
    expect([code, body["reason"], store.revision]).toEqual([500, undefined, before]);
  });

  it("says what would be created for a dry run, and stores nothing", async () => {
    const { send, store } = session();
    const before = store.revision;
    const { code, at } = await send("POST", `${CONFIG_MAPS}?dryRun=All`, {
      body: { metadata: { name: "a" } },
    });
    expect([code, at("metadata.name"), store.revision]).toEqual([201, "a", before]);
    expect(at("metadata.resourceVersion")).toBeUndefined();
  });

  it("keeps a status that the kind has as a subresource out of a new object", async () => {
    const { send } = session();
    const path = "/apis/networking.istio.io/v1/namespaces/web/virtualservices";
    const { at } = await send("POST", path, {
      body: {
        apiVersion: "networking.istio.io/v1",
        kind: "VirtualService",
        metadata: { name: "a" },
        spec: { hosts: ["a"] },
        status: { observedGeneration: 7 },
      },
    });
    expect(at("status")).toBeUndefined();
  });

  it("reads YAML, in which yes is a truth and a time a text", async () => {
    const { at } = await session().send("POST", CONFIG_MAPS, {
      type: "application/yaml",
      body: "metadata:\n  name: a\n  annotations: {at: 2026-01-01}\nimmutable: yes\n",
    });
    expect([at("immutable"), at("metadata.annotations.at")]).toEqual([true, "2026-01-01"]);
  });
});
