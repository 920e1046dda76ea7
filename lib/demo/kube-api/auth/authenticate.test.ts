import { expect, it } from "vitest";
import { accessContext } from "@/lib/testing/access-context";
import { authenticate } from "./authenticate";

const context = accessContext();

it.each([
  ["Bearer mesh-viewer", "/apis", "mesh-viewer"],
  ["bearer demo-admin", "/apis", "demo-admin"],
  [undefined, "/livez", "system:anonymous"],
  [undefined, "/version", "system:anonymous"],
])("%j at %s is %s", (authorization, path, name) => {
  expect(authenticate(context, authorization, path)).toMatchObject({ ok: true, user: { name } });
});

it.each([
  [undefined, "/apis"],
  ["", "/apis"],
  ["Basic ZGVtby1hZG1pbjo=", "/apis"],
  ["Bearer", "/livez"],
  ["Bearer nobody", "/livez"],
  ["Bearer mesh-viewer demo-admin", "/apis"],
  ["Bearer a.b.c", "/apis"],
])("%j at %s is nobody: 401", (authorization, path) => {
  expect(authenticate(context, authorization, path)).toMatchObject({ ok: false, reply: { code: 401 } });
});
