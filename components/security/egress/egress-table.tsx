"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Chip, type Tone } from "@/components/ui/chip";
import { MoreButton } from "@/components/ui/more-button";
import { useShownPart } from "@/components/ui/use-shown-part";
import type { EgressFate } from "@/lib/client/url-state/mtls-egress-params";
import type { EgressHostDto } from "@/lib/contracts/mtls/egress-response";
import { End } from "../end";
import { egressKey, fateOf } from "../model/egress/egress-lines";
import styles from "../security.module.css";
import { RateCell } from "../status/rate-cell";

interface EgressTableProps {
  readonly lines: readonly EgressHostDto[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

const TONES: Readonly<Record<EgressFate, Tone>> = {
  cut: "bad",
  unknown: "warn",
  refused: "neutral",
  stays: "ok",
};
const STATE_TONES: Readonly<Record<EgressHostDto["state"], Tone>> = {
  registered: "neutral",
  passthrough: "warn",
  blocked: "bad",
};

/** Calls out of the mesh with what would become of them; those that a ServiceEntry would keep can be chosen. */
export function EgressTable({ lines, selected, onSelect }: EgressTableProps): ReactElement {
  const t = useTranslations("egressPage");
  const { shown, more, showMore } = useShownPart(lines);
  const toggle = (key: string): void => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect(next);
  };
  return (
    <>
      <table className={styles.table} aria-label={t("calls")}>
        <thead>
          <tr>
            <th scope="col">
              <AllBox lines={lines} selected={selected} onSelect={onSelect} />
            </th>
            <th scope="col">{t("host")}</th>
            <th scope="col">{t("caller")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col" className={styles.number}>
              {t("rate")}
            </th>
            <th scope="col">{t("fateColumn")}</th>
            <th scope="col">{t("because")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <EgressLine
              key={egressKey(line)}
              line={line}
              chosen={selected.has(egressKey(line))}
              onToggle={() => toggle(egressKey(line))}
            />
          ))}
        </tbody>
      </table>
      <MoreButton more={more} onMore={showMore} />
    </>
  );
}

function AllBox({ lines, selected, onSelect }: EgressTableProps): ReactElement {
  const t = useTranslations("egressPage");
  const keys = lines.filter(({ draft }) => draft !== null).map(egressKey);
  const all = keys.length > 0 && keys.every((key) => selected.has(key));
  return (
    <input
      type="checkbox"
      checked={all}
      disabled={keys.length === 0}
      onChange={() => onSelect(new Set(all ? [] : keys))}
      aria-label={t("chooseAll")}
    />
  );
}

interface EgressLineProps {
  readonly line: EgressHostDto;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function EgressLine({ line, chosen, onToggle }: EgressLineProps): ReactElement {
  const t = useTranslations("egressPage");
  const { host, state, caller, draft, because, protocol } = line;
  const fate = fateOf(line);
  return (
    <tr>
      <td>
        {draft !== null && (
          <input
            type="checkbox"
            checked={chosen}
            onChange={onToggle}
            aria-label={t("choose", { host, workload: caller.workload, namespace: caller.namespace })}
          />
        )}
      </td>
      <td>
        {host === "" ? (
          <span className={styles.muted}>{t("unnamed")}</span>
        ) : (
          <span className={styles.host}>
            {host}
            <CopyButton text={host} />
          </span>
        )}
        <span className={`${styles.ends ?? ""} ${styles.muted ?? ""}`}>{protocol}</span>
      </td>
      <td>
        <End {...caller} />
      </td>
      <td>
        <Chip tone={STATE_TONES[state]}>{t("stateName", { state })}</Chip>
      </td>
      <td className={styles.number}>
        <RateCell {...line} />
      </td>
      <td className={styles.fixed}>
        <Chip tone={TONES[fate]}>{t("fate", { fate })}</Chip>
      </td>
      <td>{because}</td>
    </tr>
  );
}
