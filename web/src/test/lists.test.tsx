import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Contact } from "@/shared/api/types";
import type { View } from "@/shared/api/views";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());

const contacts = (mock: ReturnType<typeof smallMock>) => mock.list("contacts") as Contact[];
const table = () => screen.findByRole("table", { name: "People" });

describe("many records of a list", () => {
  it("tags those that are chosen and takes it back by undo", async () => {
    const mock = smallMock();
    const [one, two] = contacts(mock);
    Object.assign(one as object, { name: "Aaron Aa" });
    Object.assign(two as object, { name: "Aaron Ab" });
    await openApp("/contacts", mock);
    await userEvent.click(await screen.findByRole("checkbox", { name: `Choose ${one?.name}` }));
    await userEvent.click(screen.getByRole("checkbox", { name: `Choose ${two?.name}` }));
    const bar = screen.getByRole("toolbar", { name: "What is chosen" });
    expect(within(bar).getByText("2 chosen")).toBeInTheDocument();
    await userEvent.click(within(bar).getByRole("button", { name: "Tag" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByRole("combobox", { name: "Add" }), "vip{Enter}");
    await userEvent.click(await within(dialog).findByRole("button", { name: "Tag 2 records" }));
    expect(await screen.findByText("2 records changed")).toBeInTheDocument();
    expect(one?.tags).toContain("vip");
    expect(screen.queryByRole("toolbar", { name: "What is chosen" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("2 records are as before")).toBeInTheDocument();
    expect(one?.tags).not.toContain("vip");
  });

  it("deletes everything that a filter finds once the exact number is agreed to, and lists what was refused", async () => {
    const mock = smallMock();
    const found = contacts(mock).slice(0, 7);
    for (const contact of found) contact.city = "Testowo";
    Object.assign(found[3] as object, { locked: true });
    await openApp(`/contacts?filter=${encodeURIComponent('city == "Testowo"')}`, mock);
    await userEvent.click(within(await table()).getByRole("checkbox", { name: "Choose all that are loaded" }));
    await userEvent.click(screen.getByRole("button", { name: "Delete" }));
    await userEvent.click(await screen.findByRole("button", { name: "Delete 7 records" }));
    const refused = await screen.findByRole("list", { name: "Refused records" });
    expect(within(refused).getByText(found[3]?.name as string)).toBeInTheDocument();
    expect(contacts(mock).filter((it) => it.city === "Testowo")).toEqual([found[3]]);
  });

  it("says how many there are, and empties the search together with what it found", async () => {
    const mock = smallMock();
    await openApp("/contacts", mock);
    await table();
    expect(await screen.findByText(String(contacts(mock).length), { selector: "[role=status]" })).toBeInTheDocument();
    const search = screen.getByRole("searchbox", { name: "Search this list" });
    await userEvent.type(search, "qqxzv");
    await userEvent.click(await screen.findByRole("button", { name: "Clear the filter" }));
    await table();
    expect(search).toHaveValue("");
  });

  it("chooses with the keyboard", async () => {
    await openApp("/contacts");
    await table();
    await userEvent.keyboard("jx");
    expect(await screen.findByText("1 chosen")).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByText("1 chosen")).not.toBeInTheDocument());
  });
});

describe("saved views", () => {
  it("saves what is shown under a name, and says when it is shown otherwise", async () => {
    const mock = smallMock();
    const { router } = await openApp(`/contacts?filter=${encodeURIComponent('city == "Kraków"')}&sort=-name`, mock);
    await userEvent.click(await screen.findByRole("button", { name: "What to do with this view" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Save as a new view…" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByRole("textbox", { name: /Name/ }), "Cracow");
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    const tab = await screen.findByRole("button", { name: "Cracow", current: true });
    const view = (mock.list("views") as unknown as View[]).find((it) => it.name === "Cracow");
    expect(view).toMatchObject({ list: "contacts", filter: 'city == "Kraków"', sort: "-name" });
    expect(router.state.location.search).toEqual({ view: view?.id });

    await userEvent.click(screen.getByRole("button", { name: /Remove.*City/ }));
    expect(await within(tab).findByText("Not saved")).toBeInTheDocument();
    expect(router.state.location.search).toEqual({ view: view?.id, sort: "-name", columns: expect.any(String) });
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(view?.filter).toBeNull());
  });

  it("opens at the address of a view, and offers to undo its deletion", async () => {
    const mock = smallMock();
    await openApp("/contacts?view=view-1", mock);
    expect(await screen.findByRole("button", { name: /Kraków i okolice/, current: true })).toBeInTheDocument();
    const asked = mock.seen.map((it) => new URL(it.url)).filter((it) => it.pathname === "/api/v1/contacts");
    await waitFor(() =>
      expect(
        mock.seen.map((it) => new URL(it.url)).some((it) => it.searchParams.get("filter") === 'city == "Kraków"'),
      ).toBe(true),
    );
    expect(asked.length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole("button", { name: "What to do with this view" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Delete" }));
    expect(await screen.findByText("The view “Kraków i okolice” is deleted")).toBeInTheDocument();
    expect(mock.list("views")).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(mock.list("views")).toHaveLength(2));
  });
});

describe("the desk", () => {
  it("keeps favourites and what was seen last in the palette and at home", async () => {
    const mock = smallMock();
    const [contact] = contacts(mock);
    const { router } = await openApp(`/contacts/${contact?.id}`, mock);
    await userEvent.click(await screen.findByRole("button", { name: `Make ${contact?.name} a favourite` }));
    expect(await screen.findByRole("button", { name: `${contact?.name} is a favourite: remove it` })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await router.navigate({ to: "/" });
    const atHand = await screen.findByRole("navigation", { name: "At hand" });
    expect(within(atHand).getByRole("link", { name: new RegExp(contact?.name ?? "") })).toHaveAttribute(
      "href",
      `/contacts/${contact?.id}`,
    );
    await userEvent.keyboard("{Control>}k{/Control}");
    const group = await screen.findByRole("group", { name: "Favourites" });
    expect(within(group).getByText(contact?.name as string)).toBeInTheDocument();
  });
});
