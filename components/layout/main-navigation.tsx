"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { statusQuery } from "@/lib/client/queries/status";
import styles from "./main-navigation.module.css";
import { countTroubles } from "./model/count-troubles";
import { PAGE_GROUPS, PAGES } from "./model/pages";
import { PageIcon } from "./page-icon";

/** Links to every page; the status entry counts what is not well. */
export function MainNavigation(): ReactElement {
  const t = useTranslations("shell");
  const href = useScopedHref();
  const pathname = usePathname();
  const { data } = useQuery(statusQuery());
  const troubles = data ? countTroubles(data) : 0;
  return (
    <nav className={styles.nav} aria-label={t("navigation")}>
      {PAGE_GROUPS.map((group) => (
        <div key={group} className={styles.group} role="group" aria-label={t("pageGroup", { group })}>
          {group !== "look" && (
            <div className={styles.heading} aria-hidden>
              {t("pageGroup", { group })}
            </div>
          )}
          {PAGES.filter((page) => page.group === group).map((page) => (
            <Link
              key={page.key}
              href={href(page.path)}
              className={styles.link}
              aria-current={isWithin(pathname, page.path) ? "page" : undefined}
            >
              <PageIcon page={page.key} />
              <span className={styles.label}>{t(page.key)}</span>
              {page.key === "status" && troubles > 0 && (
                <Chip tone="warn" label={t("troubles", { count: troubles })}>
                  {troubles}
                </Chip>
              )}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}

/** Whether an address is a page or below it. */
function isWithin(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(`${path}/`);
}
