import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs";

export const MTLS_VIEWS = ["status", "readiness", "certificates"] as const;

export const MTLS_MODES = ["STRICT", "PERMISSIVE", "DISABLE"] as const;

/** What sets a workload apart; those chosen must all hold. */
export const MTLS_MARKS = ["differs", "plaintext", "conflict", "exception"] as const;
export type MtlsMark = (typeof MTLS_MARKS)[number];

export const MTLS_COLUMNS = ["name", "configured", "observed", "rate", "dataPlane", "marks"] as const;
export type MtlsColumn = (typeof MTLS_COLUMNS)[number];

/** What the mTLS page shows; nothing of it is asked of the server. */
export const mtlsParams = {
  view: parseAsStringLiteral(MTLS_VIEWS).withDefault("status"),
  text: parseAsString.withDefault(""),
  mode: parseAsArrayOf(parseAsStringLiteral(MTLS_MODES)).withDefault([]),
  only: parseAsArrayOf(parseAsStringLiteral(MTLS_MARKS)).withDefault([]),
  sort: parseAsStringLiteral(MTLS_COLUMNS).withDefault("name"),
  desc: parseAsBoolean.withDefault(false),
  /** Lines that were opened: "namespace" or "namespace/workload". */
  open: parseAsArrayOf(parseAsString).withDefault([]),
};
