"use client";
import { Button } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
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
import { configKindsQuery } from "@/lib/client/queries/config-kinds";
import type { KindsResponse } from "@/lib/contracts/config/kinds-response";
import { PageHeading } from "../page-heading";
import { CopyForm } from "./copy-form";
import styles from "./create.module.css";
import { KindChooser } from "./kind-chooser";
import { readFrom } from "./model/read-from";
import { NewForm } from "./new-form";

/** A new object: of a kind the cluster serves, from a template, blank, or as a copy of another. */
export function CreateView(): ReactElement {
  const t = useTranslations("createConfig");
  const href = useScopedHref();
  const [from] = useQueryState("from", parseAsString);
  const { data, error, refetch } = useQuery(configKindsQuery());
  const source = readFrom(from);
  return (
    <div className={styles.page}>
      <PageHeading title={t(source === null ? "title" : "copyTitle")}>
        <p className={styles.muted}>{t("intro")}</p>
        <Button
          component={Link}
          href={href("/config/recipes")}
          fw={400}
          leftSection={<IconTemplate size={14} aria-hidden />}
        >
          {t("recipes")}
        </Button>
      </PageHeading>
      {data?.readOnly && <MessagePanel kind="denied" title={t("readOnly")} detail={data.readOnly} />}
      {!data && (
        <Card label={t("title")}>
          {error ? (
            <ProblemPanel problem={error} onRetry={() => void refetch()} />
          ) : (
            <LoadingPanel lines={8} />
          )}
        </Card>
      )}
      {data && source !== null && <CopyForm key={from} source={source} />}
      {data && source === null && <NewObject kinds={data.kinds} />}
    </div>
  );
}

function NewObject({ kinds }: Pick<KindsResponse, "kinds">): ReactElement {
  const t = useTranslations("createConfig");
  const [key, setKey] = useQueryState("kind", parseAsString);
  const chosen = kinds.find((kind) => kind.key === key && kind.version !== null);
  return (
    <div className={styles.columns}>
      <KindChooser kinds={kinds} chosen={chosen?.key ?? null} onChoose={(next) => void setKey(next)} />
      {chosen === undefined ? (
        <Card label={t("newObject")}>
          <MessagePanel kind="empty" title={t("chooseKind")} detail={t("chooseKindDetail")} />
        </Card>
      ) : (
        <NewForm key={chosen.key} kind={chosen} />
      )}
    </div>
  );
}
