import { IconAlertTriangle, IconCircleCheck, IconHelp, IconShieldLock } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { Tone } from "@/components/ui/chip";
import { VerdictSign } from "@/components/ui/verdict-sign";

const ICONS: Readonly<Record<Tone, typeof IconHelp>> = {
  ok: IconCircleCheck,
  bad: IconAlertTriangle,
  warn: IconHelp,
  accent: IconShieldLock,
  neutral: IconHelp,
};

/** The sign of a verdict whose tone says it all. */
export function VerdictIcon({ tone }: { tone: Tone }): ReactElement {
  return <VerdictSign icon={ICONS[tone]} tone={tone} />;
}
