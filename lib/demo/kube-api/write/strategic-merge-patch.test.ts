import { expect, it } from "vitest";
import { applyStrategicMergePatch } from "./strategic-merge-patch";

const pod = {
  containers: [
    { name: "app", image: "a:1", ports: [{ containerPort: 80, protocol: "TCP" }] },
    { name: "istio-proxy", image: "p:1" },
  ],
  args: ["x"],
};

it.each([
  [
    "merges a container by its name and keeps the others",
    {
      $setElementOrder: [],
      "$setElementOrder/containers": [{ name: "app" }],
      containers: [{ name: "app", image: "a:2" }],
    },
    { ...pod, containers: [{ ...pod.containers[0], image: "a:2" }, pod.containers[1]] },
  ],
  [
    "removes an item on $patch: delete",
    { containers: [{ name: "istio-proxy", $patch: "delete" }] },
    { ...pod, containers: [pod.containers[0]] },
  ],
  [
    "adds an item whose key is new",
    { containers: [{ name: "new", image: "n" }] },
    { ...pod, containers: [...pod.containers, { name: "new", image: "n" }] },
  ],
  ["replaces a list without a merge key", { args: ["y"] }, { ...pod, args: ["y"] }],
  ["removes a field on null", { args: null }, { containers: pod.containers }],
])("%s", (_, patch, expected) => {
  expect(applyStrategicMergePatch(pod, patch)).toEqual(expected);
});
