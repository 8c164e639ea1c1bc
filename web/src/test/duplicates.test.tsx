import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Contact } from "@/shared/api/types";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const contact = (mock: ReturnType<typeof smallMock>, at: number) => mock.data.contacts[at] as Contact;

describe("duplicates", () => {
  it("merges two contacts with a choice for a field, and takes that back by undo", async () => {
    const mock = smallMock();
    const [stays, goes] = [contact(mock, 3), contact(mock, 4)];
    await openApp("/duplicates", mock);
    const compare = await screen.findByRole("region", { name: `${stays.name} and ${goes.name} side by side` });
    expect(within(compare).getByText("E-mail: the same")).toBeInTheDocument();
    await userEvent.click(await within(compare).findByRole("radio", { name: "E-mail: take that of the other one" }));
    await userEvent.click(within(compare).getByRole("button", { name: "Merge" }));
    await waitFor(() => expect(goes.mergedInto?.contactId).toBe(stays.id));
    const post = mock.seen.find((request) => request.url.endsWith(`/contacts/${stays.id}/merge`));
    expect(post?.headers.get("If-Match")).toMatch(/^"\d+"$/);
    expect(stays.emails).toEqual(goes.emails);
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(goes.mergedInto).toBeFalsy());
  });

  it("puts a pair aside that is none, moves between pairs by key, and opens the next", async () => {
    const mock = smallMock();
    await openApp("/duplicates", mock);
    const list = await screen.findByRole("navigation", { name: "Pairs of contacts" });
    const before = within(list).getAllByRole("button").length;
    within(list).getAllByRole("button")[0]?.focus();
    await userEvent.keyboard("j");
    expect(within(list).getAllByRole("button")[1]).toHaveAttribute("aria-current", "true");
    const next = within(list).getAllByRole("button")[2]?.textContent;
    await userEvent.click(await screen.findByRole("button", { name: "Not a duplicate" }));
    await waitFor(() => expect(within(list).getAllByRole("button")).toHaveLength(before - 1));
    expect(within(list).getByRole("button", { current: true }).textContent).toBe(next);
  });

  it("warns of somebody who is there already while a contact is entered", async () => {
    const mock = smallMock();
    const known = contact(mock, 5);
    await openApp("/contacts", mock);
    await userEvent.click(await screen.findByRole("button", { name: "New person" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "E-mail" }), known.emails[0]?.value ?? "");
    const warning = await within(dialog).findByRole("region", { name: "Perhaps you have them already" });
    expect(within(warning).getByText(known.name)).toBeInTheDocument();
    await userEvent.click(within(warning).getAllByRole("button", { name: "Open" })[0] as HTMLElement);
    expect(await screen.findByRole("heading", { level: 1, name: known.name })).toBeInTheDocument();
  });
});
