import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { onSignedOut } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { sessionOptions } from "@/shared/api/session";
import { theme } from "@/shared/theme/theme";
import { createAppRouter } from "./router";
import { colorSchemeManager } from "./scheme";

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && error instanceof Problem && error.isDown,
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  });
  onSignedOut(() => client.setQueryData(sessionOptions.queryKey, { authenticated: false }));
  return client;
}

export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(client));
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
        // The variables and global classes are stylesheets of ours: no <style> is made at run time.
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <Notifications position="bottom-right" limit={4} />
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>
  );
}
