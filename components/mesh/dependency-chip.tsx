import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip, type Tone } from "@/components/ui/chip";
import type { StatusResponse } from "@/lib/contracts/status-response";

type State = StatusResponse["dependencies"][number]["state"];

const TONES: Readonly<Record<State, Tone>> = {
  ok: "ok",
  connecting: "accent",
  unknown: "neutral",
  unreachable: "bad",
  unauthorized: "bad",
  unconfigured: "warn",
};

/** Whether something Meshlens depends on answers. */
export function DependencyChip({ state }: { state: State }): ReactElement {
  const t = useTranslations("statusPage");
  return (
    <Chip tone={TONES[state]} dot>
      {t("state", { state })}
    </Chip>
  );
}
