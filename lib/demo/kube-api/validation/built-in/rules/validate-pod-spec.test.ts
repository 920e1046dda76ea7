import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { builtInErrors } from "@/lib/testing/built-in-object";

describe("a pod", () => {
  it.each<readonly [string, JsonObject, readonly string[]]>([
    ["an unknown restart policy", { spec: { restartPolicy: "X" } }, ["spec.restartPolicy NotSupported"]],
    ["an unknown DNS policy", { spec: { dnsPolicy: "X" } }, ["spec.dnsPolicy NotSupported"]],
    ["a volume without a name", { spec: { volumes: [{ emptyDir: {} }] } }, ["spec.volumes[0].name Required"]],
    [
      "two volumes of one name",
      { spec: { volumes: [{ name: "v" }, { name: "v" }] } },
      ["spec.volumes[1].name Duplicate"],
    ],
    [
      "a volume of two sources",
      { spec: { volumes: [{ name: "v", emptyDir: {}, secret: { secretName: "s" } }] } },
      ["spec.volumes[0].secret Forbidden"],
    ],
    [
      "a volume of a Secret without its name",
      { spec: { volumes: [{ name: "v", secret: {} }] } },
      ["spec.volumes[0].secret.secretName Required"],
    ],
    [
      "a volume of a ConfigMap without its name",
      { spec: { volumes: [{ name: "v", configMap: {} }] } },
      ["spec.volumes[0].configMap.name Required"],
    ],
    [
      "a volume of the host without a path",
      { spec: { volumes: [{ name: "v", hostPath: {} }] } },
      ["spec.volumes[0].hostPath.path Required"],
    ],
    [
      "an init container of a container's name",
      { spec: { initContainers: [{ name: "a", image: "x" }] } },
      ["spec.initContainers[0].name Duplicate"],
    ],
    [
      "a probe of an init container",
      { spec: { initContainers: [{ name: "b", image: "x", readinessProbe: { tcpSocket: { port: 1 } } }] } },
      ["spec.initContainers[0].readinessProbe Forbidden"],
    ],
    [
      "a probe of a sidecar",
      {
        spec: {
          initContainers: [
            { name: "b", image: "x", restartPolicy: "Always", readinessProbe: { tcpSocket: { port: 1 } } },
          ],
        },
      },
      [],
    ],
    [
      "a selector of nodes that is no label",
      { spec: { nodeSelector: { "a b": "c" } } },
      ["spec.nodeSelector Invalid"],
    ],
    [
      "a bad account, node, host and domain",
      { spec: { serviceAccountName: "A", nodeName: "B_", hostname: "c.d", subdomain: "E" } },
      [
        "spec.serviceAccountName Invalid",
        "spec.nodeName Invalid",
        "spec.hostname Invalid",
        "spec.subdomain Invalid",
      ],
    ],
    ["no time to run", { spec: { activeDeadlineSeconds: 0 } }, ["spec.activeDeadlineSeconds Invalid"]],
    [
      "a toleration of everything that is not Exists",
      { spec: { tolerations: [{ operator: "Equal" }] } },
      ["spec.tolerations[0].operator Invalid"],
    ],
    [
      "a toleration of a key that exists with a value",
      { spec: { tolerations: [{ key: "a", operator: "Exists", value: "b" }] } },
      ["spec.tolerations[0].operator Invalid"],
    ],
    [
      "a toleration of an unknown effect",
      { spec: { tolerations: [{ key: "a", effect: "X" }] } },
      ["spec.tolerations[0].effect NotSupported"],
    ],
    [
      "a toleration of a key that is none",
      { spec: { tolerations: [{ key: "a b", operator: "Exists" }] } },
      ["spec.tolerations[0].key Invalid"],
    ],
  ])("with %s", (_, change, expected) => {
    expect(builtInErrors("Pod", change)).toEqual(expected);
  });
});
