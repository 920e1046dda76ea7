"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useRegisterSearchItems } from "@/components/layout/search-items";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { rowKey } from "../model/list/row-key";

/** More would make the search slow; the list's own filter finds among all. */
const MOST_FOUND = 1_000;

/** Offers the objects that the list shows to the search of the header. */
export function useListSearchItems(shown: readonly ObjectRow[]): void {
  const t = useTranslations("configList");
  const router = useRouter();
  const href = useScopedHref();
  const items = useMemo(
    () =>
      shown.slice(0, MOST_FOUND).map((row) => ({
        id: rowKey(row),
        label: row.name,
        description: [kindLabel(row.kind), row.namespace].filter(Boolean).join(" · "),
        onSelect: () => router.push(href(configObjectPath(row))),
      })),
    [shown, router, href],
  );
  useRegisterSearchItems(t("table"), items);
}
