import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { specObject } from "@/lib/testing/spec-object";
import { reachOf } from "./tls-mode";

const NS_WIDE = "*.shop.svc.cluster.local";
const rule = (path: string, host: string, mode?: string): ClusterObject =>
  specObject("DestinationRule", path, {
    host,
    ...(mode === undefined ? {} : { trafficPolicy: { tls: { mode } } }),
  });

describe("how wide a rule reaches", () => {
  it.each([
    ["*.local", "mesh"],
    ["*", "mesh"],
    ["*.svc.cluster.local", "mesh"],
    [NS_WIDE, { namespace: "shop" }],
    ["cart", null],
    ["*.example.com", null],
    ["*.a.shop.svc.cluster.local", null],
  ])("%s: %j", (host, reach) => {
    expect(reachOf(rule("shop/a", host))).toEqual(reach);
  });
});
