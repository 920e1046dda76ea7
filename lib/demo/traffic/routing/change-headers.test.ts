import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { routedBy, sentCall, to } from "@/lib/testing/routed-call";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers
describe("the headers of a route", () => {
  const after = (rule: JsonObject): readonly (readonly [string, string])[] => [
    ...(sentCall(
      routedBy(rule, {
        headers: new Map([
          ["user", "ann"],
          ["trace", "1"],
        ]),
      }),
    )?.headers ?? []),
  ];
  const request = (change: JsonObject): JsonObject => ({ headers: { request: change } });
  it.each([
    [
      "set",
      request({ set: { User: "bob" } }),
      [
        ["user", "bob"],
        ["trace", "1"],
      ],
    ],
    [
      "add to what there is",
      request({ add: { user: "bob" } }),
      [
        ["user", "ann,bob"],
        ["trace", "1"],
      ],
    ],
    [
      "add what is new",
      request({ add: { New: "x" } }),
      [
        ["user", "ann"],
        ["trace", "1"],
        ["new", "x"],
      ],
    ],
    ["remove", request({ remove: ["TRACE", "none"] }), [["user", "ann"]]],
    [
      "remove before they add",
      request({ remove: ["user"], add: { user: "bob" } }),
      [
        ["trace", "1"],
        ["user", "bob"],
      ],
    ],
    [
      "of the response change no request",
      { headers: { response: { set: { user: "bob" } } } },
      [
        ["user", "ann"],
        ["trace", "1"],
      ],
    ],
  ])("%s", (_what, change, expected) => {
    expect(after({ ...change, route: [to("a")] })).toEqual(expected);
    expect(after({ route: [{ ...to("a"), ...change }] })).toEqual(expected);
  });

  it("are each destination's own", () => {
    const decision = routedBy({
      route: [{ ...to("a", {}, 1), ...request({ set: { to: "a" } }) }, to("b", {}, 1)],
    });
    const told =
      decision.outcome === "forward" ? decision.targets.map(({ call }) => call.headers.get("to")) : [];
    expect(told).toEqual(["a", undefined]);
  });

  it.each(["host", ":authority", "Host"])("set the authority as %s", (name) => {
    expect(
      sentCall(routedBy({ ...request({ set: { [name]: "www.example.com" } }), route: [to("a")] }))?.host,
    ).toBe("www.example.com");
  });
});
