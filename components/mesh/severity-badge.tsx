import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import type { Severity } from "@/lib/domain/validations/finding";
import { SEVERITY_TONES } from "./model/severity-tone";

/** "1 warning", "3 errors": how many findings of one severity. */
export function SeverityBadge({ severity, count }: { severity: Severity; count: number }): ReactElement {
  const t = useTranslations("finding");
  return <Chip tone={SEVERITY_TONES[severity]}>{t("count", { severity, count })}</Chip>;
}
