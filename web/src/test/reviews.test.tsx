import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { problem } from "../../dev/parts/part";
import { openApp, server } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const lines = () => screen.findByRole("list", { name: /^Access review/ });

describe("an access review", () => {
  it("takes a role away with one click, and gives it back", async () => {
    await openApp("/settings/access-reviews/review-2");
    const list = await lines();
    const before = within(list).getAllByRole("listitem").length;
    const [revoke] = within(list).getAllByRole("button", { name: /^Revoke: ERP/ });
    await userEvent.click(revoke as HTMLElement);
    expect(await screen.findByText(/ERP no longer holds the role/)).toBeInTheDocument();
    await waitFor(async () => expect(within(await lines()).getAllByRole("listitem")).toHaveLength(before - 1));
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(async () => expect(within(await lines()).getAllByRole("listitem")).toHaveLength(before));
  });

  it("shows which rights are not used", async () => {
    await openApp("/settings/access-reviews/review-2?view=clients");
    await userEvent.click(await screen.findByRole("button", { name: /^Rights of Hurtownia danych/ }));
    const table = await screen.findByRole("table");
    expect(within(table).getAllByText("unused for 90 days")).toHaveLength(2);
  });

  it("says why a decision is refused", async () => {
    await openApp("/settings/access-reviews/review-2");
    server.use(http.put("*/decision", () => problem(409, "This is the last administrator who can sign in.")));
    const [revoke] = within(await lines()).getAllByRole("button", { name: /^Revoke/ });
    await userEvent.click(revoke as HTMLElement);
    expect(await screen.findByText("This is the last administrator who can sign in.")).toBeInTheDocument();
  });

  it("is signed once everything is decided, and stays so", async () => {
    await openApp("/settings/access-reviews/review-2");
    expect(await screen.findByRole("button", { name: "Sign" })).toBeDisabled();
    for (let left = 10; left > 0; left--) {
      const [keep] = within(await lines()).getAllByRole("button", { name: /^Keep/ });
      await userEvent.click(keep as HTMLElement);
      await screen.findByText(`${11 - left} of 10 decided`);
    }
    await userEvent.click(screen.getByRole("button", { name: "Sign" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Sign" }));
    expect(await screen.findByText(/10 kept, 0 revoked; signed by/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Revoke:/ })).not.toBeInTheDocument();
  });
});

it("lists who has no second factor", async () => {
  const asked: string[] = [];
  await openApp("/settings/users");
  server.events.on("request:start", ({ request }) => void asked.push(request.url));
  await userEvent.click(await screen.findByRole("button", { name: "Without a second factor" }));
  await waitFor(() => expect(asked.some((url) => url.includes("secondFactor=no"))).toBe(true));
});
