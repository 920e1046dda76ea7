import { describe, expect, it } from "vitest";
import { faultEffects } from "@/lib/testing/fault-effect";
import type { K8sObject } from "../../k8s-object";
import { objectMeta } from "../../object-meta";
import { ROOT_NAMESPACE } from "../../root-namespace";
import { brokenConfig } from "./broken-config";

// https://istio.io/latest/docs/reference/config/networking/gateway/
describe("faults of Gateways", () => {
  const effects = faultEffects(brokenConfig());

  it.each([
    [
      "two Gateways with one host, of whose routes the older is first",
      "VirtualService library-gates/children",
      "istio-ingressgateway>children.library.example.com",
      ["istio-ingressgateway>hall 100%"],
    ],
  ])("%s: for %s, %s ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).not.toEqual(ends);
  });

  it.each([
    [
      "a certificate that is not there",
      "Gateway library-gates/members",
      "istio-ingressgateway>members.library.example.com",
      ["istio-ingressgateway>(members.library.example.com) 0 UF 100%"],
    ],
    [
      "a Gateway that does not exist",
      "VirtualService library-gates/catalogue",
      "istio-ingressgateway>catalogue.library.example.com",
      ["istio-ingressgateway>(catalogue.library.example.com) 404 NR 100%"],
    ],
    [
      "a selector that selects no gateway",
      "Gateway library-gates/side-entrance",
      "istio-ingressgateway>side.library.example.com",
      ["istio-ingressgateway>(side.library.example.com) 404 NR 100%"],
    ],
    [
      "a host that the Gateway does not serve",
      "VirtualService library-gates/events",
      "istio-ingressgateway>events.library.example.com",
      ["istio-ingressgateway>(events.library.example.com) 404 NR 100%"],
    ],
    [
      "two Gateways with one host, of whose routes the newer is never reached",
      "VirtualService library-gates/children-corner",
      "istio-ingressgateway>children.library.example.com",
      ["istio-ingressgateway>hall 100%"],
    ],
    [
      "the short name of a Gateway of another namespace",
      "VirtualService library/rooms",
      "istio-ingressgateway>rooms.library.example.com",
      ["istio-ingressgateway>(rooms.library.example.com) 404 NR 100%"],
    ],
    [
      "a host reserved for a namespace that does not exist",
      "VirtualService library-gates/donations",
      "istio-ingressgateway>donate.library.example.com",
      ["istio-ingressgateway>(donate.library.example.com) 404 NR 100%"],
    ],
  ])("%s: %s changes nothing of %s, which ends as %j", (_fault, object, calls, ends) => {
    expect(effects(calls)).toEqual(ends);
    expect(effects(calls, object)).toEqual(ends);
  });

  it("serves the host of that certificate once it is there", () => {
    const scenario = brokenConfig();
    const secret: K8sObject = {
      apiVersion: "v1",
      kind: "Secret",
      metadata: objectMeta({ kind: "Secret", namespace: ROOT_NAMESPACE, name: "members-2024" }),
    };
    const served = faultEffects({ ...scenario, objects: [...scenario.objects, secret] });
    expect(served("istio-ingressgateway>members.library.example.com")).toEqual([
      "istio-ingressgateway>hall 100%",
    ]);
  });
});
