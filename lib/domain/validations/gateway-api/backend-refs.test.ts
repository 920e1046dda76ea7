import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { backendRefs } from "./backend-refs";

describe("the backends of a route", () => {
  it("are read with what the API takes for granted, and those of mirrors with them", () => {
    const route = specObject("HTTPRoute", "shop/a", {
      rules: [
        {
          backendRefs: [
            { name: "cart", port: 80 },
            { name: "llm", namespace: "ai", group: "inference.networking.k8s.io", kind: "InferencePool" },
            "none",
          ],
          filters: [
            { type: "RequestMirror", requestMirror: { backendRef: { name: "copy" } } },
            { type: "URLRewrite" },
          ],
        },
      ],
    });
    expect(backendRefs(route)).toEqual([
      {
        group: "",
        kind: "Service",
        namespace: "shop",
        name: "cart",
        port: 80,
        path: ["spec", "rules", 0, "backendRefs", 0],
      },
      {
        group: "inference.networking.k8s.io",
        kind: "InferencePool",
        namespace: "ai",
        name: "llm",
        port: null,
        path: ["spec", "rules", 0, "backendRefs", 1],
      },
      {
        group: "",
        kind: "Service",
        namespace: "shop",
        name: "copy",
        port: null,
        path: ["spec", "rules", 0, "filters", 0, "requestMirror", "backendRef"],
      },
    ]);
  });
});
