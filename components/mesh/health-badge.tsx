import { Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip, type Tone } from "@/components/ui/chip";
import type { Health, HealthStatus } from "@/lib/domain/health/health";

const TONES: Readonly<Record<HealthStatus, Tone>> = {
  healthy: "ok",
  degraded: "warn",
  failure: "bad",
  noTraffic: "neutral",
  noData: "neutral",
};

/** The health of something, with the evidence on hover and focus. */
export function HealthBadge({ health }: { health: Health }): ReactElement {
  const t = useTranslations("health");
  return (
    <Tooltip label={health.why} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <span tabIndex={0}>
        <Chip tone={TONES[health.status]}>{t("status", { status: health.status })}</Chip>
      </span>
    </Tooltip>
  );
}
