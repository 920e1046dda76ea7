import { withNuqsTestingAdapter } from "nuqs/adapters/testing";
import { createElement, type FunctionComponent } from "react";
import { expect, test } from "vitest";
import { certificatesQuery } from "@/lib/client/queries/certificates";
import { egressQuery } from "@/lib/client/queries/egress";
import { mtlsQuery } from "@/lib/client/queries/mtls";
import { createQueryClient } from "@/lib/client/query-client";
import type { CertificatesResponse } from "@/lib/contracts/mtls/certificates-response";
import type { EgressResponse } from "@/lib/contracts/mtls/egress-response";
import type { MtlsResponse } from "@/lib/contracts/mtls/mtls-response";
import { mtlsScope } from "@/lib/testing/mtls-entry";
import { renderMarkup } from "@/lib/testing/render-markup";
import { CertificatesView } from "./certificates/certificates-view";
import { EgressView } from "./egress/egress-view";
import { MtlsStatus } from "./status/mtls-status";

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
const NO_WORKLOADS: MtlsResponse = {
  at: 1_700_000_000,
  windowSeconds: 300,
  autoMtls: true,
  mesh: mtlsScope(""),
  namespaces: [mtlsScope("shop")],
  entries: [],
  warnings: [],
};
const NO_CERTIFICATES: CertificatesResponse = {
  at: 1_700_000_000,
  available: true,
  because: "",
  certificates: [],
};

function draw(view: FunctionComponent, key: readonly unknown[], answer: unknown, searchParams = ""): string {
  const client = createQueryClient();
  client.setQueryData(key, answer);
  return renderMarkup(
    createElement(withNuqsTestingAdapter({ searchParams }), null, createElement(view)),
    client,
  );
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

test("namespaces without workloads are not taken for a filter that leaves all of them out", () => {
  const { queryKey } = mtlsQuery([], "5m");
  const html = draw(MtlsStatus, queryKey, NO_WORKLOADS, "?text=web");
  expect(html).toContain("No workloads in these namespaces");
  expect(html).not.toContain("No workloads match");
});

test("namespaces without certificates are not taken for a filter that leaves all of them out", () => {
  const html = draw(CertificatesView, certificatesQuery([]).queryKey, NO_CERTIFICATES);
  expect(html).toContain("No certificates in these namespaces");
  expect(html).not.toContain("No certificates match");
});
