import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { outboundModeSaid } from "./outbound-mode-said";

describe("an outbound traffic policy", () => {
  it.each<[JsonObject, number]>([
    [{ outboundTrafficPolicy: {} }, 1],
    [{ outboundTrafficPolicy: { mode: "" } }, 1],
    [{ outboundTrafficPolicy: { mode: "ALLOW_ANY" } }, 0],
    [{}, 0],
  ])("names its mode: %j", (spec, findings) => {
    expect(foundBy(outboundModeSaid, specObject("Sidecar", "shop/default", spec))).toEqual(
      Array.from({ length: findings }, () => "KIA1007 info spec.outboundTrafficPolicy"),
    );
  });
});
