import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import type { NamespaceOption } from "./model/namespace-choice";
import styles from "./namespace-picker.module.css";

interface NamespaceOptionRowProps {
  readonly name: string;
  readonly chosen: boolean;
  /** Null: not visible or gone. Absent: not one namespace. */
  readonly facts?: NamespaceOption["facts"];
}

/** One line of the picker: name, workloads, and how its pods are in the mesh. */
export function NamespaceOptionRow({ name, chosen, facts }: NamespaceOptionRowProps): ReactElement {
  const t = useTranslations("namespaces");
  return (
    <span className={styles.row}>
      <span className={styles.check}>{chosen && <IconCheck size={14} aria-hidden />}</span>
      <span className={styles.name}>{name}</span>
      {facts && (
        <>
          <span className={styles.count}>{t("count", { count: facts.workloads })}</span>
          <Chip tone={facts.dataplane === "sidecar" || facts.dataplane === "ambient" ? "accent" : "neutral"}>
            {t("dataplane", { mode: facts.dataplane })}
          </Chip>
        </>
      )}
      {facts === null && <Chip tone="warn">{t("missing")}</Chip>}
    </span>
  );
}
