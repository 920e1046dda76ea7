"use client";
import { Menu } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import type { ExplainRequest, ExplainResponse } from "@/lib/contracts/routes/explain";
import { BASE_PATH } from "@/lib/format/base-path";
import { apiLine, curlLine } from "../model/curl-line";
import { explanationText } from "../model/explanation-text";
import type { Fact } from "./use-outcome-words";

interface CopyMenuProps {
  readonly answer: ExplainResponse;
  readonly request: ExplainRequest;
  readonly sentence: string;
  readonly facts: readonly Fact[];
}

/** Copies the request as a curl line, the explanation as text, or the question to the API. */
export function CopyMenu({ answer, request, sentence, facts }: CopyMenuProps): ReactElement {
  const t = useTranslations("explorer");
  const { copy, copied } = useClipboard({ timeout: 1500 });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <MenuButton leftSection={<Icon size={14} aria-hidden />}>{t(copied ? "copied" : "copy")}</MenuButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => copy(curlLine(request))}>{t("copyCurl")}</Menu.Item>
        <Menu.Item
          onClick={() => copy(explanationText(curlLine(request), answer.steps, { sentence, facts }))}
        >
          {t("copyText")}
        </Menu.Item>
        <Menu.Item onClick={() => copy(apiLine(`${window.location.origin}${BASE_PATH}`, request))}>
          {t("copyApi")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
