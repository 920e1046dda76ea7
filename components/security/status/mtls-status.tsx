"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { QueryAnswer } from "@/components/mesh/query-answer";
import { MessagePanel } from "@/components/ui/message-panel";
import { mtlsQuery } from "@/lib/client/queries/mtls";
import { useMtlsParams } from "@/lib/client/url-state/mtls-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { MtlsResponse } from "@/lib/contracts/mtls/mtls-response";
import { MtlsHeading } from "../mtls-heading";
import { filterWorkloads, isFiltering, NO_FILTER } from "../model/status/filter-workloads";
import { mtlsWorkloads, type MtlsWorkload } from "../model/status/mtls-workload";
import { openState } from "../model/status/open-state";
import { treeLines } from "../model/status/tree-lines";
import styles from "../security.module.css";
import { ExportMenu } from "./export-menu";
import { FilterBar } from "./filter-bar";
import { TreeGrid } from "./tree-grid";

/** Mesh, namespaces, workloads and ports: what is configured and what was observed, side by side. */
export function MtlsStatus(): ReactElement {
  const [{ namespaces, window }] = useScopeParams();
  const query = useQuery(mtlsQuery(namespaces, window));
  const [state, setParams] = useMtlsParams();
  const shown = useShown(query.data);
  const open = openState(state, query.data?.namespaces.map(({ name }) => name) ?? []);
  return (
    <div className={styles.page}>
      <MtlsHeading summary={query.data && <Summary data={query.data} shown={shown.length} />}>
        <ExportMenu workloads={shown} />
      </MtlsHeading>
      <FilterBar allOpen={open.all} onOpenAll={() => void setParams({ open: open.afterAll() })} />
      <QueryAnswer query={query}>
        {(data) => (
          <div className={styles.body}>
            <Lines
              data={data}
              shown={shown}
              isOpen={open.isOpen}
              onToggle={(key) => void setParams({ open: open.after(key) })}
            />
          </div>
        )}
      </QueryAnswer>
    </div>
  );
}

function useShown(data: MtlsResponse | undefined): readonly MtlsWorkload[] {
  const [{ text, mode, only }] = useMtlsParams();
  return useMemo(() => {
    const modes = new Map(data?.namespaces.map(({ name, configured }) => [name, configured]));
    return filterWorkloads(mtlsWorkloads(data?.entries ?? []), { text, mode, only }, (name) =>
      modes.get(name),
    );
  }, [data, text, mode, only]);
}

interface LinesProps {
  readonly data: MtlsResponse;
  readonly shown: readonly MtlsWorkload[];
  readonly isOpen: (key: string) => boolean;
  readonly onToggle: (key: string) => void;
}

function Lines({ data, shown, isOpen, onToggle }: LinesProps): ReactElement {
  const t = useTranslations("mtlsPage");
  const [state, setParams] = useMtlsParams();
  const filtered = isFiltering(state);
  const none = data.entries.length === 0;
  if (filtered && shown.length === 0 && !none)
    return (
      <MessagePanel
        kind="empty"
        title={t("noMatch")}
        detail={t("noMatchDetail")}
        actions={<Button onClick={() => void setParams({ ...NO_FILTER })}>{t("clearFilters")}</Button>}
      />
    );
  if (data.namespaces.length === 0 || (filtered && none))
    return <MessagePanel kind="empty" title={t("nothing")} detail={t("nothingDetail")} />;
  const { sort, desc } = state;
  return (
    <TreeGrid
      label={t("table")}
      lines={treeLines(data, shown, { isOpen, sort, desc, filtered })}
      onToggle={onToggle}
    />
  );
}

function Summary({ data, shown }: { data: MtlsResponse; shown: number }): ReactElement {
  const t = useTranslations("mtlsPage");
  const total = mtlsWorkloads(data.entries).length;
  return <>{t("summary", { part: String(shown < total), shown, total, auto: String(data.autoMtls) })}</>;
}
