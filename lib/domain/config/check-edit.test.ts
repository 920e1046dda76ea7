import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { checkEdit } from "./check-edit";

const rule = (metadata: JsonObject = {}, rest: JsonObject = {}): JsonObject => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { name: "reviews", namespace: "bookinfo", uid: "u", ...metadata },
  ...rest,
});

describe("checkEdit", () => {
  it.each<[string, JsonObject]>([
    ["its fields", rule({ labels: { a: "b" } }, { spec: {} })],
    ["its version", rule({}, { apiVersion: "networking.istio.io/v1beta1" })],
    ["nothing but leaves out the uid", { ...rule(), metadata: { name: "reviews", namespace: "bookinfo" } }],
  ])("lets an edit change %s", (_, edited) => {
    expect(checkEdit(rule(), edited)).toEqual([]);
  });

  it.each<[string, string, JsonObject]>([
    ["kindChanged", "kind", rule({}, { kind: "Gateway" })],
    ["groupChanged", "apiVersion", rule({}, { apiVersion: "gateway.networking.k8s.io/v1" })],
    ["nameChanged", "metadata.name", rule({ name: "other" })],
    ["namespaceChanged", "metadata.namespace", rule({ namespace: "other" })],
    ["namespaceChanged", "metadata.namespace", { ...rule(), metadata: { name: "reviews" } }],
    ["uidChanged", "metadata.uid", rule({ uid: "v" })],
    ["noName", "metadata.name", rule({ name: "" })],
    ["noKind", "kind", { apiVersion: "v1", metadata: { name: "a" } }],
    ["noApiVersion", "apiVersion", { kind: "A" }],
  ])("names %s at %s", (problem, path, edited) => {
    expect(checkEdit(rule(), edited)).toMatchObject([{ problem, path }]);
  });

  it("says what was there and what to do", () => {
    const [problem] = checkEdit(rule(), rule({ name: "other" }));
    expect(problem?.message).toBe(
      'metadata.name was "reviews" and is "other", which makes it another object. Put it back, or duplicate the object under its new name.',
    );
  });

  it("names all at once", () => {
    expect(checkEdit(rule(), rule({ name: "a", namespace: "b" }))).toHaveLength(2);
  });

  it("asks for no uid of an object that had none when it was opened", () => {
    expect(checkEdit(rule({ uid: "" }), rule({ uid: "v" }))).toEqual([]);
  });
});
