import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { onSignedOut } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { sessionOptions } from "@/shared/api/session";
import { theme } from "@/shared/theme/theme";
import { createAppRouter } from "./router";
import { colorSchemeManager } from "./scheme";

const Toasts = lazy(() => import("@mantine/notifications").then((module) => ({ default: module.Notifications })));

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
        <Suspense>
          <Toasts position="bottom-right" limit={4} />
        </Suspense>
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>
  );
}
