"use client";
import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { parseAsString, useQueryState } from "nuqs";
import type { ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { Card } from "@/components/ui/card";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { editorValuesQuery } from "@/lib/client/queries/editor-values";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { PageHeading } from "../../page-heading";
import tables from "../../table.module.css";
import styles from "./service.module.css";

/** More services than this are found by their name only. */
const MOST = 300;

/** The services of the chosen namespaces; each leads to its traffic settings. */
export function ServiceList(): ReactElement {
  const t = useTranslations("serviceTraffic");
  const href = useScopedHref();
  const [scope] = useScopeParams();
  const [text, setText] = useQueryState("text", parseAsString.withDefault(""));
  const { data, error, refetch } = useQuery(editorValuesQuery());
  const services = (data?.hosts ?? []).filter(
    ({ host, namespace }) =>
      serviceOfHost(host) !== null &&
      host.includes(text.trim().toLowerCase()) &&
      (scope.namespaces.length === 0 || scope.namespaces.includes(namespace)),
  );
  return (
    <div className={styles.page}>
      <PageHeading title={t("title")}>
        <p className={styles.muted}>{t("intro")}</p>
      </PageHeading>
      <Card label={t("title")}>
        <TextInput
          size="xs"
          maw={320}
          aria-label={t("find")}
          placeholder={t("find")}
          value={text}
          onChange={(event) => void setText(event.currentTarget.value)}
        />
        {data === undefined && error === null && <LoadingPanel lines={8} />}
        {error !== null && <ProblemPanel problem={error} onRetry={() => void refetch()} />}
        {data !== undefined && services.length === 0 && (
          <MessagePanel kind="empty" title={t("noService")} detail={t("noServiceDetail")} />
        )}
        {services.length > 0 && (
          <table className={tables.table} aria-label={t("title")}>
            <thead>
              <tr>
                <th scope="col">{t("service")}</th>
                <th scope="col">{t("namespace")}</th>
                <th scope="col">{t("versions")}</th>
                <th scope="col">{t("subsets")}</th>
              </tr>
            </thead>
            <tbody>
              {services.slice(0, MOST).map(({ host, namespace, versions, subsets }) => {
                const name = serviceOfHost(host)?.name ?? host;
                return (
                  <tr key={host}>
                    <td>
                      <Link
                        href={href(
                          `/config/services/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`,
                        )}
                      >
                        {name}
                      </Link>
                    </td>
                    <td>{namespace}</td>
                    <td>{versions.join(", ")}</td>
                    <td>{subsets.join(", ")}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
        {services.length > MOST && (
          <p className={styles.muted}>{t("more", { count: services.length - MOST })}</p>
        )}
      </Card>
    </div>
  );
}
