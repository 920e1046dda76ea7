"use client";
import { Button, Tooltip } from "@mantine/core";
import { IconDownload, IconTag, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { download } from "@/components/ui/download";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { openDraft } from "@/lib/client/drafts/open-draft";
import { loadObjects } from "../load-objects";
import { exportYaml } from "../model/list/export-yaml";
import { editLabels, type LabelEdit } from "../model/list/label-edit";
import styles from "./config-list.module.css";
import { LabelDialog } from "./label-dialog";

const MOST_READ = 500;
const MOST_DRAFTED = 50;

interface SelectionBarProps {
  readonly chosen: readonly ObjectRow[];
  readonly readOnly: string | null;
  readonly onClear: () => void;
}

/** What can be done with the chosen objects: nothing here writes, changes open as one draft. */
export function SelectionBar({ chosen, readOnly, onClear }: SelectionBarProps): ReactElement {
  const t = useTranslations("configList");
  const router = useRouter();
  const href = useScopedHref();
  const [labelling, setLabelling] = useState(false);
  const [unchanged, setUnchanged] = useState(false);
  const load = useMutation({ mutationFn: () => loadObjects(chosen, new AbortController().signal) });
  const count = chosen.length;
  const save = (objects: readonly ObjectResponse[]): void =>
    download("configuration.yaml", new Blob([exportYaml(objects)], { type: "application/yaml" }));
  const draftDelete = (objects: readonly ObjectResponse[]): void =>
    router.push(
      href(
        openDraft({
          title: t("draftDelete", { count }),
          objects: objects.map(({ object }) => ({ baseline: object, edited: null })),
        }),
      ),
    );
  const draftLabels = (objects: readonly ObjectResponse[], edit: LabelEdit): void => {
    const changes = objects
      .map(({ object }) => ({ baseline: object, edited: editLabels(object, edit) }))
      .filter(({ baseline, edited }) => edited !== baseline);
    setUnchanged(changes.length === 0);
    if (changes.length === 0) return;
    router.push(href(openDraft({ title: t("draftLabels", { count: changes.length }), objects: changes })));
  };
  const why = count > MOST_DRAFTED ? t("tooManyToDraft", { most: MOST_DRAFTED }) : readOnly;
  return (
    <div className={styles.selection} role="region" aria-label={t("selection")}>
      <p aria-live="polite">
        <b>{t("selected", { count })}</b>
      </p>
      <Action
        icon={<IconDownload size={14} aria-hidden />}
        words={t("exportYaml")}
        why={count > MOST_READ ? t("tooManyToRead", { most: MOST_READ }) : null}
        busy={load.isPending}
        onClick={() => load.mutate(undefined, { onSuccess: save })}
      />
      <Action
        icon={<IconTag size={14} aria-hidden />}
        words={t("label")}
        why={why}
        busy={load.isPending}
        onClick={() => setLabelling(true)}
      />
      <Action
        icon={<IconTrash size={14} aria-hidden />}
        words={t("delete")}
        why={why}
        busy={load.isPending}
        onClick={() => load.mutate(undefined, { onSuccess: draftDelete })}
      />
      <Button variant="subtle" onClick={onClear}>
        {t("clearSelection")}
      </Button>
      {load.error !== null && (
        <p className={styles.bad} role="alert">
          {t("bulkFailed", { title: load.error.title, detail: load.error.detail })}
        </p>
      )}
      {unchanged && <p role="status">{t("noNewLabel")}</p>}
      {labelling && (
        <LabelDialog
          count={count}
          onClose={() => setLabelling(false)}
          onEdit={(edit) => {
            setLabelling(false);
            load.mutate(undefined, { onSuccess: (objects) => draftLabels(objects, edit) });
          }}
        />
      )}
    </div>
  );
}

interface ActionProps {
  readonly icon: ReactElement;
  readonly words: string;
  /** Why it cannot be done; null where it can. */
  readonly why: string | null;
  readonly busy: boolean;
  readonly onClick: () => void;
}

function Action({ icon, words, why, busy, onClick }: ActionProps): ReactElement {
  return (
    <Tooltip label={why ?? ""} disabled={why === null}>
      <Button leftSection={icon} disabled={why !== null} loading={busy} onClick={onClick}>
        {words}
      </Button>
    </Tooltip>
  );
}
