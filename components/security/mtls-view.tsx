"use client";
import type { ReactElement } from "react";
import { useMtlsParams } from "@/lib/client/url-state/mtls-state";
import { CertificatesView } from "./certificates/certificates-view";
import { ReadinessView } from "./readiness/readiness-view";
import { MtlsStatus } from "./status/mtls-status";

/** Mutual TLS: its state, whether it can be made STRICT, and the certificates it rests on. */
export function MtlsView(): ReactElement {
  const [{ view }] = useMtlsParams();
  switch (view) {
    case "status":
      return <MtlsStatus />;
    case "readiness":
      return <ReadinessView />;
    case "certificates":
      return <CertificatesView />;
  }
}
