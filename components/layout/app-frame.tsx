"use client";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import styles from "./app-frame.module.css";
import { ClusterMenu } from "./cluster-menu";
import { LiveChip } from "./live-chip";
import { Logo } from "./logo";
import { MainNavigation } from "./main-navigation";
import { NamespacePicker } from "./namespace-picker";
import { RefreshMenu } from "./refresh-menu";
import { SearchItemsProvider } from "./search-items";
import { SearchButton } from "./search-button";
import { ThemeMenu } from "./theme-menu";
import { TimeMenu } from "./time-menu";

/** The frame around every page: scope, time and search on top, navigation at the side. */
export function AppFrame({ children }: { children: ReactNode }): ReactElement {
  const t = useTranslations("shell");
  return (
    <SearchItemsProvider>
      <div className={styles.frame}>
        <a className={styles.skip} href="#content">
          {t("skipToContent")}
        </a>
        <header className={styles.header} aria-label={t("header")}>
          <Logo />
          <ClusterMenu />
          <NamespacePicker />
          <div className={styles.spacer} />
          <LiveChip />
          <TimeMenu />
          <RefreshMenu />
          <SearchButton />
          <ThemeMenu />
        </header>
        <MainNavigation />
        <main id="content" className={styles.main} tabIndex={0}>
          {children}
        </main>
      </div>
    </SearchItemsProvider>
  );
}
