"use client";
import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { useDraft } from "@/lib/client/drafts/use-drafts";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import { writeYaml } from "@/lib/yaml/write-yaml";
import { objectDraftId } from "../draft/use-object-draft";
import { useOpenTexts } from "../draft/use-open-texts";
import styles from "./object-page.module.css";

/** Says that the object was deleted while it was open; what was written here, else the object as it was, can be created. */
export function GoneNote({ detail }: { detail: ObjectResponse }): ReactElement {
  const t = useTranslations("configDetail");
  const open = useOpenTexts();
  const { ref, object } = detail;
  const draft = useDraft(objectDraftId(ref));
  const text = draft?.entries[0]?.text ?? writeYaml(stripServerFields(object));
  const createAgain = (): void => open(t("draftCreateAgain", { name: ref.name }), [text]);
  return (
    <div className={styles.gone} role="alert">
      <IconTrash size={16} aria-hidden />
      <p>
        <b>{t("gone")}</b> {t("goneDetail")}
      </p>
      {detail.may.create.allowed && <Button onClick={createAgain}>{t("createAgain")}</Button>}
    </div>
  );
}
