"use client";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { useConfigEvents } from "@/components/mesh/use-config-events";
import { useDraft } from "@/lib/client/drafts/use-drafts";
import type { ExplorerRequest } from "@/lib/client/url-state/explorer-request";
import { useExplorerParams } from "@/lib/client/url-state/explorer-state";
import { Examples } from "./examples";
import styles from "./explorer.module.css";
import { draftedObjects } from "./model/drafted-objects";
import { explainRequestOf } from "./model/explain-request-of";
import { fillForm } from "./model/fill-form";
import { formOf, readForm, type RequestForm as Fields } from "./model/request-form";
import { ConfigurationBar } from "./request/configuration-bar";
import { LineBox } from "./request/line-box";
import { RequestForm } from "./request/request-form";
import { Answers, type OtherConfiguration } from "./result/answers";

/** Takes a request apart: what the configuration does with it, step by step. */
export function ExplorerPage(): ReactElement {
  const t = useTranslations("explorer");
  useConfigEvents();
  const [params, setParams] = useExplorerParams();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const draft = useDraft(params.draft);
  const drafts = draft === undefined ? null : draftedObjects(draft.entries);
  const now = explainRequestOf(params, {});
  const put = (request: ExplorerRequest): void => void setParams({ ...request, header: [...request.header] });
  const ask = (fields: Fields): void => {
    const read = readForm(fields);
    setWrong(read.ok ? [] : read.wrong);
    if (read.ok) put(read.request);
  };
  const form = formOf(params);
  return (
    <div className={styles.page}>
      <header className={styles.heading}>
        <h1>{t("title")}</h1>
        <p className={styles.summary}>{t("subtitle")}</p>
      </header>
      <LineBox onRequest={(request, claims) => ask(fillForm(form, request, claims))} />
      <div className={styles.columns}>
        <section className={styles.request} aria-label={t("request")}>
          <RequestForm key={JSON.stringify(form)} initial={form} wrong={wrong} onAsk={ask} />
          <ConfigurationBar />
        </section>
        <section className={styles.result} aria-label={t("result")}>
          {now === null ? (
            <Examples onAsk={put} />
          ) : (
            <Answers
              now={now}
              other={otherOf(params, { drafts, hasDraft: draft !== undefined })}
              compare={params.compare}
            />
          )}
        </section>
      </div>
    </div>
  );
}

type Params = ReturnType<typeof useExplorerParams>[0];

/** The same request by the other configuration that is chosen, or why its draft cannot be laid over the cluster. */
function otherOf(
  params: Params,
  { drafts, hasDraft }: { readonly drafts: ReturnType<typeof draftedObjects>; readonly hasDraft: boolean },
): OtherConfiguration | null {
  if (params.draft !== null) {
    if (!hasDraft) return { request: null, lost: "gone" };
    if (drafts === null) return { request: null, lost: "unreadable" };
    return { request: explainRequestOf(params, { drafts }), lost: null };
  }
  return params.then === null ? null : { request: explainRequestOf(params, { at: params.then }), lost: null };
}
