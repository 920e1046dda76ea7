import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { gatewaySelector, servedHosts, servesHost } from "./gateway-servers";

describe("the hosts of a Gateway", () => {
  const gateway = specObject("Gateway.networking.istio.io", "edge/entry", {
    selector: { istio: "ingress", tier: 7 },
    servers: [
      { port: { number: 80 }, hosts: ["WWW.example.com", "./own.example.com", "shop/*.example.org", 7] },
      { hosts: ["*"] },
    ],
  });

  it("have a port and a namespace that may use them", () => {
    expect(
      servedHosts(gateway).map(({ namespace, host, port, path }) => [namespace, host, port, path.slice(2)]),
    ).toEqual([
      ["*", "www.example.com", 80, [0, "hosts", 0]],
      ["edge", "own.example.com", 80, [0, "hosts", 1]],
      ["shop", "*.example.org", 80, [0, "hosts", 2]],
      ["*", "*", null, [1, "hosts", 0]],
    ]);
  });

  it.each([
    [0, "www.example.com", "shop", true],
    [0, "*.example.com", "shop", true],
    [0, "api.example.com", "shop", false],
    [1, "own.example.com", "edge", true],
    [1, "own.example.com", "shop", false],
    [2, "api.example.org", "shop", true],
    [2, "api.example.org", "edge", false],
    [3, "api.example.org", "edge", true],
  ])("number %d for %s of %s: %s", (index, host, namespace, serves) => {
    const served = servedHosts(gateway)[index];
    expect(served && servesHost(served, host, namespace)).toBe(serves);
  });

  it("are those of proxies with the labels that are texts", () => {
    expect(gatewaySelector(gateway)).toEqual({ istio: "ingress" });
  });
});
