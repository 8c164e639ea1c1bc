import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { weekdaysMoved } from "@/features/calendar/api";
import { fromRule, toRule } from "@/features/calendar/repeat";
import { bars, daysOf, isOn, place, shifted, step } from "@/features/calendar/time";
import type { Entry } from "@/features/calendar/types";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function entry(from: string, to: string, more: Partial<Entry> = {}): Entry {
  return {
    id: `${from}${to}`,
    version: 1,
    kind: "meeting",
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(to).toISOString(),
    allDay: false,
    moved: false,
    ...more,
  };
}

const days = (from: string, to: string) => entry(`${from}T00:00:00Z`, `${to}T00:00:00Z`, { allDay: true });

describe("the days of a calendar", () => {
  it("shows a month in whole weeks that begin on Monday", () => {
    const november = daysOf("month", "2026-11-22");
    expect([november[0], november.at(-1), november.length]).toEqual(["2026-10-26", "2026-12-06", 42]);
    expect(daysOf("week", "2026-11-22")[0]).toBe("2026-11-16");
    expect(step("month", "2026-01-31", 1)).toBe("2026-02-01");
    expect(step("month", "2026-01-31", -1)).toBe("2025-12-01");
  });

  it("puts what overlaps side by side and gives what stands alone all the room", () => {
    const placed = place(
      [
        entry("2026-11-22T09:00", "2026-11-22T10:00"),
        entry("2026-11-22T09:30", "2026-11-22T11:00"),
        entry("2026-11-22T10:00", "2026-11-22T10:30"),
        entry("2026-11-22T12:00", "2026-11-22T13:00"),
      ],
      "2026-11-22",
    );
    expect(placed.map(({ column, columns }) => [column, columns])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  it("puts whole days on rows, wherever one is", () => {
    const week = daysOf("week", "2026-11-18");
    expect(
      bars(
        [days("2026-11-17", "2026-11-20"), days("2026-11-19", "2026-11-25"), days("2026-11-20", "2026-11-21")],
        week,
      ).map(({ row, from, to }) => [row, from, to]),
    ).toEqual([
      [0, 1, 3],
      [1, 3, 6],
      [0, 4, 4],
    ]);
    expect(isOn(days("2026-11-17", "2026-11-18"), "2026-11-18")).toBe(false);
  });

  it("keeps the hour when a day with another clock lies between", () => {
    const before = entry("2026-10-20T09:00", "2026-10-20T10:30");
    const after = shifted(before, 14, 30);
    expect(new Date(after.startsAt).getHours() * 60 + new Date(after.startsAt).getMinutes()).toBe(570);
    expect(shifted(days("2026-11-17", "2026-11-18"), 2, 0)).toEqual({
      startsAt: "2026-11-19T00:00:00Z",
      endsAt: "2026-11-20T00:00:00Z",
    });
  });

  it("knows the usual rules by name and leaves the others as they are", () => {
    expect(fromRule("FREQ=WEEKLY;UNTIL=20261224T215959Z")).toEqual({
      repeat: "weekly",
      until: "2026-12-24",
      custom: "",
    });
    expect(fromRule("FREQ=MONTHLY;BYDAY=1MO").repeat).toBe("custom");
    expect(toRule("weekdays", "2026-12-24", "")).toBe("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261224");
    expect(toRule("none", "2026-12-24", "x")).toBeNull();
    expect(weekdaysMoved("FREQ=WEEKLY;BYDAY=MO,WE", "2026-11-16T12:00:00", "2026-11-17T12:00:00")).toBe(
      "FREQ=WEEKLY;BYDAY=TU,WE",
    );
  });
});

describe("the calendar", () => {
  it("creates a meeting with a guest, and shows the server's refusal at its field", async () => {
    const mock = smallMock();
    await openApp("/calendar?view=agenda", mock);
    await userEvent.click(await screen.findByRole("button", { name: "New activity" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Create" }));
    expect(within(dialog).getByRole("textbox", { name: "Title" })).toBeInvalid();
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Title" }), "Przegląd");
    await userEvent.type(
      within(dialog).getByRole("textbox", { name: "Add an e-mail address" }),
      "Ewa@example.com{Enter}",
    );
    await userEvent.click(within(dialog).getByRole("button", { name: "Create" }));
    expect(await screen.findByText("“Przegląd” was saved")).toBeInTheDocument();
    const post = mock.seen.find((request) => request.method === "POST" && request.url.endsWith("/activities"));
    const body = await post?.json();
    expect(body).toMatchObject({
      kind: "meeting",
      name: "Przegląd",
      attendees: [{ email: "ewa@example.com" }],
      invites: true,
    });
    expect(body.schedule.timeZone).toBeTruthy();
  });

  it("moves an entry by the keyboard and takes that back", async () => {
    const mock = smallMock();
    await openApp("/calendar", mock);
    const [meeting] = await screen.findAllByRole("button", { name: /Przegląd szans/ });
    meeting?.focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await screen.findByText("“Przegląd szans” was moved");
    const patches = () => mock.seen.filter((request) => request.method === "PATCH");
    const { schedule } = await (patches()[0] as Request).clone().json();
    expect(new Date(schedule.startsAt).getMinutes()).toBe(30);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(patches()).toHaveLength(2));
    expect(patches()[1]?.headers.get("If-Match")).toBe('"2"');
  });

  it("asks whether one of a series is meant, or all", async () => {
    const mock = smallMock();
    await openApp("/calendar", mock);
    const [meeting] = await screen.findAllByRole("button", { name: /Stand-up/ });
    await userEvent.click(meeting as HTMLElement);
    await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
    await userEvent.click(await screen.findByRole("button", { name: "This one only" }));
    await screen.findByText("“Stand-up” was deleted");
    expect(mock.seen.some((request) => request.url.endsWith("/skip"))).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(mock.seen.some((request) => request.url.endsWith("/restore"))).toBe(true));
  });

  it("moves one of a series and takes that back", async () => {
    const mock = smallMock();
    await openApp("/calendar", mock);
    const [meeting] = await screen.findAllByRole("button", { name: /Stand-up/ });
    meeting?.focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await userEvent.click(await screen.findByRole("button", { name: "This one only" }));
    await screen.findByText("“Stand-up” was moved");
    const posted = async (end: string) =>
      (await mock.seen
        .find((request) => request.url.endsWith(end))
        ?.clone()
        .json()) as { occurrence?: string };
    const { occurrence } = await posted("/occurrences");
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(async () => expect((await posted("/restore")).occurrence).toBe(occurrence));
  });

  it("shows whom a mail did not reach, and does what a guest proposes", async () => {
    const mock = smallMock();
    await openApp("/calendar", mock);
    const [meeting] = await screen.findAllByRole("button", { name: /Prezentacja oferty/ });
    await userEvent.click(meeting as HTMLElement);
    const guests = await screen.findByRole("list", { name: "Participants" });
    expect(await within(guests).findByText(/Mail not delivered: 550/)).toBeInTheDocument();
    expect(within(guests).getByText("Invited by mail")).toBeInTheDocument();
    await userEvent.click(await screen.findByRole("button", { name: /Move to the time that Grażyna/ }));
    await waitFor(() => expect(screen.queryByText(/Grażyna.* proposes/)).not.toBeInTheDocument());
    expect(screen.getByText(/Tomasz Lis would take part/)).toBeInTheDocument();
  });

  it("shows the secret address once and tells what became of a file", async () => {
    await openApp("/calendar", smallMock());
    await userEvent.click(await screen.findByRole("button", { name: "Other calendars" }));
    await userEvent.click(await screen.findByRole("button", { name: "Make an address" }));
    expect(await screen.findByText(/public\/contacts\/calendars/)).toBeInTheDocument();
    const input = document.querySelector<HTMLInputElement>("input[type=file]");
    await userEvent.upload(
      input as HTMLInputElement,
      new File(["BEGIN:VCALENDAR"], "plan.ics", { type: "text/calendar" }),
    );
    expect(await screen.findByText("12 new, 1 changed, 3 as before, 1 refused")).toBeInTheDocument();
    expect(screen.getByText(/has no start/)).toBeInTheDocument();
  });
});
