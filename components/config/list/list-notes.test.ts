import { createElement } from "react";
import { expect, test } from "vitest";
import type { KindsResponse } from "@/lib/contracts/config/kinds-response";
import { renderMarkup } from "@/lib/testing/render-markup";
import { ListNotes } from "./list-notes";

type Kind = KindsResponse["kinds"][number];

function kind(key: string, state: Kind["state"], reason: string | null = null): Kind {
  return {
    key,
    group: "networking.istio.io",
    kind: key,
    plural: key,
    namespaced: true,
    family: "istio",
    version: "v1",
    versions: ["v1"],
    state,
    reason,
    objects: 0,
  };
}

const draw = (kinds: readonly Kind[], stale: Parameters<typeof ListNotes>[0]["stale"] = null): string =>
  renderMarkup(createElement(ListNotes, { kinds: [...kinds], stale }));

test("kinds that may not be read are named with the reason; kinds that are not served are not", () => {
  const html = draw([
    kind("EnvoyFilter", "denied", "Needs list on envoyfilters."),
    kind("Sidecar", "denied"),
    kind("XMesh", "notServed"),
    kind("VirtualService", "live"),
  ]);
  expect(html).toContain("You may not read EnvoyFilter, Sidecar. Needs list on envoyfilters.");
  expect(html).not.toMatch(/XMesh|VirtualService/);
});

test("kinds whose watch is broken may be old, and that is said", () => {
  expect(draw([kind("VirtualService", "stale", "The connection was reset.")])).toContain(
    "What is shown of VirtualService may be old. The connection was reset.",
  );
});

test("an old answer says how old and why", () => {
  const html = draw([], { ageMs: 120_000, cause: "No answer." });
  expect(html).toContain("2 min");
  expect(html).toContain("No answer.");
});

test("nothing is said while nothing is missing", () => {
  expect(draw([kind("VirtualService", "live"), kind("XMesh", "notServed")])).not.toContain("role=");
});
