"use client";
import { Button } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { splitKey } from "@/components/mesh/splits/split-key";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { configObjectQuery } from "@/lib/client/queries/config-object";
import type { SplitService } from "@/lib/client/queries/split-service";
import { useSplitPageParams } from "@/lib/client/url-state/split-page-state";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { readShift } from "@/lib/domain/shifting/read-shift";
import { rolloutWords } from "../model/rollout-words";
import { shiftPlace } from "../model/shift/shift-place";
import type { EndedShift } from "../model/shift/ended-shift";
import { RunningShift } from "./running-shift";
import styles from "./shift.module.css";
import { StartShift } from "./start-shift";

interface ShiftSectionProps {
  readonly split: SplitDto;
  readonly service: SplitService;
  /** What its destinations are called, in their order. */
  readonly names: readonly string[];
  readonly onEnded: (ended: EndedShift) => void;
}

/** Shifting the traffic of one split: starting, or whatever is under way. */
export function ShiftSection(props: ShiftSectionProps): ReactElement {
  const t = useTranslations("shifting");
  const { data, error, refetch } = useQuery(configObjectQuery(props.split.object));
  if (data !== undefined) return <KnownObject {...props} detail={data} />;
  if (error === null) return <LoadingPanel lines={2} />;
  return (
    <div className={styles.section}>
      <p className={styles.note} data-tone="warn" role="alert">
        {t("noObject", { reason: error.detail })}{" "}
        <Button size="compact-xs" onClick={() => void refetch()}>
          {t("readAgain")}
        </Button>
      </p>
    </div>
  );
}

function KnownObject(props: ShiftSectionProps & { detail: ObjectResponse }): ReactElement {
  const t = useTranslations("shifting");
  const { split, detail } = props;
  const shift = useMemo(() => readShift(detail.object), [detail.object]);
  const place = shiftPlace(split, shift);
  return (
    <section className={styles.section} aria-label={t("title")}>
      {place === "here" && shift !== null && <RunningShift {...props} shift={shift} />}
      {place === "elsewhere" && <p className={styles.muted}>{t("elsewhere")}</p>}
      {place === "none" && <NotStarted {...props} />}
    </section>
  );
}

function NotStarted(props: ShiftSectionProps & { detail: ObjectResponse }): ReactElement {
  const t = useTranslations("shifting");
  const { split, detail } = props;
  const [{ shift }, setParams] = useSplitPageParams();
  const setOpen = (open: boolean): void => void setParams({ shift: open ? splitKey(split) : null });
  const { rollout } = split;
  const owner = split.owner ?? detail.owner;
  if (rollout !== null) {
    return <p className={styles.note}>{t("rolloutOwned", rolloutWords(rollout))}</p>;
  }
  if (split.protocol === "tcp") return <p className={styles.muted}>{t("tcp")}</p>;
  if (shift === splitKey(split)) return <StartShift {...props} onClose={() => setOpen(false)} />;
  const { allowed, because } = detail.may.update;
  return (
    <div className={styles.stack}>
      {owner !== null && (
        <p className={styles.note}>
          {t("owned", { name: owner.name, declarative: String(owner.declarative) })}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          {...(owner === null ? { variant: "filled" } : { variant: "subtle", color: "gray" })}
          leftSection={<IconArrowsExchange size={14} aria-hidden />}
          disabled={!allowed}
          onClick={() => setOpen(true)}
        >
          {owner === null ? t("startButton") : t("startAnyway")}
        </Button>
        {!allowed && <p className={styles.reason}>{because}</p>}
      </div>
    </div>
  );
}
