"use client";
import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { openDraft } from "../draft/open-draft";
import styles from "./object-page.module.css";

/** Says that the object was deleted while it was open, and that nothing written here is lost. */
export function GoneNote({ detail }: { detail: ObjectResponse }): ReactElement {
  const t = useTranslations("configDetail");
  const router = useRouter();
  const href = useScopedHref();
  const { ref, object } = detail;
  const createAgain = (): void =>
    router.push(
      href(
        openDraft({
          title: t("draftCreateAgain", { name: ref.name }),
          objects: [{ baseline: null, edited: object }],
        }),
      ),
    );
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
