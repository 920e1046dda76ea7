import { describe, expect, it } from "vitest";
import { readPod } from "@/lib/domain/mesh/resources/pod";
import { specObject } from "@/lib/testing/spec-object";
import { asksForAmbient, asksForSidecar, dataPlaneOfPod, dataPlaneOfTemplate } from "./data-plane-of";

const enabled = { "istio-injection": "enabled" };
const disabled = { "istio-injection": "disabled" };
const revision = { "istio.io/rev": "1-27" };
const ambient = { "istio.io/dataplane-mode": "ambient" };
const wants = { "sidecar.istio.io/inject": "true" };
const refuses = { "sidecar.istio.io/inject": "false" };

describe("asksForSidecar", () => {
  it.each([
    ["a namespace that says nothing", {}, {}, {}, false],
    ["a namespace that injects", {}, {}, enabled, true],
    ["a namespace with a revision", {}, {}, revision, true],
    ["a pod that asks, in a namespace that says nothing", wants, {}, {}, true],
    ["a pod that refuses by label", refuses, {}, enabled, false],
    ["a pod that refuses by annotation", {}, refuses, enabled, false],
    ["a pod whose label and annotation differ: the label counts", wants, refuses, {}, true],
    ["a namespace that refuses, whatever the pod asks", wants, {}, disabled, false],
    ["a namespace that refuses although it has a revision", {}, {}, { ...revision, ...disabled }, false],
  ])("%s", (_case, podLabels, annotations, namespace, expected) => {
    expect(asksForSidecar(podLabels, annotations, namespace)).toBe(expected);
  });
});

describe("asksForAmbient", () => {
  it("by the pod's label before its namespace's", () => {
    expect(asksForAmbient({}, ambient)).toBe(true);
    expect(asksForAmbient(ambient, {})).toBe(true);
    expect(asksForAmbient({ "istio.io/dataplane-mode": "none" }, ambient)).toBe(false);
    expect(asksForAmbient({}, {})).toBe(false);
  });
});

describe("the data plane of a pod", () => {
  const pod = (names: readonly string[], labels = {}, spec = {}) =>
    readPod(
      specObject("Pod", "shop/p", { containers: names.map((name) => ({ name })), ...spec }, { labels }),
    );
  it.each([
    ["an application alone", pod(["app"]), {}, "none"],
    ["an application in an ambient namespace", pod(["app"]), ambient, "ambient"],
    ["one on the host's network there", pod(["app"], {}, { hostNetwork: true }), ambient, "none"],
    ["a proxy beside an application, even there", pod(["app", "istio-proxy"]), ambient, "sidecar"],
    ["a proxy alone", pod(["istio-proxy"]), {}, "gateway"],
    [
      "a proxy of a Gateway of the Gateway API beside a helper",
      pod(["istio-proxy", "x"], { "gateway.networking.k8s.io/gateway-name": "g" }),
      {},
      "gateway",
    ],
  ] as const)("%s", (_case, of, namespace, expected) => {
    expect(dataPlaneOfPod(of, namespace)).toBe(expected);
  });

  it("is foretold by the template where there is no pod", () => {
    expect(dataPlaneOfTemplate({}, {}, enabled)).toBe("sidecar");
    expect(dataPlaneOfTemplate({}, {}, ambient)).toBe("ambient");
    expect(dataPlaneOfTemplate({}, {}, {})).toBe("none");
    expect(dataPlaneOfTemplate({ "gateway.istio.io/managed": "istio" }, {}, enabled)).toBe("gateway");
  });
});
