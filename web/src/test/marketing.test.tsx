import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Campaign, Segment, WebForm } from "@/features/marketing/types";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function recordOf<T>(mock: ReturnType<typeof smallMock>, root: string, id: string): T {
  const found = mock.list(root)?.find((it) => it.id === id);
  if (!found) throw new Error("no such record");
  return found as unknown as T;
}

describe("a segment", () => {
  it("is built by choosing, counted as it is built, and saved as text", async () => {
    const { mock, router } = await openApp("/segments/new");
    await userEvent.click(await screen.findByRole("textbox", { name: "Name" }));
    await userEvent.paste("From Łódź");
    await userEvent.click(await screen.findByRole("button", { name: "Add a condition" }));
    await userEvent.click(screen.getByRole("combobox", { name: "Field" }));
    await userEvent.click(await screen.findByRole("option", { name: "City" }));
    await userEvent.click(screen.getByRole("textbox", { name: "Value" }));
    await userEvent.paste("Łódź");
    const expected = mock.data.contacts.filter((it) => it.city === "Łódź").length;
    await waitFor(() => expect(screen.getByText(String(expected), { selector: "strong" })).toBeInTheDocument());
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/segments\/new-/));
    const saved = mock.list("segments")?.[0] as unknown as Segment;
    expect(saved.filter).toBe('city == "Łódź"');
  });

  it("shows groups, and the refusal of a text at its column", async () => {
    await openApp("/segments/segment-0");
    expect(await screen.findByRole("group", { name: "any" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Edit the filter as text" }));
    const text = screen.getByRole("textbox", { name: "Filter text (CEL)" });
    await userEvent.clear(text);
    await userEvent.paste("dealsWon >= ");
    expect(await screen.findByText(/a value is expected here/)).toBeInTheDocument();
    expect(screen.getByText(/▲/)).toBeInTheDocument();
  });

  it("shows both versions when a colleague was faster, and lets one choose", async () => {
    const mock = smallMock();
    const segment = recordOf<Segment>(mock, "segments", "segment-1");
    await openApp("/segments/segment-1", mock);
    const name = await screen.findByRole("textbox", { name: "Name" });
    await userEvent.type(name, " 2");
    Object.assign(segment, { version: segment.version + 1, name: "Renamed by a colleague" });
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    const dialog = await screen.findByRole("dialog", { name: "A colleague changed this" });
    expect(within(dialog).getByText("Renamed by a colleague")).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole("button", { name: "Keep mine" }));
    await waitFor(() => expect(segment.name).toBe("Newsletter: wszyscy z adresem 2"));
  });
});

describe("a template", () => {
  it("is shown as one contact gets it, and names the line that is wrong", async () => {
    await openApp("/templates/template-2");
    expect(await screen.findByRole("button", { name: /Line 3: .*never closed/ })).toBeInTheDocument();
    const code = screen.getByRole("textbox", { name: "Body" });
    await userEvent.type(code, "{{% endif %}");
    await waitFor(() => expect(screen.queryByRole("button", { name: /Line 3/ })).not.toBeInTheDocument());
    expect(await screen.findByTitle("Preview", { selector: "iframe" } as never)).toHaveAttribute("sandbox");
  });
});

describe("a campaign", () => {
  it("asks with the exact number before it is sent", async () => {
    const mock = smallMock();
    const campaign = recordOf<Campaign>(mock, "campaigns", "campaign-0");
    await openApp("/campaigns/campaign-0", mock);
    const label = await screen.findByText("Will get it");
    const count = label.nextElementSibling?.textContent ?? "";
    expect(Number(count)).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole("button", { name: "Send…" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText(new RegExp(`^${count} people in the segment`))).toBeInTheDocument();
    await userEvent.click(await within(dialog).findByRole("button", { name: `Send to ${count} people` }));
    await waitFor(() => expect(campaign.status).not.toBe("draft"));
    expect(await screen.findByRole("progressbar", { name: "Progress" })).toBeInTheDocument();
  });

  it("leads from a number to the mails behind it, with the server's words", async () => {
    const { router } = await openApp("/campaigns/campaign-3");
    await userEvent.click(await screen.findByRole("button", { name: /^Bounced/ }));
    expect(router.state.location.search).toMatchObject({ filter: 'status == "bounced"' });
    expect((await screen.findAllByText(/Mailbox full|User unknown|DMARC/)).length).toBeGreaterThan(0);
  });
});

describe("a form", () => {
  it("has its fields moved by the arrow keys, and says where they are", async () => {
    const mock = smallMock();
    const form = recordOf<WebForm>(mock, "forms", "form-1");
    await openApp("/forms/form-1", mock);
    const handle = await screen.findByRole("button", { name: "Move Nazwisko" });
    handle.focus();
    await userEvent.keyboard("{ArrowUp}");
    expect(await screen.findByText("Nazwisko: place 1 of 3")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(form.fields.map((it) => it.key)).toEqual(["lastName", "firstName", "email"]));
  });
});
