import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { RuleBook } from "@/features/quality/api";
import type { Contact } from "@/shared/api/types";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("data quality", () => {
  it("leads from a number to the records behind it", async () => {
    const { router } = await openApp("/quality");
    await screen.findByRole("region", { name: "By owner, the worst first" });
    await userEvent.click(
      within(screen.getByRole("region", { name: "Scores" })).getByRole("link", { name: /^90–100/ }),
    );
    await waitFor(() =>
      expect(router.state.location).toMatchObject({
        pathname: "/contacts",
        search: { filter: "quality >= 90 && quality <= 100", sort: "quality" },
      }),
    );
  });

  it("lets an administrator add a rule, and shows what is wrong with it where it stands", async () => {
    const mock = smallMock();
    await openApp("/quality", mock);
    await userEvent.click(await screen.findByRole("button", { name: "Rules…" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(await within(dialog).findByRole("button", { name: "Add a rule" }));
    const [rule] = within(dialog).getAllByRole("listitem").slice(-1) as [HTMLElement];
    await userEvent.click(within(rule).getAllByLabelText("What is asked")[0] as HTMLElement);
    await userEvent.click(await screen.findByRole("option", { name: "agrees with others" }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(await within(dialog).findByText("is missing")).toBeInTheDocument();
    await userEvent.type(within(dialog).getByLabelText("Condition (CEL)"), "has(city)");
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    const [sent] = mock.seen.filter((it) => it.method === "PUT").slice(-1) as [Request];
    const { rules } = (await sent.json()) as RuleBook;
    expect(rules.at(-1)).toMatchObject({ kind: "consistent", condition: "has(city)", weight: 1 });
  });

  it("says on a record what is to be mended, and who set a value", async () => {
    const mock = smallMock();
    const contact = (mock.list("contacts") as Contact[])[0] as Contact;
    contact.phones = [];
    await openApp(`/contacts/${contact.id}`, mock);
    const missing = await screen.findByRole("list", { name: "To mend" });
    expect(within(missing).getByText("Phone is missing")).toBeInTheDocument();
    await userEvent.hover(screen.getByRole("button", { name: "Edit City" }));
    expect(await screen.findByText(/Imported by Anna Nowak from konta-crm-eksport.csv/)).toBeInTheDocument();
  });
});
