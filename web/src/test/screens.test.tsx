import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openApp, server, smallMock, write } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("signing in", () => {
  it("offers the way in to those who are not signed in, and comes back to where they were", async () => {
    const mock = smallMock();
    mock.authenticated = false;
    window.history.replaceState(null, "", "/deals?view=list");
    await openApp("/deals", mock);
    expect(await screen.findByRole("link", { name: "Sign in" })).toHaveAttribute(
      "href",
      "/auth/signin?returnTo=%2Fdeals%3Fview%3Dlist",
    );
  });

  it("shows the way in again after signing out", async () => {
    await openApp("/contacts");
    await userEvent.click(await screen.findByRole("button", { name: /My menu/ }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    expect(await screen.findByRole("link", { name: "Sign in" })).toBeInTheDocument();
  });

  it("shows only what the role may see", async () => {
    const mock = smallMock();
    mock.me.permissions = [{ resource: "contact", actions: ["read"], scope: "own" }];
    await openApp("/contacts", mock);
    const rail = await screen.findByRole("navigation", { name: "Main" });
    expect(await within(rail).findByRole("link", { name: "People" })).toBeInTheDocument();
    expect(within(rail).queryByRole("link", { name: "Deals" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "New person" })).not.toBeInTheDocument();
  });
});

describe("a list", () => {
  it("shows the refusal of a filter where its text is", async () => {
    await openApp("/contacts?filter=city%20%3D%3D");
    const text = await screen.findByRole("textbox", { name: "Filter text (CEL)" });
    expect(await screen.findByText("unexpected end of the expression")).toBeInTheDocument();
    await waitFor(() => expect(text).toHaveAttribute("aria-invalid", "true"));
  });

  it("sorts by a column and says so", async () => {
    const { mock } = await openApp("/companies");
    await userEvent.click(await screen.findByRole("button", { name: "Employees" }));
    await waitFor(() =>
      expect(screen.getByRole("columnheader", { name: "Employees" })).toHaveAttribute("aria-sort", "ascending"),
    );
    expect(mock.seen.some((request) => request.url.includes("sort=employees"))).toBe(true);
  });

  it("names the service that is down and keeps the frame", async () => {
    const mock = smallMock();
    mock.down.add("contacts");
    await openApp("/contacts", mock);
    expect(await screen.findByText("Contacts is not reachable")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Try again" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Deals" })).toBeInTheDocument();
  });
});

describe("a record", () => {
  it("is edited where a fact stands, with the version that was seen", async () => {
    const { mock } = await openApp("/contacts/contact-3");
    await userEvent.click(await screen.findByRole("button", { name: "Edit Job title" }));
    const field = screen.getByRole("textbox", { name: "Job title" });
    await userEvent.clear(field);
    await userEvent.type(field, "Purchasing lead{Enter}");
    expect(await screen.findByRole("button", { name: "Edit Job title" })).toBeInTheDocument();
    expect(mock.data.contacts[3]?.jobTitle).toBe("Purchasing lead");
    const patch = mock.seen.find((request) => request.method === "PATCH");
    expect(patch?.headers.get("If-Match")).toBe('"1"');
    expect(patch?.headers.get("X-CSRF-Token")).toBe("token-of-the-session");
  });

  it("shows both versions when a colleague was faster, and writes the chosen one", async () => {
    const { mock } = await openApp("/contacts/contact-3");
    await userEvent.click(await screen.findByRole("button", { name: "Edit Job title" }));
    const contact = mock.data.contacts[3];
    if (!contact) throw new Error("no contact");
    Object.assign(contact, { jobTitle: "Chosen by a colleague", version: 2 });
    const field = screen.getByRole("textbox", { name: "Job title" });
    await userEvent.clear(field);
    await userEvent.type(field, "Chosen by me{Enter}");
    const dialog = await screen.findByRole("dialog", { name: "A colleague changed this" });
    expect(within(dialog).getByText("Chosen by me")).toBeInTheDocument();
    expect(within(dialog).getByText("Chosen by a colleague")).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole("button", { name: "Keep mine" }));
    await waitFor(() => expect(contact.jobTitle).toBe("Chosen by me"));
    expect(contact.version).toBe(3);
  });

  it("takes a note into its timeline", async () => {
    await openApp("/companies/company-2");
    write(await screen.findByRole("textbox", { name: "Note" }), "Called back about the offer");
    await userEvent.click(screen.getByRole("button", { name: "Save note" }));
    const timeline = await screen.findByRole("list", { name: "Timeline" });
    expect(await within(timeline).findByText("Called back about the offer")).toBeInTheDocument();
  });
});

