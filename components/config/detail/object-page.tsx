"use client";
import { Tabs } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { DETAIL_TABS, type DetailTab } from "@/lib/client/url-state/config-detail-params";
import { useConfigDetailParams } from "@/lib/client/url-state/config-detail-state";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { ObjectEditor } from "../editor/object-editor";
import { rowKey } from "../model/list/row-key";
import { EffectiveTables } from "./effective-tables";
import { FactsCard } from "./facts-card";
import { FieldOwners } from "./field-owners";
import { FindingsCard } from "./findings-card";
import { ObjectHeader } from "./object-header";
import { ObjectHistory } from "./object-history";
import styles from "./object-page.module.css";
import { ReferenceTables } from "./reference-tables";
import { StatusTables } from "./status-tables";

interface ObjectPageProps {
  readonly detail: ObjectResponse;
  /** Deleted since it was opened. */
  readonly gone: boolean;
  readonly now: number;
  readonly onChanged: () => void;
}

/** Everything about one object: its text, what it comes to, what it touches, how it is and how it became so. */
export function ObjectPage({ detail, gone, now, onChanged }: ObjectPageProps): ReactElement {
  const t = useTranslations("configDetail");
  const [{ tab }, setParams] = useConfigDetailParams();
  const [goTo, setGoTo] = useState<Pick<FindingDto, "path"> | null>(null);
  const open = (next: DetailTab): void => void setParams({ tab: next });
  const counts: Partial<Record<DetailTab, number>> = {
    references: new Set(detail.references.map(({ object }) => rowKey(object))).size,
    status: detail.conditions.filter(({ bad }) => bad).length,
  };
  return (
    <>
      <ObjectHeader detail={detail} gone={gone} onHistory={() => open("history")} />
      <Tabs
        value={tab}
        onChange={(value) => open(DETAIL_TABS.find((known) => known === value) ?? "yaml")}
        keepMounted={false}
        classNames={{ list: styles.tabs ?? "", tab: styles.tab ?? "" }}
      >
        <Tabs.List aria-label={t("parts")}>
          {DETAIL_TABS.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t("tab", { tab: value, count: counts[value] ?? 0 })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="yaml" className={styles.panel}>
          <ObjectEditor detail={detail} goTo={goTo} onChanged={onChanged} />
        </Tabs.Panel>
        {tab !== "yaml" && (
          <Tabs.Panel value={tab} className={styles.panel}>
            <div className={styles.columns}>
              <div className={styles.main}>
                <TabBody tab={tab} detail={detail} now={now} />
              </div>
              <aside className={styles.aside}>
                <FindingsCard
                  detail={detail}
                  onGoTo={({ path }) => {
                    setGoTo({ path });
                    open("yaml");
                  }}
                />
                <FactsCard detail={detail} now={now} />
              </aside>
            </div>
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}

interface TabBodyProps extends Pick<ObjectPageProps, "detail" | "now"> {
  readonly tab: Exclude<DetailTab, "yaml">;
}

function TabBody({ tab, detail, now }: TabBodyProps): ReactElement {
  switch (tab) {
    case "effective":
      return <EffectiveTables tables={detail.effective} />;
    case "references":
      return <ReferenceTables detail={detail} />;
    case "status":
      return <StatusTables detail={detail} now={now} />;
    case "fields":
      return <FieldOwners managers={detail.managers} now={now} />;
    case "history":
      return <ObjectHistory object={detail.ref} now={now} />;
  }
}
