import { describe, expect, it } from "vitest";
import { controlPlane } from "../../world/control-plane";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";
import { loadObjects } from "../store/load-objects";
import { ObjectStore } from "../store/object-store";
import { admitNewPod } from "./admit-new-pod";

const pod: K8sObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "debug", namespace: "shop" },
  spec: { containers: [{ name: "shell", image: "busybox:1.37" }] },
};

function admit(labels: Readonly<Record<string, string>>) {
  const store = new ObjectStore(0, 10);
  loadObjects(store, [...controlPlane(), namespaceObject("shop", true, labels)], 0);
  return admitNewPod(store, { ok: true, object: pod, warnings: ["w"] });
}

describe("admitNewPod", () => {
  it("injects a sidecar into a pod that a client creates", () => {
    const admitted = admit({});
    expect(admitted).toMatchObject({ ok: true, warnings: ["w"] });
    if (!admitted.ok) return;
    expect(objectsIn(jsonAt(admitted.object, "spec", "initContainers"))).toHaveLength(2);
  });

  it("answers 403 where Pod Security refuses it", () => {
    expect(admit({ "pod-security.kubernetes.io/enforce": "baseline" })).toMatchObject({
      ok: false,
      reply: { code: 403, body: { reason: "Forbidden", details: { name: "debug", kind: "pods" } } },
    });
  });
});
