"use client";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { Chip } from "@/components/ui/chip";
import { formatPercent } from "@/lib/format/percent";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { MtlsScope, TreeLine, WorkloadLine } from "../model/status/tree-line";
import { ConfiguredCell } from "./configured-cell";
import { MarkChips } from "./mark-chips";
import styles from "./mtls-grid.module.css";
import { ObservedBar } from "./observed-bar";
import { RateCell } from "./rate-cell";
import { StrictLink } from "./strict-link";

/** What stands in the columns of a line after its name: as many as there are columns, or one over all of them. */
export interface TreeCells {
  readonly name: ReactNode;
  readonly cells: readonly ReactNode[];
}

/** The cells of one line. */
export function useTreeCells(): (line: TreeLine) => TreeCells {
  const t = useTranslations("mtlsPage");
  const [{ namespaces }] = useScopeParams();
  return (line) => {
    switch (line.type) {
      case "mesh":
        return {
          name: <b>{t("mesh", { part: String(namespaces.length > 0) })}</b>,
          cells: scopeCells(line.scope, <ScopeNote scope={line.scope} />),
        };
      case "namespace":
        return {
          name: <b>{line.scope.name}</b>,
          cells: scopeCells(line.scope, <ScopeNote scope={line.scope} />),
        };
      case "workload":
        return { name: <WorkloadName line={line} />, cells: workloadCells(line, t) };
      case "port":
        return {
          name: (
            <span data-exception={line.exception || undefined}>
              {t("port", { port: String(line.entry.port) })}
            </span>
          ),
          cells: [
            <ConfiguredCell key="configured" {...line.entry} />,
            <span key="observed" className={styles.muted}>
              {t("portUnobserved")}
            </span>,
            "",
            "",
            line.exception && (
              <span key="exception" className={styles.marks}>
                <Chip tone="accent">{t("mark", { mark: "exception", count: 1 })}</Chip>
              </span>
            ),
          ],
        };
      case "caller":
        return {
          name: <CallerName {...line.caller} />,
          cells: [
            <span key="share" className={styles.muted}>
              {line.share === null ? "" : t("share", { share: formatPercent(line.share) })}
            </span>,
            <ObservedBar key="observed" percent={line.caller.observedPercent} />,
            <RateCell key="rate" {...line.caller} />,
            "",
            "",
          ],
        };
      case "conflict":
        return { name: <Conflict line={line} />, cells: [] };
    }
  };
}

function scopeCells(scope: MtlsScope, note: ReactNode): readonly ReactNode[] {
  return [
    <ConfiguredCell key="configured" {...scope} namespace={scope.name} />,
    <ObservedBar key="observed" percent={scope.observedPercent} />,
    <RateCell key="rate" requestsPerSecond={scope.requestsPerSecond} />,
    "",
    <span key="note" className={styles.marks}>
      {note}
      <StrictLink namespace={scope.name} workload="" />
    </span>,
  ];
}

function workloadCells(
  line: WorkloadLine,
  t: ReturnType<typeof useTranslations<"mtlsPage">>,
): readonly ReactNode[] {
  const { whole } = line.workload;
  return [
    <ConfiguredCell key="configured" {...whole} enforced={whole.dataPlane !== "none"} />,
    <ObservedBar key="observed" percent={whole.observedPercent} />,
    <RateCell key="rate" {...whole} />,
    <span key="dataPlane" className={whole.dataPlane === "none" ? (styles.muted ?? "") : ""}>
      {t("dataPlane", { plane: whole.dataPlane })}
    </span>,
    <span key="marks" className={styles.marks}>
      <MarkChips line={line} />
      <StrictLink namespace={whole.namespace} workload={whole.workload} />
    </span>,
  ];
}

function ScopeNote({ scope: { workloads, exceptions } }: { scope: MtlsScope }): ReactElement {
  const t = useTranslations("mtlsPage");
  return (
    <>
      <span className={styles.muted}>{t("workloads", { count: workloads })}</span>
      {exceptions > 0 && <Chip tone="accent">{t("exceptions", { count: exceptions })}</Chip>}
    </>
  );
}

function WorkloadName({ line }: { line: WorkloadLine }): ReactElement {
  const { namespace, workload } = line.workload.whole;
  return <ObjectLink object={{ kind: "Workload", namespace, name: workload }} within={namespace} nameOnly />;
}

function CallerName({ namespace, workload }: { namespace: string; workload: string }): ReactElement {
  const t = useTranslations("mtlsPage");
  return (
    <>
      <span className={styles.muted}>{t("from")} </span>
      {workload === "" ? t("unknownCaller") : workload}
      {namespace !== "" && <span className={styles.muted}> {namespace}</span>}
    </>
  );
}

function Conflict({ line: { conflict } }: { line: Extract<TreeLine, { type: "conflict" }> }): ReactElement {
  const t = useTranslations("mtlsPage");
  return (
    <span className={styles.conflict}>
      <Chip tone="bad">{conflict.code}</Chip>
      <span>
        {conflict.caller !== null && conflict.caller.workload !== "" && (
          <b>
            {t("conflictFor", {
              namespace: conflict.caller.namespace,
              workload: conflict.caller.workload,
            })}{" "}
          </b>
        )}
        {conflict.message}
      </span>
      {conflict.objects.map((object) => (
        <ObjectLink key={`${object.kind}/${object.namespace}/${object.name}`} object={object} />
      ))}
    </span>
  );
}
