"use client";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@mantine/core";
import { Chip, type Tone } from "@/components/ui/chip";
import type { CertificatesResponse } from "@/lib/contracts/mtls/certificates-response";
import { formatAge } from "@/lib/format/age";
import { formatMoment } from "@/lib/format/moment";
import { End } from "../end";
import { certificateState, type CertificateState } from "../model/certificates/certificate-state";
import { certificateKey } from "../model/certificates/filter-certificates";
import styles from "../security.module.css";

type Certificate = CertificatesResponse["certificates"][number];

const TONES: Readonly<Record<CertificateState, Tone>> = { expired: "bad", late: "warn", valid: "ok" };
const PAGE = 200;

/** Certificates, those that end first at the top. */
export function CertificateTable({
  certificates,
  at,
}: {
  certificates: readonly Certificate[];
  at: number;
}): ReactElement {
  const t = useTranslations("certificatesPage");
  const [shown, setShown] = useState(PAGE);
  const more = certificates.length - shown;
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
          {certificates.slice(0, shown).map((certificate) => (
            <CertificateLine key={certificateKey(certificate)} certificate={certificate} at={at} />
          ))}
        </tbody>
      </table>
      {more > 0 && <Button onClick={() => setShown(shown + PAGE)}>{t("more", { count: more })}</Button>}
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
