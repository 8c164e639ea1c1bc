import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { weekOf } from "@/features/queues/week";
import type { Answer, Queue } from "@/shared/api/ticketing";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  server.resetHandlers();
  Reflect.deleteProperty(globalThis, "EventSource");
});
afterAll(() => server.close());

describe("a queue", () => {
  it("is written with its hours and promises, and a colleague's change is not overwritten unseen", async () => {
    const mock = smallMock();
    const queue = mock.list("queues")?.[0] as Queue;
    await openApp("/queues", mock);
    await userEvent.click(await screen.findByRole("button", { name: "Edit Wsparcie" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("checkbox", { name: "Saturday" }));
    const first = within(dialog).getByRole("textbox", { name: "First response" });
    await userEvent.clear(first);
    await userEvent.type(first, "45");
    queue.version++;
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(await within(dialog).findByText(/A colleague saved this a moment ago/)).toBeInTheDocument();
    expect(queue.serviceLevel.firstResponseMinutes).toBe(60);
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(queue.serviceLevel.firstResponseMinutes).toBe(45));
    expect(queue.calendar.hours.map((it) => it.day)).toContain(6);
  });

  it("tells its week in few words", () => {
    const hours = [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "16:00" }));
    expect(weekOf([...hours, { day: 6, from: "09:00", to: "13:00" }], "en")).toEqual([
      "Mon – Fri 08:00–16:00",
      "Sat 09:00–13:00",
    ]);
  });
});

describe("a canned answer", () => {
  it("is written, and comes back by undo after it was deleted", async () => {
    const mock = smallMock();
    const answers = mock.list("answers") as Answer[];
    const name = "Prośba o zrzut ekranu";
    await openApp("/answers?open=answer-0", mock);
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Delete this answer" }));
    await waitFor(() => expect(answers.some((it) => it.name === name)).toBe(false));
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(answers.some((it) => it.name === name)).toBe(true));
  });
});

/** A stream that the test speaks through. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 1;
  onopen?: () => void;
  onerror?: () => void;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Stream.all.push(this);
  }
  say(event: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
  close() {
    this.readyState = 2;
  }
}

describe("the bell", () => {
  it("counts what is unread as the server tells it, and listens again after the stream broke", async () => {
    Stream.all = [];
    Object.assign(globalThis, { EventSource: Stream });
    await openApp("/contacts");
    expect(await screen.findByRole("button", { name: "Notifications: 3 unread" })).toBeInTheDocument();
    const stream = Stream.all.find((it) => it.url.includes("notifications")) as Stream;
    stream.say("unread", { unread: 5 });
    expect(await screen.findByRole("button", { name: "Notifications: 5 unread" })).toBeInTheDocument();
    const before = Stream.all.length;
    stream.readyState = 2;
    stream.onerror?.();
    await waitFor(() => expect(Stream.all.length).toBeGreaterThan(before), { timeout: 5000 });
  });

  it("leads to what happened, and marks it as read", async () => {
    const { router, mock } = await openApp("/contacts");
    await userEvent.click(await screen.findByRole("button", { name: "Notifications: 3 unread" }));
    const [newest] = await screen.findAllByRole("link", { name: /Nowy lead czeka/ });
    await userEvent.click(newest as HTMLElement);
    await waitFor(() => expect(router.state.location.pathname).toBe("/leads/lead-0"));
    expect(mock.seen.some((it) => it.url.endsWith("/notifications/notification-0/read"))).toBe(true);
    expect(await screen.findByRole("button", { name: "Notifications: 2 unread" })).toBeInTheDocument();
  });

  it("keeps each person's wishes", async () => {
    const { mock } = await openApp("/notifications");
    await userEvent.click(await screen.findByRole("checkbox", { name: "What rules tell me" }));
    const put = await waitFor(() => {
      const found = mock.seen.find((it) => it.method === "PUT");
      if (!found) throw new Error("not yet");
      return found;
    });
    expect((await put.clone().json()).muted).toEqual(["rule"]);
  });
});

describe("the dashboard of the departments", () => {
  it("leads from each number to the records behind it", async () => {
    await openApp("/");
    const tickets = await screen.findByRole("region", { name: "Tickets" });
    expect(await within(tickets).findByRole("link", { name: /^Open/ })).toHaveAttribute("href", "/tickets");
    const leads = screen.getByRole("region", { name: "Leads" });
    expect(await within(leads).findByRole("link", { name: /Converted/ })).toHaveAttribute(
      "href",
      "/leads?view=converted",
    );
  });

  it("leaves out what the role may not see", async () => {
    const mock = smallMock();
    mock.me.permissions = [
      { resource: "report", actions: ["read"], scope: "all" },
      { resource: "ticket", actions: ["read"], scope: "all" },
    ];
    await openApp("/", mock);
    expect(await screen.findByRole("region", { name: "Tickets" })).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "Leads" })).not.toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "Campaigns" })).not.toBeInTheDocument();
  });
});

describe("the timeline of a customer", () => {
  it("tells what every department did, and leads there", async () => {
    const mock = smallMock();
    await openApp("/contacts/contact-3", mock);
    const timeline = await screen.findByRole("list", { name: "Timeline" });
    expect(await within(timeline).findByText(/Opened the ticket/)).toBeInTheDocument();
    expect(within(timeline).getByText(/Clicked in the mail/)).toBeInTheDocument();
    expect(within(timeline).getByText(/Rule ran:/)).toBeInTheDocument();
    expect(within(timeline).getByRole("link", { name: "Powitanie po wygranej" })).toHaveAttribute(
      "href",
      "/rules/rule-0",
    );
    expect(timeline.textContent).not.toMatch(/timeline\.event|(ticket|mail|message|run|lead) (created|sent)/);
  });
});
