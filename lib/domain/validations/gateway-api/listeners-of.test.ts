import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { listenersOf } from "./listeners-of";

describe("the listeners of a Gateway", () => {
  it("have hostnames in lower case, and none for all hosts", () => {
    const gateway = specObject("Gateway.gateway.networking.k8s.io", "edge/front", {
      listeners: [
        { name: "web", hostname: "WWW.example.com", port: 80, protocol: "HTTP" },
        { name: "all", port: "80" },
        null,
      ],
    });
    expect(
      listenersOf(gateway).map(({ name, hostname, port, protocol }) => [name, hostname, port, protocol]),
    ).toEqual([
      ["web", "www.example.com", 80, "HTTP"],
      ["all", "", null, ""],
    ]);
  });
});
