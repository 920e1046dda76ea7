import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { ServiceSplitsPage } from "@/components/splits/service/service-splits-page";

interface ServicePageProps {
  readonly params: Promise<Readonly<Record<"namespace" | "name", string>>>;
}

export async function generateMetadata({ params }: ServicePageProps): Promise<Metadata> {
  const { name } = await params;
  return { title: (await getTranslations("splits"))("titleOf", { name: decodeURIComponent(name) }) };
}

/** The splits of one Service and shifting its traffic. */
export default async function SplitsOfServicePage({ params }: ServicePageProps): Promise<ReactElement> {
  const { namespace, name } = await params;
  return <ServiceSplitsPage key={`${namespace}/${name}`} namespace={namespace} name={name} />;
}
