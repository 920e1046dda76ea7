import { describe, expect, it } from "vitest";
import { shopRouting } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import { routeRules, type RouteSection } from "../../routing/route-rules";
import { routeConnection } from "./route-connection";
import type { RouteContext } from "./route-context";

const CONTEXT: RouteContext = {
  caller: { namespace: "shop", labels: { app: "web" }, dataPlane: "sidecar" },
  gateway: "mesh",
};
const to = (host: string, more: JsonObject = {}): JsonObject => ({
  route: [{ destination: { host } }],
  ...more,
});
const asking = (match: JsonObject, host = "cart"): JsonObject => to(host, { match: [match] });

interface Asked {
  readonly protocol?: "tcp" | "tls";
  readonly context?: Partial<RouteContext>;
}

/** The first host that a connection to db.example:443 is sent to, or what becomes of it; and what its last step says. */
function sent(spec: JsonObject, { protocol = "tls", context = {} }: Asked = {}): readonly [string, string] {
  const object = specObject("VirtualService", "shop/db", { hosts: ["db.example"], ...spec });
  const mesh = shopRouting(object);
  const sections: readonly RouteSection[] = ["http", "tls", "tcp"];
  const rules = sections.flatMap((section) => routeRules(mesh.snapshot, object, section));
  const call = sampleCall({ host: "db.example", port: 443, protocol, method: "", path: "" });
  const routed = routeConnection(mesh, rules, { ...CONTEXT, ...context }, call);
  const end = routed.kind === "forward" ? (routed.targets[0]?.host.split(".")[0] ?? "") : routed.kind;
  return [end, routed.steps.at(-1)?.because ?? ""];
}

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute
describe("a connection of TLS is sent by", () => {
  const names = (...sniHosts: readonly string[]): JsonObject => ({ sniHosts });
  it.each<[string, JsonObject, string]>([
    ["its server name", { tls: [asking(names("db.example"))] }, "cart"],
    ["one of several names that a match asks for", { tls: [asking(names("x", "*.example"))] }, "cart"],
    [
      "the first match of several",
      { tls: [to("cart", { match: [names("x"), names("db.example")] })] },
      "cart",
    ],
    [
      "tls routes before tcp routes, wherever they stand",
      { tcp: [to("web")], tls: [asking(names("*"))] },
      "cart",
    ],
    [
      "a tcp route where no tls route asks for its name",
      { tls: [asking(names("x"))], tcp: [to("web")] },
      "web",
    ],
    ["no http route", { http: [to("web")] }, "unrouted"],
    ["no tls route without a match", { tls: [to("cart")] }, "unrouted"],
    ["no tls route that asks for no name", { tls: [asking({ port: 443 })] }, "unrouted"],
  ])("%s", (_, spec, expected) => {
    expect(sent(spec)[0]).toBe(expected);
  });

  it("any name of the service called", () => {
    const spec = { tls: [asking(names("db", "db.bank"))] };
    expect(sent(spec, { context: { names: ["x", "db.bank"] } })[0]).toBe("cart");
    expect(sent(spec)).toEqual([
      "unrouted",
      'the server name is "db.example", it asks for "db" or "db.bank"',
    ]);
    expect(sent({ tls: [asking({ port: 443 })] })[1]).toBe(
      'the server name is "db.example", it asks for none',
    );
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#TCPRoute
describe("a connection of bytes is sent by", () => {
  const tcp = { protocol: "tcp" } as const;
  it("tcp routes only", () => {
    expect(sent({ tls: [asking({ sniHosts: ["*"] })], tcp: [to("web")] }, tcp)[0]).toBe("web");
    expect(sent({ tls: [asking({ sniHosts: ["*"] })] }, tcp)[0]).toBe("unrouted");
  });

  it.each<[string, readonly string[], readonly string[], string]>([
    ["an address in the subnet", ["10.1.0.0/16"], ["10.1.2.3"], "cart"],
    [
      "one address of several in one subnet of several",
      ["192.0.2.0/24", "10.1.0.0/16"],
      ["::1", "10.1.2.3"],
      "cart",
    ],
    ["any address where no subnet is asked for", [], [], "cart"],
    ["no address in another subnet", ["192.0.2.0/24"], ["10.1.2.3"], "unrouted"],
    ["no service without an address", ["0.0.0.0/0"], [], "unrouted"],
  ])("%s", (_, destinationSubnets, addresses, expected) => {
    const [end] = sent({ tcp: [asking({ destinationSubnets })] }, { ...tcp, context: { addresses } });
    expect(end).toBe(expected);
  });

  it("nothing that says why it does not fit", () => {
    const spec = { tcp: [asking({ destinationSubnets: ["192.0.2.0/24"] })] };
    expect(sent(spec, tcp)[1]).toBe("the service has no address, it asks for 192.0.2.0/24");
    const at = { ...tcp, context: { addresses: ["10.1.2.3"] } };
    expect(sent(spec, at)[1]).toBe("the service is at 10.1.2.3, it asks for 192.0.2.0/24");
    expect(sent({ tcp: [asking({ port: 80 })] }, tcp)[1]).toBe("the port is 443, it asks for 80");
  });

  it("no route whose weights are all 0, which refuses it", () => {
    const route = ["cart", "web"].map((host) => ({ destination: { host }, weight: 0 }));
    expect(sent({ tcp: [{ route }] }, tcp)).toEqual(["error", "it sends to no destination with a weight"]);
  });
});
