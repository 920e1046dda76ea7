import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { builtInErrors } from "@/lib/testing/built-in-object";

const container = (fields: JsonObject): JsonObject => ({
  spec: { containers: [{ name: "a", image: "x", ...fields }] },
});
const AT = "spec.containers[0]";

describe("a container", () => {
  it.each<readonly [string, JsonObject, readonly string[]]>([
    ["no name", container({ name: "" }), [`${AT}.name Required`]],
    ["a name with capitals", container({ name: "A" }), [`${AT}.name Invalid`]],
    ["no image", container({ image: null }), [`${AT}.image Required`]],
    ["an image with a space before it", container({ image: " x" }), [`${AT}.image Invalid`]],
    [
      "a port without a number",
      container({ ports: [{ name: "web" }] }),
      [`${AT}.ports[0].containerPort Required`],
    ],
    [
      "a port out of range",
      container({ ports: [{ containerPort: 70_000 }] }),
      [`${AT}.ports[0].containerPort Invalid`],
    ],
    [
      "a port of no protocol there is",
      container({ ports: [{ containerPort: 80, protocol: "HTTP" }] }),
      [`${AT}.ports[0].protocol NotSupported`],
    ],
    [
      "a port name of digits only",
      container({ ports: [{ containerPort: 80, name: "80" }] }),
      [`${AT}.ports[0].name Invalid`],
    ],
    [
      "a port name that is too long",
      container({ ports: [{ containerPort: 80, name: "a234567890123456" }] }),
      [`${AT}.ports[0].name Invalid`],
    ],
    [
      "a port name with dashes at its ends and in a row",
      container({ ports: [{ containerPort: 80, name: "-a--b-" }] }),
      [`${AT}.ports[0].name Invalid`, `${AT}.ports[0].name Invalid`],
    ],
    [
      "two ports of one name",
      container({
        ports: [
          { containerPort: 80, name: "web" },
          { containerPort: 81, name: "web" },
        ],
      }),
      [`${AT}.ports[1].name Duplicate`],
    ],
    [
      "the same port twice without a name",
      container({ ports: [{ containerPort: 80 }, { containerPort: 80 }] }),
      [],
    ],
    [
      "a host port out of range",
      container({ ports: [{ containerPort: 80, hostPort: -1 }] }),
      [`${AT}.ports[0].hostPort Invalid`],
    ],
    ["a variable without a name", container({ env: [{ value: "x" }] }), [`${AT}.env[0].name Required`]],
    [
      "a variable whose name has an equals sign",
      container({ env: [{ name: "A=B" }] }),
      [`${AT}.env[0].name Invalid`],
    ],
    ["a variable of odd but printable characters", container({ env: [{ name: "1 a-b.c" }] }), []],
    [
      "a variable from nowhere",
      container({ env: [{ name: "A", valueFrom: {} }] }),
      [`${AT}.env[0].valueFrom Invalid`],
    ],
    [
      "a variable from two places",
      container({
        env: [
          {
            name: "A",
            valueFrom: { fieldRef: { fieldPath: "metadata.name" }, secretKeyRef: { name: "s", key: "k" } },
          },
        ],
      }),
      [`${AT}.env[0].valueFrom Invalid`],
    ],
    [
      "a variable with a value and a source",
      container({ env: [{ name: "A", value: "x", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }] }),
      [`${AT}.env[0].valueFrom Invalid`],
    ],
    [
      "a variable from a key that is not named",
      container({ env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "c" } } }] }),
      [`${AT}.env[0].valueFrom.configMapKeyRef.key Required`],
    ],
    [
      "a mount without a path",
      {
        spec: {
          volumes: [{ name: "v" }],
          containers: [{ name: "a", image: "x", volumeMounts: [{ name: "v" }] }],
        },
      },
      [`${AT}.volumeMounts[0].mountPath Required`],
    ],
    [
      "two mounts at one path",
      {
        spec: {
          volumes: [{ name: "v" }],
          containers: [
            {
              name: "a",
              image: "x",
              volumeMounts: [
                { name: "v", mountPath: "/v" },
                { name: "v", mountPath: "/v" },
              ],
            },
          ],
        },
      },
      [`${AT}.volumeMounts[1].mountPath Invalid`],
    ],
    [
      "an unknown pull policy",
      container({ imagePullPolicy: "Sometimes" }),
      [`${AT}.imagePullPolicy NotSupported`],
    ],
    [
      "an unknown message policy",
      container({ terminationMessagePolicy: "X" }),
      [`${AT}.terminationMessagePolicy NotSupported`],
    ],
    [
      "less than nothing of a resource",
      container({ resources: { requests: { cpu: "-1" } } }),
      [`${AT}.resources.requests[cpu] Invalid`],
    ],
    [
      "a request above its limit in other units",
      container({ resources: { requests: { memory: "2G" }, limits: { memory: "1Gi" } } }),
      [`${AT}.resources.requests Invalid`],
    ],
    ["a probe that does nothing", container({ livenessProbe: {} }), [`${AT}.livenessProbe Required`]],
    [
      "a probe that does two things",
      container({ readinessProbe: { httpGet: { port: 80 }, tcpSocket: { port: 80 } } }),
      [`${AT}.readinessProbe.tcpSocket Forbidden`],
    ],
    [
      "a probe of a port by a bad name",
      container({ startupProbe: { tcpSocket: { port: "A" } } }),
      [`${AT}.startupProbe.tcpSocket.port Invalid`, `${AT}.startupProbe.tcpSocket.port Invalid`],
    ],
    [
      "a probe of no command",
      container({ livenessProbe: { exec: {} } }),
      [`${AT}.livenessProbe.exec.command Required`],
    ],
    [
      "a liveness probe that must succeed twice",
      container({ livenessProbe: { httpGet: { port: 80 }, successThreshold: 2 } }),
      [`${AT}.livenessProbe.successThreshold Invalid`],
    ],
    [
      "a readiness probe that must succeed twice",
      container({ readinessProbe: { httpGet: { port: 80 }, successThreshold: 2 } }),
      [],
    ],
    [
      "a probe that waits for less than no time",
      container({ livenessProbe: { httpGet: { port: 80 }, initialDelaySeconds: -1 } }),
      [`${AT}.livenessProbe.initialDelaySeconds Invalid`],
    ],
  ])("with %s", (_, change, expected) => {
    expect(builtInErrors("Pod", change)).toEqual(expected);
  });
});
