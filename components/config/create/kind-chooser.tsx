"use client";
import { TextInput, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { familyName, kindLabel } from "@/components/mesh/model/kind-label";
import { Card } from "@/components/ui/card";
import type { KindsResponse } from "@/lib/contracts/config/kinds-response";
import styles from "./create.module.css";
import { kindsByFamily } from "./model/new-objects";

interface KindChooserProps {
  readonly kinds: KindsResponse["kinds"];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** The kinds the cluster serves, by family, each with what it is for. */
export function KindChooser({ kinds, chosen, onChoose }: KindChooserProps): ReactElement {
  const t = useTranslations("createConfig");
  const [text, setText] = useState("");
  const families = kindsByFamily(kinds, text);
  return (
    <Card label={t("kind")}>
      <h2 className={styles.title}>{t("kind")}</h2>
      <TextInput
        size="xs"
        aria-label={t("findKind")}
        placeholder={t("findKind")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<IconSearch size={14} aria-hidden />}
      />
      <div className={styles.kinds}>
        {families.length === 0 && <p className={styles.muted}>{t("noKind")}</p>}
        {families.map(([family, members]) => (
          <section key={family} aria-label={familyName(family)}>
            <h3 className={styles.family}>{familyName(family)}</h3>
            <ul className={styles.list}>
              {members.map(({ key }) => (
                <li key={key}>
                  <UnstyledButton
                    className={styles.choice}
                    aria-pressed={key === chosen}
                    onClick={() => onChoose(key)}
                  >
                    <b>{kindLabel(key)}</b>
                    <span>{t("kindHelp", { kind: key.replaceAll(".", "_") })}</span>
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}
