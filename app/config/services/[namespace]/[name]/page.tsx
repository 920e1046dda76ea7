import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { ServiceView } from "@/components/config/forms/service/service-view";

interface ServicePageProps {
  readonly params: Promise<Readonly<Record<"namespace" | "name", string>>>;
}

export async function generateMetadata({ params }: ServicePageProps): Promise<Metadata> {
  const { name } = await params;
  return { title: (await getTranslations("serviceTraffic"))("titleOf", { name }) };
}

/** The traffic settings of one service. */
export default async function ServicePage({ params }: ServicePageProps): Promise<ReactElement> {
  const { namespace, name } = await params;
  return <ServiceView key={`${namespace}/${name}`} namespace={namespace} name={name} />;
}
