import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { AuditView } from "@/components/config/audit/audit-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("configAudit"))("title") };
}

/** What was written through Meshlens. */
export default function AuditPage(): ReactElement {
  return <AuditView />;
}
