import type { Severity } from "@/lib/domain/validations/finding";
import { SEVERITIES } from "./severity-tone";

/** The same findings by severity, then code; equal ones keep their order. */
export function worstFirst<F extends { readonly severity: Severity; readonly code: string }>(
  findings: readonly F[],
): readonly F[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.code.localeCompare(b.code, "en"),
  );
}
