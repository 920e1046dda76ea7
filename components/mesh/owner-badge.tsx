import { Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import type { OwnerDto } from "@/lib/contracts/config/owner";

interface OwnerBadgeProps {
  readonly owner: OwnerDto;
  /** Leave out "managed by", where a column says so. */
  readonly short?: boolean;
}

/** Who keeps an object, with where that was read on hover and focus. */
export function OwnerBadge({ owner, short = false }: OwnerBadgeProps): ReactElement {
  const t = useTranslations("owner");
  const { type, name, declarative, evidence } = owner;
  return (
    <Tooltip
      label={t("explain", { declarative: String(declarative), evidence })}
      multiline
      maw={340}
      events={{ hover: true, focus: true, touch: true }}
    >
      <span tabIndex={short ? undefined : 0}>
        <Chip>{t(short ? "short" : "managedBy", { type, name })}</Chip>
      </span>
    </Tooltip>
  );
}
