import "@mantine/core/styles.css";
import "@mantine/spotlight/styles.css";
import "./globals.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactElement, ReactNode } from "react";
import { AppFrame } from "@/components/layout/app-frame";
import { Providers } from "./providers";

export const metadata: Metadata = {
  title: { default: "Meshlens", template: "%s · Meshlens" },
  description: "What your service mesh is really doing",
};

/** Reading the nonce of the request keeps every page dynamic, which a nonce needs. */
export default async function RootLayout({ children }: { children: ReactNode }): Promise<ReactElement> {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <html lang={await getLocale()} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <NextIntlClientProvider>
          <Providers nonce={nonce}>
            <AppFrame>{children}</AppFrame>
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
