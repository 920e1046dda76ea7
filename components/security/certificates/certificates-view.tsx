"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { QueryAnswer } from "@/components/mesh/query-answer";
import { Card } from "@/components/ui/card";
import { FilterBox } from "@/components/ui/filter-box";
import { MessagePanel } from "@/components/ui/message-panel";
import { certificatesQuery } from "@/lib/client/queries/certificates";
import { useMtlsParams } from "@/lib/client/url-state/mtls-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { CertificatesResponse } from "@/lib/contracts/mtls/certificates-response";
import { certificateState } from "../model/certificates/certificate-state";
import { filterCertificates } from "../model/certificates/filter-certificates";
import { MtlsHeading } from "../mtls-heading";
import styles from "../security.module.css";
import { CertificateTable } from "./certificate-table";

/** The certificates that proxies serve and when they end, or why nothing is known of them. */
export function CertificatesView(): ReactElement {
  const [{ namespaces }] = useScopeParams();
  const query = useQuery(certificatesQuery(namespaces));
  return (
    <div className={styles.page}>
      <MtlsHeading summary={query.data?.available === true && <Summary data={query.data} />} />
      <QueryAnswer query={query}>{(data) => <Certificates data={data} />}</QueryAnswer>
    </div>
  );
}

function Summary({ data }: { data: CertificatesResponse }): ReactElement {
  const t = useTranslations("certificatesPage");
  const states = data.certificates.map(({ expiresAt, resource }) =>
    certificateState(expiresAt, resource, data.at),
  );
  const count = (wanted: string): number => states.filter((state) => state === wanted).length;
  return <>{t("summary", { count: states.length, expired: count("expired"), late: count("late") })}</>;
}

function Certificates({ data }: { data: CertificatesResponse }): ReactElement {
  const t = useTranslations("certificatesPage");
  const [{ text }, setParams] = useMtlsParams();
  if (!data.available) return <MessagePanel kind="empty" title={t("notAvailable")} detail={data.because} />;
  if (data.certificates.length === 0)
    return <MessagePanel kind="empty" title={t("nothing")} detail={t("nothingDetail")} />;
  const shown = filterCertificates(data.certificates, text);
  return (
    <div className={styles.content}>
      <div className={styles.stack}>
        <div>
          <FilterBox
            label={t("filter")}
            placeholder={t("filterPlaceholder")}
            value={text}
            onChange={(next) => void setParams({ text: next })}
          />
        </div>
        <Card label={t("title")}>
          {shown.length === 0 ? (
            <MessagePanel kind="empty" title={t("noMatch")} />
          ) : (
            <CertificateTable certificates={shown} at={data.at} />
          )}
        </Card>
      </div>
    </div>
  );
}
