"use client";
import { Kbd } from "@mantine/core";
import { useHotkeys, useOs } from "@mantine/hooks";
import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState, type ReactElement } from "react";
import { HeaderButton } from "./header-button";

const SearchDialog = dynamic(() => import("./search-dialog").then((module) => module.SearchDialog), {
  ssr: false,
});

/** Opens the search, by click or Ctrl-K / ⌘K; the dialog is loaded the first time it is wanted. */
export function SearchButton(): ReactElement {
  const t = useTranslations("search");
  const os = useOs();
  const [wanted, setWanted] = useState(false);
  const open = (): void => {
    setWanted(true);
    spotlight.open();
  };
  useHotkeys([["mod+K", open]], []);
  return (
    <>
      <HeaderButton
        aria-keyshortcuts="Control+K Meta+K"
        icon={<IconSearch size={14} aria-hidden />}
        onClick={open}
      >
        {t("button")} <Kbd size="xs">{os === "macos" ? "⌘K" : "Ctrl K"}</Kbd>
      </HeaderButton>
      {wanted && <SearchDialog />}
    </>
  );
}
