import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactElement } from "react";
import { MessagePanel } from "@/components/ui/message-panel";

/** Any address without a page. */
export default async function NotFound(): Promise<ReactElement> {
  const t = await getTranslations("states");
  return (
    <MessagePanel
      kind="empty"
      title={t("notFoundTitle")}
      detail={t("notFoundDetail")}
      actions={<Link href="/graph">{t("toGraph")}</Link>}
    />
  );
}
