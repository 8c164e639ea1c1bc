import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { problem } from "../../dev/parts/part";
import { openApp, server } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("one's own account", () => {
  it("takes an authenticator app into use and shows the recovery codes once", async () => {
    await openApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Set up an app" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByRole("img", { name: /QR code/ })).toBeInTheDocument();
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Code" }), "123456");
    await userEvent.click(within(dialog).getByRole("button", { name: "Check the code" }));
    const codes = await screen.findByRole("dialog", { name: "Recovery codes" });
    expect(within(codes).getAllByRole("listitem")).toHaveLength(10);
    await userEvent.click(within(codes).getByRole("button", { name: "I have kept them" }));
    expect(await screen.findByRole("button", { name: "Stop using it" })).toBeInTheDocument();
  });

  it("asks for the password where the sign-in was long ago", async () => {
    const passwords: unknown[] = [];
    await openApp("/account");
    server.use(
      http.post("*/api/v1/account/recovery-codes", async ({ request }) => {
        const { password } = (await request.json()) as { password?: string };
        passwords.push(password);
        return password
          ? Response.json({ codes: ["aaaa-bbbb-cccc-dddd"] })
          : problem(403, "Confirm this with your password.", [{ field: "password", message: "is needed" }]);
      }),
    );
    await userEvent.click(await screen.findByRole("button", { name: "Make new codes" }));
    const dialog = await screen.findByRole("dialog", { name: "Is it you?" });
    await userEvent.type(within(dialog).getByLabelText("Password"), "many calm otters");
    await userEvent.click(within(dialog).getByRole("button", { name: "Confirm" }));
    expect(await screen.findByText("aaaa-bbbb-cccc-dddd")).toBeInTheDocument();
    expect(passwords).toEqual([undefined, "many calm otters"]);
  });

  it("ends the other sessions", async () => {
    await openApp("/account");
    expect(await screen.findByText("Safari, iPhone")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Sign out everywhere else" }));
    await waitFor(() => expect(screen.queryByText("Safari, iPhone")).not.toBeInTheDocument());
    expect(screen.getByText("This one")).toBeInTheDocument();
  });
});

describe("an API client", () => {
  it("is made, and its secret is shown once", async () => {
    await openApp("/settings/api-clients");
    await userEvent.click(await screen.findByRole("button", { name: "New API client" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Name" }), "Warehouse");
    await userEvent.click(within(dialog).getByLabelText(/^Roles/, { selector: "input" }));
    const [role] = await screen.findAllByRole("option");
    if (role) await userEvent.click(role);
    await userEvent.click(within(dialog).getByRole("button", { name: "Create" }));
    const secret = await screen.findByRole("dialog", { name: "Keep the secret now" });
    expect(within(secret).getByText("Zm9yLWRlbW9uc3RyYXRpb25zLW9ubHk")).toBeInTheDocument();
  });
});
