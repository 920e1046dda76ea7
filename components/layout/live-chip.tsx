"use client";
import { Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { Chip, type Tone } from "@/components/ui/chip";
import { useNow } from "@/lib/client/hooks/use-now";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { formatAge } from "@/lib/format/age";
import { formatDuration } from "@/lib/format/duration";
import { formatMoment } from "@/lib/format/moment";
import styles from "./live-chip.module.css";
import type { LiveState } from "./model/live-state";
import { useLiveState } from "./use-live-state";

const TONES: Readonly<Record<LiveState["kind"], Tone>> = {
  connecting: "neutral",
  live: "ok",
  paused: "neutral",
  fixed: "accent",
  stale: "warn",
  unreachable: "bad",
  refused: "bad",
};

/** Says how current the page is, and leads to the status page where the cause is. */
export function LiveChip(): ReactElement {
  const t = useTranslations("live");
  const state = useLiveState();
  const href = useScopedHref();
  const now = useNow(60_000);
  const values = {
    kind: state.kind,
    interval: state.kind === "live" ? formatDuration(state.intervalMs) : "",
    time: formatMoment(momentOf(state) ?? now, now),
    age: state.kind === "stale" ? formatAge(state.ageMs) : "",
    what: state.kind === "unreachable" ? state.what : "",
  };
  return (
    <Tooltip label={t("explain", values)} multiline maw={280}>
      <Link href={href("/status")} className={styles.link} aria-live="polite">
        <Chip tone={TONES[state.kind]} dot>
          {t(state.kind, values)}
        </Chip>
      </Link>
    </Tooltip>
  );
}

function momentOf(state: LiveState): number | null {
  if (state.kind === "fixed") return state.at;
  return "last" in state ? state.last : null;
}
