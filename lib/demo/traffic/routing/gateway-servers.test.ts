import { describe, expect, it } from "vitest";
import { answering, atGateway, gateway, server, SHOP, WEB } from "@/lib/testing/at-gateway";

// https://istio.io/latest/docs/reference/config/networking/gateway/#Gateway
describe("the servers of a Gateway", () => {
  it.each([
    ["listen at the Service's port", [WEB, SHOP], { port: 80 }, "direct_response 201"],
    ["listen at the port behind it", [WEB, SHOP], { port: 8080 }, "direct_response 201"],
    [
      "may name the port behind it",
      [gateway([server(8080, "HTTP", ["*"])]), SHOP],
      { port: 80 },
      "direct_response 201",
    ],
    ["listen at no other port", [WEB, SHOP], { port: 81 }, "noListener"],
    [
      "may listen at a port no Service has",
      [gateway([server(9000, "HTTP", ["*"])]), SHOP],
      { port: 9000 },
      "direct_response 201",
    ],
    [
      "are of pods its selector selects",
      [gateway([server(80, "HTTP", ["*"])], "shop/entry", { istio: "other" }), SHOP],
      {},
      "noListener",
    ],
    [
      "are of all gateways without a selector",
      [gateway([server(80, "HTTP", ["*"])], "shop/entry", {}), SHOP],
      {},
      "direct_response 201",
    ],
    ["are none without a port", [gateway([{ hosts: ["*"] }]), SHOP], {}, "noListener"],
    ["are none without a Gateway", [SHOP], {}, "noListener"],
    ["answer 404 without a VirtualService", [WEB], {}, "noRoute"],
    ["answer 404 to connections that are no HTTP", [WEB, SHOP], { protocol: "tcp" }, "noRoute"],
  ] as const)("%s", (_rule, objects, call, expected) => {
    expect(atGateway(objects, call)).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/gateway/#Server-hosts
describe("the hosts of a server", () => {
  it.each([
    ["all", ["*"], "direct_response 201"],
    ["the host", ["a.example.com"], "direct_response 201"],
    ["a wildcard", ["*.example.com"], "direct_response 201"],
    ["any case", ["A.Example.com"], "direct_response 201"],
    ["another host", ["b.example.com"], "noRoute"],
    ["any namespace", ["*/a.example.com"], "direct_response 201"],
    ["the VirtualService's namespace", ["shop/*"], "direct_response 201"],
    ["the Gateway's own namespace", ["./*"], "direct_response 201"],
    ["another namespace", ["other/*"], "noRoute"],
    ["none", [], "noRoute"],
  ])("admit %s", (_what, hosts, expected) => {
    expect(atGateway([gateway([server(80, "HTTP", hosts)]), SHOP])).toBe(expected);
  });

  it("narrow those of a VirtualService", () => {
    const objects = [gateway([server(80, "HTTP", ["a.example.com"])]), answering("shop/a", ["*"], 201)];
    expect([atGateway(objects), atGateway(objects, { host: "b.example.com" })]).toEqual([
      "direct_response 201",
      "noRoute",
    ]);
  });

  it.each([
    [["*.example.com"], ["*.a.example.com"]],
    [["*.a.example.com"], ["*.example.com"]],
    [["*.a.example.com"], ["*"]],
    [["*"], ["*.a.example.com"]],
  ])("%j and those of a VirtualService %j leave the narrower", (ofServer, ofRule) => {
    const objects = [
      gateway([server(80, "HTTP", ofServer)]),
      answering("shop/a", ofRule, 201),
      answering("shop/b", ["*.example.com"], 202),
    ];
    expect(atGateway(objects, { host: "x.a.example.com" })).toBe("direct_response 201");
  });

  it("with a dot are those of the Gateway's namespace", () => {
    const objects = [gateway([server(80, "HTTP", ["./*"])]), answering("other/a", ["a.example.com"], 201)];
    expect(atGateway(objects)).toBe("noRoute");
  });
});
