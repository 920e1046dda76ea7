import { describe, expect, it } from "vitest";
import { HIDDEN_NAME } from "./flow";
import { serviceEntryIndex } from "./service-entry-index";
import { calledServiceNode, hiddenNode } from "./service-node";
import type { NodeRef } from "./node-ref";

const findServiceEntry = serviceEntryIndex([{ namespace: "egress", host: "*.example.com" }]);
function node(name: string, namespace = "", host = name): NodeRef {
  return calledServiceNode("Kubernetes", { name, namespace, host }, findServiceEntry);
}

describe("calledServiceNode", () => {
  it.each([
    ["10.0.0.7", "callByPodIp"],
    ["10.0.0.7:8080", "callByPodIp"],
    ["::1", "callByPodIp"],
    ["fd00:10:244::7", "callByPodIp"],
    ["[fd00:10:244::7]", "callByPodIp"],
    ["[fd00:10:244::7]:8080", "callByPodIp"],
    ["::ffff:10.0.0.7", "callByPodIp"],
    ["cafe:80", "hostNotInRegistry"],
    ["db:5432", "hostNotInRegistry"],
    ["10.0.0", "hostNotInRegistry"],
    ["10.0.0.7.example.com", "hostNotInRegistry"],
    ["dead.beef", "hostNotInRegistry"],
    ["", "hostNotInRegistry"],
  ])("says of a call to %j without a service: %s", (host, reason) => {
    expect(node("", "", host)).toMatchObject({ type: "unknown", reason });
  });

  it("shows all of Envoy's pass-through clusters as one node, and the black hole as another", () => {
    expect(node("PassthroughClusterIpv6")).toEqual(node("PassthroughCluster"));
    expect(node("BlackHoleCluster").id).not.toBe(node("PassthroughCluster").id);
  });

  it("finds a ServiceEntry by the host called or by the service named, and shows one node for its hosts", () => {
    const entry = node("api.example.com");
    expect(entry).toMatchObject({ type: "serviceEntry", namespace: "egress", service: "*.example.com" });
    expect(node("www.example.com", "egress")).toEqual(entry);
    expect(node("*.example.com", "egress", "")).toEqual(entry);
  });

  it("tells a service of a namespace from a host of none", () => {
    expect(node("reviews", "bookinfo")).toMatchObject({ type: "service", namespace: "bookinfo" });
    expect(node("example.net")).toMatchObject({ type: "external", reason: "hostNotInRegistry" });
  });

  it("names nothing of what is hidden, neither in a field nor in the id", () => {
    const hidden = node(HIDDEN_NAME, "payments", "card.payments.svc.cluster.local");
    expect(hidden).toEqual(hiddenNode("Kubernetes"));
    expect(JSON.stringify(hidden)).not.toMatch(/payments|card/);
  });
});
