"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { isPoor } from "@/components/mesh/model/is-poor";
import { hostName } from "@/components/mesh/model/host-name";
import { ObjectLink } from "@/components/mesh/object-link";
import { Chip, type Tone } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { explorerPath } from "@/lib/client/url-state/explorer-path";
import { requestOfExample } from "@/lib/client/url-state/request-of-example";
import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";
import styles from "./exposures.module.css";
import { familyOf } from "./model/shown-exposures";

const TLS_TONES: Readonly<Record<ExposureDto["tls"]["mode"], Tone>> = {
  none: "warn",
  terminate: "ok",
  mutual: "ok",
  passthrough: "neutral",
  redirect: "accent",
};
const AUTHENTICATION_TONES: Readonly<Record<ExposureDto["authentication"]["state"], Tone>> = {
  none: "warn",
  optional: "warn",
  required: "ok",
  unknown: "neutral",
};

/** One way in: what is reached where, by which objects, how it is guarded, and what came by it. */
export function ExposureLine({ exposure }: { exposure: ExposureDto }): ReactElement {
  const t = useTranslations("exposures");
  const href = useScopedHref();
  const { host, port, scheme, addresses, gateway, tls, authentication, example } = exposure;
  const request = requestOfExample(example);
  return (
    <tr>
      <td className={styles.host}>
        <span className={styles.name}>{host === "*" ? t("anyHost") : host}</span>
        <div className={styles.muted}>{t("portScheme", { port: String(port), scheme })}</div>
        {addresses.map((address) => (
          <div key={address} className={styles.muted}>
            <span title={address}>{hostName(address, "")}</span> <CopyButton text={address} />
          </div>
        ))}
      </td>
      <td className={styles.gateway}>
        <ObjectLink object={gateway} nameOnly />
        <div className={styles.muted}>{t("family", { family: familyOf(exposure) })}</div>
      </td>
      <td className={styles.route}>
        <RouteWords exposure={exposure} />
      </td>
      <td>
        <Chip tone={TLS_TONES[tls.mode]}>{t("tls", { mode: tls.mode })}</Chip>
        {tls.credential !== "" && <div className={styles.muted}>{tls.credential}</div>}
      </td>
      <td className={styles.who}>
        <Chip tone={AUTHENTICATION_TONES[authentication.state]}>
          {t("authentication", { state: authentication.state })}
        </Chip>
        {authentication.by.map((object) => (
          <div key={`${object.kind} ${object.namespace} ${object.name}`} className={styles.small}>
            <ObjectLink object={object} within={gateway.namespace} />
          </div>
        ))}
      </td>
      <td className={styles.number}>
        <Traffic exposure={exposure} />
      </td>
      <td className={styles.number}>
        {request !== null && (
          <Button
            component={Link}
            href={href(explorerPath(request))}
            prefetch={false}
            size="compact-xs"
            aria-label={t("explainOf", { url: example.url })}
          >
            {t("explain")}
          </Button>
        )}
      </td>
    </tr>
  );
}

function RouteWords({ exposure }: { exposure: ExposureDto }): ReactElement {
  const t = useTranslations("exposures");
  const { route, condition, destinations, gateway, notes } = exposure;
  const { namespace } = route ?? gateway;
  return (
    <>
      {route === null ? (
        <span className={styles.muted}>{t("noRoute")}</span>
      ) : (
        <ObjectLink object={route} within={gateway.namespace} />
      )}
      {condition !== "" && <div className={styles.condition}>{condition}</div>}
      {destinations.length > 0 && (
        <div className={styles.muted} title={destinations.join(", ")}>
          {t("to", { hosts: destinations.map((host) => hostName(host, namespace)).join(", ") })}
        </div>
      )}
      {notes.map(({ code, message }) => (
        <div key={`${code} ${message}`} className={styles.muted}>
          {message}
        </div>
      ))}
    </>
  );
}

function Traffic({ exposure: { requestsPerSecond, successRate } }: { exposure: ExposureDto }): ReactElement {
  const t = useTranslations("exposures");
  if (requestsPerSecond === null) return <span className={styles.muted}>{t("notTold")}</span>;
  return (
    <>
      {formatRate(requestsPerSecond)}
      {successRate !== null && (
        <div className={styles.muted} data-poor={isPoor(successRate) || undefined}>
          {t("success", { share: formatPercent(successRate * 100) })}
        </div>
      )}
    </>
  );
}
