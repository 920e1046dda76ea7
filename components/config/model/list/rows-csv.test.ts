import { expect, test } from "vitest";
import { configRow } from "@/lib/testing/config-row";
import { rowsCsv } from "./rows-csv";

test("what is not known is empty, zero is a number, and times are RFC 3339", () => {
  const csv = rowsCsv([
    configRow({ about: "a, b", changed: { manager: "=kubectl", at: 60_000 } }),
    configRow({
      findings: null,
      owner: { type: "helm", name: "shop", declarative: true, evidence: "label" },
    }),
  ]);
  expect(csv.split("\r\n").slice(1)).toEqual([
    `VirtualService,networking.istio.io/v1,bookinfo,reviews,"a, b",0,0,0,,,1970-01-01T00:00:00.000Z,1970-01-01T00:01:00.000Z,'=kubectl`,
    "VirtualService,networking.istio.io/v1,bookinfo,reviews,reviews,,,,helm,shop,1970-01-01T00:00:00.000Z,,",
    "",
  ]);
});
