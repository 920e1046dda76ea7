import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { MtlsView } from "@/components/security/mtls-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mtlsPage"))("title") };
}

/** Mutual TLS, configured and observed. */
export default function MtlsPage(): ReactElement {
  return <MtlsView />;
}
