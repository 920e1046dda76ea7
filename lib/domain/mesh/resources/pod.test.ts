import { describe, expect, it } from "vitest";
import { meshObject } from "@/lib/testing/mesh-object";
import { readPod, type Pod } from "./pod";

const read = (data: Parameters<typeof meshObject>[3]): Pod => readPod(meshObject("Pod", "a", {}, data));

describe("readPod", () => {
  it("names containers and init containers, among which a native sidecar is", () => {
    const spec = {
      containers: [{ name: "app" }],
      initContainers: [{ name: "istio-proxy" }, { name: "init" }],
    };
    expect(read({ spec }).containers).toEqual(["app", "istio-proxy", "init"]);
  });

  it.each([
    ["Running", true],
    ["Pending", false],
    ["Succeeded", false],
    ["Failed", false],
    ["Unknown", false],
  ])("takes a pod in phase %s for running: %s", (phase, running) => {
    expect(read({ status: { phase } }).running).toBe(running);
  });

  it("reads when the kubelet accepted it, in seconds", () => {
    expect(read({ status: { startTime: "1970-01-02T00:00:01Z" } }).startTime).toBe(86_401);
    expect(read({ status: {} }).startTime).toBeNull();
    expect(read({ status: { startTime: "soon" } }).startTime).toBeNull();
  });

  it("takes only true for the host's network", () => {
    expect(
      [true, false, "true", null].map((hostNetwork) => read({ spec: { hostNetwork } }).hostNetwork),
    ).toEqual([true, false, false, false]);
  });

  it("reads a pod of which nothing is known", () => {
    const nothing = { containers: [], hostNetwork: false, running: false, startTime: null };
    expect(read({})).toMatchObject(nothing);
    expect(read({ spec: "none", status: [] })).toMatchObject(nothing);
  });
});
