import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { http } from "msw";
import { setupServer } from "msw/node";
import { createQueryClient } from "@/app/App";
import { createAppRouter } from "@/app/router";
import { laterTexts, startI18n } from "@/shared/i18n";
import { theme } from "@/shared/theme/theme";
import { generate } from "../../dev/data";
import { Mock } from "../../dev/mock";

/** The whole app at an address, against the API in memory. */
export async function openApp(path: string, mock = smallMock()) {
  await startI18n("en");
  await laterTexts();
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { retry: false } });
  const router = createAppRouter(client, createMemoryHistory({ initialEntries: [path] }));
  server.use(http.all("*", ({ request }) => mock.handle(request)));
  render(
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} env="test" withCssVariables={false} withGlobalClasses={false}>
        <Notifications />
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { mock, router, client };
}

export function smallMock(): Mock {
  return new Mock(generate({ companies: 30, contacts: 60, deals: 80 }));
}

export const server = setupServer();

/** Writes into a text with formatting, as a browser tells its editor: jsdom knows no editing. */
export function write(field: HTMLElement, text: string) {
  const line = document.createElement("p");
  line.textContent = text;
  field.replaceChildren(line);
}
