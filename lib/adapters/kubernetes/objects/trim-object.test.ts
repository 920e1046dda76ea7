import { describe, expect, it } from "vitest";
import { keptFields } from "./kept-fields";
import { trimObject } from "./trim-object";
import { watchedKinds } from "./watched-kinds";

const POD = { group: "", kind: "Pod" };

describe("trimObject", () => {
  it("keeps what Meshlens reads of a pod and drops environment, managed fields and the last applied copy", () => {
    const trimmed = trimObject(
      {
        metadata: {
          name: "reviews-1",
          namespace: "shop",
          uid: "u",
          resourceVersion: "7",
          creationTimestamp: "2026-01-01T00:00:00Z",
          labels: { app: "reviews", odd: 1 },
          annotations: { "kubectl.kubernetes.io/last-applied-configuration": "PASSWORD", team: "a" },
          managedFields: [{ manager: "kubectl" }],
          ownerReferences: [
            { kind: "Other", name: "x" },
            { kind: "ReplicaSet", name: "reviews", controller: true },
          ],
        },
        spec: {
          serviceAccountName: "reviews",
          volumes: [{ name: "v" }],
          containers: [
            { name: "app", image: "i", env: [{ name: "P", value: "PASSWORD" }], args: ["--p=PASSWORD"] },
          ],
        },
        status: {
          phase: "Running",
          podIP: "10.0.0.1",
          conditions: [{ type: "Ready", status: "True", message: "m" }],
        },
      },
      POD,
      "v1",
      keptFields("Pod"),
    );
    expect(trimmed).toEqual({
      apiVersion: "v1",
      kind: "Pod",
      meta: {
        namespace: "shop",
        name: "reviews-1",
        uid: "u",
        resourceVersion: "7",
        creationTimestamp: "2026-01-01T00:00:00Z",
        labels: { app: "reviews" },
        annotations: { team: "a" },
        owner: { kind: "ReplicaSet", name: "reviews" },
      },
      data: {
        spec: { serviceAccountName: "reviews", containers: [{ name: "app", image: "i" }] },
        status: { phase: "Running", podIP: "10.0.0.1", conditions: [{ type: "Ready", status: "True" }] },
      },
    });
  });

  it("keeps only metadata of a ReplicaSet", () => {
    const raw = { metadata: { name: "r" }, spec: { replicas: 3 }, status: { replicas: 3 } };
    const kind = { group: "apps", kind: "ReplicaSet" };
    expect(trimObject(raw, kind, "v1", keptFields("ReplicaSet"))).toMatchObject({
      apiVersion: "apps/v1",
      data: {},
    });
  });

  it("keeps the whole spec of configuration", () => {
    const raw = { metadata: { name: "r" }, spec: { hosts: ["reviews"], http: [{ route: [] }] } };
    const kind = { group: "networking.istio.io", kind: "VirtualService" };
    expect(trimObject(raw, kind, "v1", keptFields("VirtualService"))?.data).toEqual({ spec: raw.spec });
  });

  it("keeps of configuration who set which fields, and that it is being deleted", () => {
    const kind = { group: "networking.istio.io", kind: "VirtualService" };
    const managedFields = [
      {
        manager: "kubectl",
        operation: "Update",
        apiVersion: "v1",
        time: "2026-01-01T00:00:00Z",
        fieldsV1: { "f:spec": {} },
      },
      { manager: "argocd", operation: "Apply", subresource: "status" },
      "odd",
    ];
    const raw = { metadata: { name: "r", managedFields, deletionTimestamp: "2026-01-02T00:00:00Z" } };
    expect(trimObject(raw, kind, "v1", keptFields("VirtualService"))?.meta).toMatchObject({
      deletionTimestamp: "2026-01-02T00:00:00Z",
      managers: [
        {
          manager: "kubectl",
          operation: "Update",
          subresource: "",
          time: "2026-01-01T00:00:00Z",
          fields: { "f:spec": {} },
        },
        { manager: "argocd", operation: "Apply", subresource: "status", time: "", fields: {} },
      ],
    });
    const pod = trimObject(raw, POD, "v1", keptFields("Pod"))?.meta;
    expect(pod).not.toHaveProperty("managers");
    expect(pod).not.toHaveProperty("deletionTimestamp");
  });

  it("refuses what is no object with a name", () => {
    for (const raw of [null, undefined, "x", [], {}, { metadata: {} }, { metadata: { name: 1 } }]) {
      expect(trimObject(raw, POD, "v1", {})).toBeNull();
    }
  });

  it.each(watchedKinds("istio-system").map(({ key }) => key))("has a row of kept fields for %s", (key) => {
    const empty = Object.keys(keptFields(key)).length === 0;
    expect(empty).toBe(key === "ReplicaSet" || key === "ServiceAccount");
  });
});
