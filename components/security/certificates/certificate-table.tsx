"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip, type Tone } from "@/components/ui/chip";
import { MoreButton } from "@/components/ui/more-button";
import { useShownPart } from "@/components/ui/use-shown-part";
import type { CertificatesResponse } from "@/lib/contracts/mtls/certificates-response";
import { formatAge } from "@/lib/format/age";
import { formatMoment } from "@/lib/format/moment";
import { End } from "../end";
import { certificateState, type CertificateState } from "../model/certificates/certificate-state";
import { certificateKey } from "../model/certificates/filter-certificates";
import styles from "../security.module.css";

type Certificate = CertificatesResponse["certificates"][number];

const TONES: Readonly<Record<CertificateState, Tone>> = { expired: "bad", late: "warn", valid: "ok" };

/** Certificates, those that end first at the top. */
export function CertificateTable({
  certificates,
  at,
}: {
  certificates: readonly Certificate[];
  at: number;
}): ReactElement {
  const t = useTranslations("certificatesPage");
  const { shown, more, showMore } = useShownPart(certificates);
  return (
    <>
      <table className={styles.table} aria-label={t("title")}>
        <thead>
          <tr>
            <th scope="col">{t("workload")}</th>
            <th scope="col">{t("namespace")}</th>
            <th scope="col">{t("pod")}</th>
            <th scope="col">{t("resource")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("expires")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((certificate) => (
            <CertificateLine key={certificateKey(certificate)} certificate={certificate} at={at} />
          ))}
        </tbody>
      </table>
      <MoreButton more={more} onMore={showMore} />
    </>
  );
}

function CertificateLine({ certificate, at }: { certificate: Certificate; at: number }): ReactElement {
  const t = useTranslations("certificatesPage");
  const { namespace, workload, pod, resource, expiresAt } = certificate;
  const state = certificateState(expiresAt, resource, at);
  return (
    <tr>
      <td>
        <End namespace={namespace} workload={workload} within={namespace} />
      </td>
      <td>{namespace}</td>
      <td>{pod}</td>
      <td>
        <code>{resource}</code>
      </td>
      <td>
        <Chip tone={TONES[state]}>{t("stateName", { state })}</Chip>
      </td>
      <td className={styles.fixed}>
        {t("when", { state, age: formatAge(Math.abs(expiresAt - at) * 1000) })}{" "}
        <span className={styles.muted}>{formatMoment(expiresAt * 1000, at * 1000)}</span>
        {state === "late" && <span className={styles.ends}>{t("lateHint")}</span>}
      </td>
    </tr>
  );
}
