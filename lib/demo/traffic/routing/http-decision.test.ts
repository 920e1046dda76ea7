import { describe, expect, it } from "vitest";
import { inShort, routedBy, to } from "@/lib/testing/routed-call";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect and #HTTPDirectResponse
describe("an answer in place of a route", () => {
  it.each([
    ["redirects with 301", { redirect: { uri: "/x" } }, "redirect 301"],
    ["redirects with a code of its own", { redirect: { uri: "/x", redirectCode: 308 } }, "redirect 308"],
    ["redirects although it has destinations", { redirect: {}, route: [to("a")] }, "redirect 301"],
    ["responds directly", { directResponse: { status: 418 } }, "direct_response 418"],
    ["does not respond without a status", { directResponse: {}, route: [to("a")] }, "a.shop:8080=1"],
  ])("%s", (_rule, rule, expected) => {
    expect(inShort(routedBy(rule))).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute-timeout
describe("the time-out of a route", () => {
  it.each([
    ["5s", 5_000],
    ["0.5s", 500],
    ["0s", null],
    ["soon", null],
    [undefined, null],
  ])("%s", (timeout, timeoutMs) => {
    expect(routedBy({ route: [to("a")], timeout })).toMatchObject({ timeoutMs });
  });
});
