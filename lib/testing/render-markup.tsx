import { MantineProvider } from "@mantine/core";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { messages } from "@/lib/client/messages/messages";
import { createQueryClient } from "@/lib/client/query-client";

/** The HTML a component is first drawn as, with Meshlens' words; `queryClient` may hold data it finds. */
export function renderMarkup(
  component: ReactElement,
  queryClient: QueryClient = createQueryClient(),
): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider>
        <QueryClientProvider client={queryClient}>{component}</QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>,
  );
}
