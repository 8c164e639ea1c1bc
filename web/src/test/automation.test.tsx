import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Rule, Run } from "@/features/automation/types";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("a rule", () => {
  it("is switched off where it stands in the list", async () => {
    const mock = smallMock();
    await openApp("/rules", mock);
    const rule = mock.list("rules")?.find((it) => it.id === "rule-1") as unknown as Rule;
    await userEvent.click(await screen.findByRole("switch", { name: "Switch Welcome new customers on or off" }));
    await waitFor(() => expect(rule.active).toBe(false));
  });

  it("is written from an event, a condition and a step", async () => {
    const { mock } = await openApp("/rules/new");
    await userEvent.click(await screen.findByRole("textbox", { name: "Name" }));
    await userEvent.paste("Thank winners");
    await userEvent.click(screen.getByRole("combobox", { name: "Event" }));
    await userEvent.click(await screen.findByRole("option", { name: "Deal: won" }));
    await userEvent.click(screen.getByRole("button", { name: "Add a step" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Add a tag" }));
    await userEvent.type(screen.getByRole("textbox", { name: "Tag" }), "winner");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(mock.list("rules")?.[0]?.name).toBe("Thank winners"));
    const saved = mock.list("rules")?.[0] as unknown as Rule;
    expect(saved.trigger).toEqual({ kind: "event", eventType: "klientela.sales.deal.won.v1" });
    expect(saved.actions).toEqual([{ kind: "add-tag", settings: { tag: "winner" } }]);
  });

  it("is tried on the past without being saved", async () => {
    const { mock } = await openApp("/rules/rule-1");
    await userEvent.click(await screen.findByRole("button", { name: "Try" }));
    const samples = await screen.findByRole("list", { name: "Samples" });
    expect(within(samples).getAllByText("acts").length).toBeGreaterThan(0);
    expect(mock.seen.some((request) => request.method === "PATCH")).toBe(false);
  });

  it("says in words when a schedule is due", async () => {
    await openApp("/rules/rule-3");
    expect(await screen.findByText(/^Monday at 8:00/, { selector: "p" })).toBeInTheDocument();
  });
});

describe("the run log", () => {
  it("shows what a failed run saw and did, and retries it", async () => {
    const mock = smallMock();
    await openApp("/runs?open=run-3", mock);
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText(/User unknown/)).toBeInTheDocument();
    expect(await within(dialog).findByText("What the rule saw")).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole("button", { name: "Retry the failed steps" }));
    const run = mock.list("runs")?.find((it) => it.id === "run-3") as unknown as Run;
    await waitFor(() => expect(run.status).toBe("succeeded"));
  });
});

describe("a webhook", () => {
  it("is refused at its field, then shows its secret once", async () => {
    await openApp("/webhooks");
    await userEvent.click(await screen.findByRole("button", { name: "New webhook" }));
    const dialog = await screen.findByRole("dialog", { name: "New webhook" });
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Name" }), "Billing");
    const url = within(dialog).getByRole("textbox", { name: "URL" });
    await userEvent.type(url, "http://127.0.0.1/");
    await userEvent.click(within(dialog).getByRole("button", { name: "Create webhook" }));
    expect(await within(dialog).findByText("leads to an internal address")).toBeInTheDocument();
    await userEvent.clear(url);
    await userEvent.type(url, "https://billing.example/hook");
    await userEvent.click(within(dialog).getByRole("button", { name: "Create webhook" }));
    const secret = await screen.findByRole("dialog", { name: "The signing secret" });
    expect(within(secret).getByText(/^whsec_/)).toBeInTheDocument();
  });

  it("sends a delivery again", async () => {
    await openApp("/webhooks/webhook-0");
    const again = { name: "Send again", hidden: true };
    const buttons = await screen.findAllByRole("button", again);
    await userEvent.click(buttons[0] as HTMLElement);
    expect(await screen.findByText("It is being sent again")).toBeInTheDocument();
    expect(await screen.findByText("Attempt 2: 200")).toBeInTheDocument();
  });
});

describe("caught mail", () => {
  it("shows the parts of a mail", async () => {
    await openApp("/dev/mail?open=mail-5");
    expect(await screen.findByText(/po ponownym uruchomieniu/)).toBeInTheDocument();
    expect(screen.getByText(/zrzut-ekranu.png/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("tab", { name: "Headers" }));
    expect(await screen.findByText("<mail-5@klientela.localhost>")).toBeInTheDocument();
  });

  it("says plainly that there is no embedded server", async () => {
    const mock = smallMock();
    await openApp("/", mock);
    server.use(
      http.get("*/api/v1/dev/mails", () => HttpResponse.json({ title: "Not Found", status: 404 }, { status: 404 })),
      http.all("*", ({ request }) => mock.handle(request)),
    );
    await userEvent.click(await screen.findByRole("link", { name: "Caught mail" }));
    expect(await screen.findByText("There is no embedded mail server here")).toBeInTheDocument();
  });
});
