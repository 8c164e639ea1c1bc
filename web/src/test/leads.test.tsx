import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Lead } from "@/features/leads/types";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function leadOf(mock: ReturnType<typeof smallMock>, test: (lead: Lead) => boolean): Lead {
  const lead = (mock.list("leads") as Lead[]).find(test);
  if (!lead) throw new Error("no such lead");
  return lead;
}

describe("the leads inbox", () => {
  it("gives a lead to the next in turn from the list, based on the version that was seen", async () => {
    const mock = smallMock();
    const lead = leadOf(mock, (it) => !it.ownerId);
    await openApp("/leads?view=unassigned", mock);
    const [menu] = await screen.findAllByRole("button", { name: `Actions for ${lead.name}` });
    await userEvent.click(menu as HTMLElement);
    await userEvent.click(await screen.findByRole("menuitem", { name: "To the next in turn" }));
    await waitFor(() => expect(lead.ownerName).toBeTruthy());
    expect(await screen.findByText(`${lead.name} now belongs to ${lead.ownerName}`)).toBeInTheDocument();
    const post = mock.seen.find((request) => request.url.endsWith(`/leads/${lead.id}/assign`));
    expect(post?.headers.get("If-Match")).toBe('"1"');
  });

  it("asks why before it gives a lead up, and takes that back by undo", async () => {
    const mock = smallMock();
    const lead = leadOf(mock, (it) => it.status === "new");
    await openApp(`/leads/${lead.id}`, mock);
    await userEvent.click(await screen.findByRole("button", { name: "Disqualify…" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Disqualify…" }));
    expect(await within(dialog).findByText("Say in a few words why.")).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole("button", { name: "No budget" }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Disqualify…" }));
    await waitFor(() => expect(lead.disqualifiedReason).toBe("No budget"));
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(lead.status).toBe("working"));
  });

  it("shows what a conversion will make, then its steps, then the way to what it made", async () => {
    const mock = smallMock();
    mock.fast = true;
    const lead = leadOf(mock, (it) => it.status === "new" && !!it.companyName);
    await openApp(`/leads/${lead.id}`, mock);
    await userEvent.click(await screen.findByRole("button", { name: "Convert…" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText(`New person: ${lead.name}`)).toBeInTheDocument();
    expect(within(dialog).getByRole("textbox", { name: "Name" })).toHaveValue(`Deal with ${lead.companyName}`);
    await userEvent.click(within(dialog).getByRole("button", { name: "Convert" }));
    expect(await screen.findByText("Done: the lead is converted.")).toBeInTheDocument();
    const links = await screen.findAllByRole("link", { name: "Open the deal" });
    expect(links[0]).toHaveAttribute("href", `/deals/${lead.dealId}`);
    expect(mock.data.companies[0]?.name).toBe(lead.companyName);
  });

  it("says that a colleague was faster", async () => {
    const mock = smallMock();
    const lead = leadOf(mock, (it) => it.status === "new");
    await openApp(`/leads/${lead.id}`, mock);
    const qualify = await screen.findByRole("button", { name: "Qualify" });
    lead.version++;
    await userEvent.click(qualify);
    expect(await screen.findByText(`“${lead.name}” was not changed`)).toBeInTheDocument();
  });
});
