import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { createElement, type FunctionComponent } from "react";
import { expect, test } from "vitest";
import { certificatesQuery } from "@/lib/client/queries/certificates";
import { egressQuery } from "@/lib/client/queries/egress";
import { createQueryClient } from "@/lib/client/query-client";
import type { CertificatesResponse } from "@/lib/contracts/mtls/certificates-response";
import type { EgressResponse } from "@/lib/contracts/mtls/egress-response";
import { renderMarkup } from "@/lib/testing/render-markup";
import { CertificatesView } from "./certificates/certificates-view";
import { EgressView } from "./egress/egress-view";

const NO_CALLS: EgressResponse = {
  at: 1_700_000_000,
  windowSeconds: 86_400,
  allowAny: true,
  verdict: "safe",
  because: "",
  hosts: [],
  unknown: [],
  warnings: [],
};
const NO_CERTIFICATES: CertificatesResponse = {
  at: 1_700_000_000,
  available: true,
  because: "",
  certificates: [],
};

function draw(view: FunctionComponent, key: readonly unknown[], answer: unknown): string {
  const client = createQueryClient();
  client.setQueryData(key, answer);
  return renderMarkup(createElement(NuqsTestingAdapter, null, createElement(view)), client);
}

test.each([
  ["nothing is missing", [], "No calls out of the mesh were seen"],
  ["only objects may be hidden", ["kindUnread"], "No calls out of the mesh were seen"],
  ["there is no telemetry", ["noTelemetry"], "No calls out of the mesh are known"],
])("without calls out of the mesh the page says what it knows where %s", (_rule, codes, words) => {
  const warnings = codes.map((code) => ({ code, message: code }));
  const { queryKey } = egressQuery([], "1d");
  expect(draw(EgressView, queryKey, { ...NO_CALLS, warnings })).toContain(words);
});

test("namespaces without certificates are not taken for a filter that leaves all of them out", () => {
  const html = draw(CertificatesView, certificatesQuery([]).queryKey, NO_CERTIFICATES);
  expect(html).toContain("No certificates in these namespaces");
  expect(html).not.toContain("No certificates match");
});
