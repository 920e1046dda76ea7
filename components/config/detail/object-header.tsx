"use client";
import { Button, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy, IconCopyPlus, IconHistory, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { SEVERITIES } from "@/components/mesh/model/severity-tone";
import { OwnerBadge } from "@/components/mesh/owner-badge";
import { SeverityBadge } from "@/components/mesh/severity-badge";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { openDraft } from "@/lib/client/drafts/open-draft";
import { kubectlCommand } from "../model/detail/kubectl-command";
import styles from "./object-page.module.css";

interface ObjectHeaderProps {
  readonly detail: ObjectResponse;
  readonly gone: boolean;
  readonly onHistory: () => void;
}

/** Which object it is, how it is and who keeps it, and what can be done with it. */
export function ObjectHeader({ detail, gone, onHistory }: ObjectHeaderProps): ReactElement {
  const t = useTranslations("configDetail");
  const { ref, owner, findings } = detail;
  return (
    <header className={styles.header}>
      <Crumbs detail={detail} />
      <h1>{ref.name}</h1>
      {SEVERITIES.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return count > 0 && <SeverityBadge key={severity} severity={severity} count={count} />;
      })}
      {owner !== null && <OwnerBadge owner={owner} />}
      <div className={styles.spacer} />
      <div className={styles.actions}>
        <Button fw={400} leftSection={<IconHistory size={14} aria-hidden />} onClick={onHistory}>
          {t("history")}
        </Button>
        <CopyButton value={kubectlCommand(ref)} timeout={1500}>
          {({ copied, copy }) => (
            <Tooltip label={kubectlCommand(ref)} multiline maw={420}>
              <Button
                fw={400}
                leftSection={
                  copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
                }
                onClick={copy}
              >
                {t(copied ? "copied" : "copyKubectl")}
              </Button>
            </Tooltip>
          )}
        </CopyButton>
        <ChangeButtons detail={detail} gone={gone} />
      </div>
    </header>
  );
}

function Crumbs({ detail: { ref } }: Pick<ObjectHeaderProps, "detail">): ReactElement {
  const t = useTranslations("configDetail");
  const list = useTranslations("configList");
  const href = useScopedHref();
  return (
    <nav aria-label={t("breadcrumb")}>
      <ol className={styles.crumbs}>
        <li>
          <Link href={href("/config")}>{list("title")}</Link>
        </li>
        {ref.namespace !== "" && <li>{ref.namespace}</li>}
        <li>
          <Link href={href(`/config?kind=${encodeURIComponent(ref.kind)}`)}>{kindLabel(ref.kind)}</Link>
        </li>
        <li aria-hidden />
      </ol>
    </nav>
  );
}

function ChangeButtons({ detail, gone }: Pick<ObjectHeaderProps, "detail" | "gone">): ReactElement {
  const t = useTranslations("configDetail");
  const router = useRouter();
  const href = useScopedHref();
  const { ref, object, may } = detail;
  const from = encodeURIComponent(`${ref.kind}/${ref.namespace === "" ? "-" : ref.namespace}/${ref.name}`);
  const draftDelete = (): void =>
    router.push(
      href(
        openDraft({
          title: t("draftDelete", { name: ref.name }),
          objects: [{ baseline: object, edited: null }],
          ref,
        }),
      ),
    );
  return (
    <>
      <Tooltip label={may.create.because} disabled={may.create.allowed || may.create.because === ""}>
        <Button
          fw={400}
          leftSection={<IconCopyPlus size={14} aria-hidden />}
          disabled={!may.create.allowed}
          onClick={() => router.push(href(`/config/new?from=${from}`))}
        >
          {t("duplicate")}
        </Button>
      </Tooltip>
      {!gone && (
        <Tooltip label={may.delete.because} disabled={may.delete.allowed || may.delete.because === ""}>
          <Button
            fw={400}
            leftSection={<IconTrash size={14} aria-hidden />}
            disabled={!may.delete.allowed}
            onClick={draftDelete}
          >
            {t("delete")}
          </Button>
        </Tooltip>
      )}
    </>
  );
}
