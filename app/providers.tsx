"use client";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { cssVariablesResolver, theme } from "@/components/layout/theme";
import { createQueryClient } from "@/lib/client/query-client";

/** Everything the pages find in context; `nonce` lets the styles that libraries inject pass the Content-Security-Policy. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }): ReactElement {
  const [queryClient] = useState(createQueryClient);
  useEffect(() => setNonce(nonce), [nonce]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>{children}</NuqsAdapter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
