import { describe, expect, it } from "vitest";
import { podObject } from "@/lib/testing/mesh-object";
import type { JsonObject } from "./cluster-object";
import { hasProxy } from "./has-proxy";
import { readPod } from "./resources/pod";

const MODE = "istio.io/dataplane-mode";
const plain: JsonObject = { containers: [{ name: "app" }] };
const ambient = { [MODE]: "ambient" };

describe("hasProxy", () => {
  it.each<[string, JsonObject, Record<string, string>, Record<string, string>, boolean]>([
    ["a sidecar", { containers: [{ name: "app" }, { name: "istio-proxy" }] }, {}, {}, true],
    ["a native sidecar", { ...plain, initContainers: [{ name: "istio-proxy" }] }, {}, {}, true],
    ["neither", plain, {}, {}, false],
    ["the namespace's ambient label", plain, {}, ambient, true],
    ["the pod's ambient label", plain, ambient, {}, true],
    ["a pod that opts out of ambient", plain, { [MODE]: "none" }, ambient, false],
    [
      "the host's network, which ztunnel does not capture",
      { ...plain, hostNetwork: true },
      {},
      ambient,
      false,
    ],
    [
      "a sidecar in a pod that opts out of ambient",
      { containers: [{ name: "istio-proxy" }] },
      { [MODE]: "none" },
      ambient,
      true,
    ],
  ])("of a pod with %s", (_, spec, labels, namespaceLabels, expected) => {
    expect(hasProxy(readPod(podObject("pod", { labels }, { spec })), namespaceLabels)).toBe(expected);
  });
});
