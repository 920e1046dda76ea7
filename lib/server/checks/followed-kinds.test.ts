import { expect, test } from "vitest";
import { followedKinds } from "./followed-kinds";

test("only what is live everywhere counts as known", () => {
  const kinds = followedKinds([
    { kind: "Service", namespace: null, objects: 3, state: "live", since: 1 },
    { kind: "Pod", namespace: "shop", objects: 3, state: "live", since: 1 },
    { kind: "Sidecar", namespace: null, objects: 3, state: "stale", since: 1, cause: "lost" },
    { kind: "HTTPRoute", namespace: null, objects: 0, state: "notServed" },
  ]);
  expect([...kinds]).toEqual(["Service"]);
});
