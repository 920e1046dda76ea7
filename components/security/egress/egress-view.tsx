"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { QueryAnswer } from "@/components/mesh/query-answer";
import { egressQuery } from "@/lib/client/queries/egress";
import { useLookback } from "@/lib/client/url-state/mtls-strict-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { EgressResponse } from "@/lib/contracts/mtls/egress-response";
import { LookbackSelect } from "../lookback-select";
import { draftsOf, egressKey } from "../model/egress/egress-lines";
import styles from "../security.module.css";
import { LimitsCard } from "../limits-card";
import { EgressCalls } from "./egress-calls";
import { EgressSelection } from "./egress-selection";
import { EgressVerdict } from "./egress-verdict";

/** What REGISTRY_ONLY would cut of what is called outside of the mesh, and what would keep it reachable. */
export function EgressView(): ReactElement {
  const t = useTranslations("egressPage");
  const [{ namespaces }] = useScopeParams();
  const [{ lookback }] = useLookback();
  const query = useQuery(egressQuery(namespaces, lookback));
  return (
    <div className={styles.page}>
      <header className={styles.heading}>
        <h1>{t("title")}</h1>
        <p className={styles.summary}>{t("subtitle")}</p>
        <LookbackSelect />
      </header>
      <QueryAnswer query={query}>{(data) => <Egress data={data} />}</QueryAnswer>
    </div>
  );
}

function Egress({ data }: { data: EgressResponse }): ReactElement {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = data.hosts.filter((line) => selected.has(egressKey(line)));
  const objects = draftsOf(chosen);
  return (
    <>
      <div className={styles.content}>
        <div className={styles.stack}>
          <EgressVerdict data={data} />
          <EgressCalls data={data} selected={selected} onSelect={setSelected} />
          <LimitsCard limits={data.unknown} />
        </div>
      </div>
      {objects.length > 0 && (
        <EgressSelection calls={chosen.length} objects={objects} onClear={() => setSelected(new Set())} />
      )}
    </>
  );
}
