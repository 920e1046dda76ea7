"use client";
import { Button, Checkbox } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ChoiceMenu } from "@/components/ui/choice-menu";
import { download } from "@/components/ui/download";
import { FilterBox } from "@/components/ui/filter-box";
import { toggled } from "@/components/ui/toggled";
import {
  EXPOSURE_AUTHENTICATION,
  EXPOSURE_TLS,
  GATEWAY_FAMILIES,
} from "@/lib/client/url-state/exposures-params";
import { useExposuresParams } from "@/lib/client/url-state/exposures-state";
import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";
import styles from "./exposures.module.css";
import { exposuresCsv } from "./model/exposures-csv";

/** Leaves out ways in, and saves the others as a file. */
export function ExposureFilterBar({ shown }: { shown: readonly ExposureDto[] }): ReactElement {
  const t = useTranslations("exposures");
  const [{ text, family, tls, authentication, traffic }, setParams] = useExposuresParams();
  return (
    <div className={styles.bar} role="search" aria-label={t("filters")}>
      <FilterBox
        label={t("text")}
        placeholder={t("textPlaceholder")}
        value={text}
        onChange={(next) => void setParams({ text: next })}
      />
      <ChoiceMenu
        label={t("familyFilter", { count: family.length })}
        groups={[
          {
            title: "",
            choices: GATEWAY_FAMILIES.map((value) => ({ value, label: t("family", { family: value }) })),
          },
        ]}
        chosen={family}
        onToggle={(value) => void setParams({ family: toggled(family, value) })}
      />
      <ChoiceMenu
        label={t("tlsFilter", { count: tls.length })}
        groups={[
          { title: "", choices: EXPOSURE_TLS.map((value) => ({ value, label: t("tls", { mode: value }) })) },
        ]}
        chosen={tls}
        onToggle={(value) => void setParams({ tls: toggled(tls, value) })}
      />
      <ChoiceMenu
        label={t("authenticationFilter", { count: authentication.length })}
        groups={[
          {
            title: "",
            choices: EXPOSURE_AUTHENTICATION.map((value) => ({
              value,
              label: t("authentication", { state: value }),
            })),
          },
        ]}
        chosen={authentication}
        onToggle={(value) => void setParams({ authentication: toggled(authentication, value) })}
      />
      <Checkbox
        size="xs"
        label={t("onlyTraffic")}
        checked={traffic}
        onChange={(event) => void setParams({ traffic: event.currentTarget.checked })}
      />
      <span className={styles.spacer} />
      <Button
        leftSection={<IconDownload size={14} aria-hidden />}
        disabled={shown.length === 0}
        onClick={() => download("exposures.csv", new Blob([exposuresCsv(shown)], { type: "text/csv" }))}
      >
        {t("export")}
      </Button>
    </div>
  );
}
