import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  server.resetHandlers();
  sessionStorage.clear();
});
afterAll(() => server.close());

describe("somebody with several numbers", () => {
  it("is refused at the number that is wrong, whose row got the cursor when it was added", async () => {
    await openApp("/contacts");
    server.use(
      http.post("*/api/v1/contacts", () =>
        HttpResponse.json(
          {
            title: "Unprocessable Content",
            status: 422,
            detail: "Some fields are wrong.",
            errors: [{ field: "phones[1].value", message: "is no telephone number" }],
          },
          { status: 422, headers: { "Content-Type": "application/problem+json" } },
        ),
      ),
    );
    await userEvent.click(await screen.findByRole("button", { name: "New person" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Last name" }), "Fox");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Phone" }), "600 100 200");
    await userEvent.click(within(dialog).getByRole("button", { name: "Another telephone" }));
    const second = within(dialog).getByRole("textbox", { name: "Phone 2" });
    expect(second).toHaveFocus();
    await userEvent.keyboard("12");
    await userEvent.click(within(dialog).getByRole("button", { name: "Create person" }));
    expect(await within(dialog).findByText("is no telephone number")).toBeInTheDocument();
    expect(second).toHaveAttribute("aria-invalid", "true");
    expect(within(dialog).getByRole("textbox", { name: "Phone" })).not.toHaveAttribute("aria-invalid", "true");
  });
});

describe("the ledger of consents", () => {
  it("is saved as a file by those who may export it", async () => {
    await openApp("/settings/purposes");
    await userEvent.click(await screen.findByRole("button", { name: "Save the ledger of consents as a file" }));
    const link = await screen.findByRole("menuitem", { name: "CSV" });
    expect(link).toHaveAttribute("href", expect.stringContaining("/api/v1/consents/export?format=csv&language=en"));
    expect(link.getAttribute("href")).toContain("column=proof.ip%3AProof%3A+network+address");
  });

  it("is not offered to others", async () => {
    const mock = smallMock();
    mock.me.permissions = [
      { resource: "consent", actions: ["read"], scope: "all" },
      { resource: "purpose", actions: ["read"], scope: "all" },
    ];
    await openApp("/settings/purposes", mock);
    await screen.findByRole("heading", { level: 1 });
    expect(screen.queryByRole("button", { name: /ledger/ })).not.toBeInTheDocument();
  });
});
