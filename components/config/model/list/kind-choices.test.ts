import { expect, test } from "vitest";
import { configRow } from "@/lib/testing/config-row";
import { kindChoices } from "./kind-choices";

test("kinds with objects are offered by family and name, with their number", () => {
  const rows = ["VirtualService", "Sidecar", "HTTPRoute", "VirtualService"].map((kind) =>
    configRow({ kind }),
  );
  expect(kindChoices(rows, [])).toEqual([
    {
      title: "Istio",
      choices: [
        { value: "Sidecar", label: "Sidecar", count: 1 },
        { value: "VirtualService", label: "VirtualService", count: 2 },
      ],
    },
    { title: "Gateway API", choices: [{ value: "HTTPRoute", label: "HTTPRoute", count: 1 }] },
  ]);
});

test("a chosen kind without objects stays, so that it can be taken away; even one nobody knows", () => {
  expect(kindChoices([], ["Sidecar", "Nonsense"]).flatMap(({ choices }) => choices)).toEqual([
    { value: "Sidecar", label: "Sidecar", count: 0 },
    { value: "Nonsense", label: "Nonsense", count: 0 },
  ]);
});
