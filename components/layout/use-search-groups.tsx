"use client";
import type { SpotlightActionGroupData } from "@mantine/spotlight";
import { useQuery } from "@tanstack/react-query";
import { IconBox, IconCircleDot } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { namespacesQuery } from "@/lib/client/queries/namespaces";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { PAGES } from "./model/pages";
import { PageIcon } from "./page-icon";
import { useSearchItems } from "./search-items";

/** What the search finds: what the page offers, pages, namespaces. */
export function useSearchGroups(): SpotlightActionGroupData[] {
  const t = useTranslations("search");
  const pages = useTranslations("shell");
  const router = useRouter();
  const href = useScopedHref();
  const [, setScope] = useScopeParams();
  const { data } = useQuery(namespacesQuery());
  const onPage = useSearchItems();
  const groups: SpotlightActionGroupData[] = [
    {
      group: t("pages"),
      actions: PAGES.map(({ key, path }) => ({
        id: `page:${key}`,
        label: pages(key),
        leftSection: <PageIcon page={key} />,
        onClick: () => router.push(href(path)),
      })),
    },
    {
      group: t("namespaces"),
      actions: (data?.namespaces ?? []).map(({ name }) => ({
        id: `namespace:${name}`,
        label: name,
        description: t("showOnly"),
        leftSection: <IconBox size={16} stroke={1.7} aria-hidden />,
        onClick: () => void setScope({ namespaces: [name] }),
      })),
    },
  ];
  if (onPage === null) return groups;
  const items = onPage.items.map(({ id, label, description, onSelect }) => ({
    id: `item:${id}`,
    label,
    description,
    leftSection: <IconCircleDot size={16} stroke={1.7} aria-hidden />,
    onClick: onSelect,
  }));
  return [{ group: onPage.title, actions: items }, ...groups];
}