describe("creating", () => {
  it("sends one key with the form and opens the new record", async () => {
    const { mock, router } = await openApp("/contacts");
    await userEvent.click(await screen.findByRole("button", { name: "New person" }));
    const dialog = await screen.findByRole("dialog", { name: "New person" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Create person" }));
    expect(await within(dialog).findByText("Give it a name.")).toBeInTheDocument();
    await userEvent.type(within(dialog).getByRole("textbox", { name: "First name" }), "Zofia");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Last name" }), "Lis");
    await userEvent.click(within(dialog).getByRole("button", { name: "Create person" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/contacts/new-1"));
    const post = mock.seen.find((request) => request.method === "POST");
    expect(post?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("the board", () => {
  it("moves a deal by its menu at once, and takes it back by undo", async () => {
    const { mock } = await openApp("/deals");
    const deal = mock.data.deals.find((it) => it.stageId === "stage-new");
    if (!deal) throw new Error("no deal");
    const from = await screen.findByRole("region", { name: "Nowe" });
    const card = await waitFor(() => {
      const found = from.querySelector<HTMLElement>(`[data-deal="${deal.id}"]`);
      if (!found) throw new Error("not yet");
      return found;
    });
    await userEvent.click(within(card).getByRole("button", { name: `Move ${deal.name}` }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Oferta" }));
    const to = screen.getByRole("region", { name: "Oferta" });
    await waitFor(() => expect(to.querySelector(`[data-deal="${deal.id}"]`)).not.toBeNull());
    await waitFor(() => expect(deal.stageId).toBe("stage-offer"));
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(deal.stageId).toBe("stage-new"));
  });

  it("puts a deal back when the server refuses the move", async () => {
    const { mock } = await openApp("/deals");
    const deal = mock.data.deals.find((it) => it.stageId === "stage-new");
    if (!deal) throw new Error("no deal");
    const from = await screen.findByRole("region", { name: "Nowe" });
    await waitFor(() => expect(from.querySelector(`[data-deal="${deal.id}"]`)).not.toBeNull());
    deal.version++;
    await userEvent.click(within(from).getAllByRole("button", { name: `Move ${deal.name}` })[0] as HTMLElement);
    await userEvent.click(await screen.findByRole("menuitem", { name: "Oferta" }));
    expect(await screen.findByText(`“${deal.name}” was not moved`)).toBeInTheDocument();
    await waitFor(() => expect(from.querySelector(`[data-deal="${deal.id}"]`)).not.toBeNull());
  });
});

describe("the palette", () => {
  it("names the service that is down and shows what the others found", async () => {
    const mock = smallMock();
    mock.down.add("deals");
    mock.down.add("products");
    await openApp("/", mock);
    await userEvent.click(await screen.findByRole("button", { name: "Search and commands" }));
    await userEvent.type(await screen.findByRole("combobox", { name: "Search and commands" }), "anna");
    expect(await screen.findByText("Sales is not reachable")).toBeInTheDocument();
    expect((await screen.findAllByRole("option", { name: /Anna/ })).length).toBeGreaterThan(0);
  });
});

describe("the dashboard", () => {
  it("leads from each number to the records behind it", async () => {
    await openApp("/");
    const tile = await screen.findByRole("link", { name: /Won deals/ });
    const href = new URL(tile.getAttribute("href") ?? "", "http://here");
    expect(href.searchParams.get("filter")).toBe('status == "won"');
  });
});
