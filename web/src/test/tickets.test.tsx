import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Ticket } from "@/shared/api/ticketing";
import { openApp, server, smallMock } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function ticketOf(mock: ReturnType<typeof smallMock>, id: string): Ticket {
  const ticket = (mock.list("tickets") as Ticket[]).find((it) => it.id === id);
  if (!ticket) throw new Error("no such ticket");
  return ticket;
}

describe("a ticket", () => {
  it("is answered with a canned answer by Ctrl-Enter, and keeps a note apart from what the customer sees", async () => {
    const { mock } = await openApp("/tickets/ticket-0");
    await userEvent.click(await screen.findByRole("button", { name: "Canned answers" }));
    await userEvent.click(await screen.findByRole("button", { name: /Prośba o zrzut/ }));
    const box = await screen.findByRole("textbox", { name: "Reply" });
    await waitFor(() => expect((box as HTMLTextAreaElement).value).toContain("prosimy o zrzut ekranu"));
    await userEvent.type(box, " Dziękujemy.{Control>}{Enter}{/Control}");
    const talk = await screen.findByRole("list", { name: "Conversation" });
    expect(await within(talk).findByText(/Dziękujemy\./)).toBeInTheDocument();
    expect(box).toHaveValue("");
    await userEvent.click(screen.getByRole("tab", { name: "Internal note" }));
    await userEvent.type(screen.getByRole("textbox", { name: "Internal note" }), "Only for us");
    await userEvent.click(screen.getByRole("button", { name: "Save note" }));
    const note = await within(talk).findByText("Only for us");
    expect(note.closest("li")).toHaveAttribute("data-kind", "note");
    const kinds = mock.seen.filter((it) => it.method === "POST").map((it) => it.clone().json());
    expect((await Promise.all(kinds)).map((it) => it.kind)).toEqual(["agent", "note"]);
  });

  it("is sent and solved in one step", async () => {
    const mock = smallMock();
    const ticket = ticketOf(mock, "ticket-1");
    await openApp("/tickets/ticket-1", mock);
    await userEvent.type(await screen.findByRole("textbox", { name: "Reply" }), "Fixed.");
    await userEvent.click(screen.getByRole("button", { name: "Send and set the status" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Solved" }));
    await waitFor(() => expect(ticket.status).toBe("solved"));
    expect(await screen.findByRole("button", { name: "Reopen" })).toBeInTheDocument();
  });

  it("takes files at once, and says which one it refuses", async () => {
    const { mock } = await openApp("/tickets/ticket-1");
    await screen.findByRole("textbox", { name: "Reply" });
    const input = document.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
    await userEvent.upload(input, [
      new File(["a"], "offer.pdf", { type: "application/pdf" }),
      new File([new Uint8Array(11 * 1024 * 1024)], "film.mp4", { type: "video/mp4" }),
    ]);
    expect(await screen.findByText("Larger than 10 MB")).toBeInTheDocument();
    await userEvent.type(screen.getByRole("textbox", { name: "Reply" }), "See the file.");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    // jsdom sends files without their names
    const link = await screen.findByRole("link", { name: /\d byte/ });
    expect(link).toHaveAttribute("href", expect.stringContaining("/api/v1/tickets/ticket-1/attachments/"));
    expect(mock.seen.filter((it) => it.url.endsWith("/attachments"))).toHaveLength(1);
  });

  it("keeps what was typed when sending fails, and sends the same key again", async () => {
    const { mock } = await openApp("/tickets/ticket-1");
    const box = await screen.findByRole("textbox", { name: "Reply" });
    await userEvent.type(box, "Once only");
    mock.down.add("tickets");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    await screen.findByRole("alert");
    expect(box).toHaveValue("Once only");
    mock.down.delete("tickets");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(box).toHaveValue(""));
    const keys = mock.seen.filter((it) => it.url.endsWith("/messages") && it.method === "POST");
    expect(new Set(keys.map((it) => it.headers.get("Idempotency-Key"))).size).toBe(1);
    expect(keys).toHaveLength(2);
  });

  it("says so when a colleague was faster", async () => {
    const mock = smallMock();
    const ticket = ticketOf(mock, "ticket-1");
    await openApp("/tickets/ticket-1", mock);
    const solve = await screen.findByRole("button", { name: "Solve" });
    ticket.version++;
    await userEvent.click(solve);
    expect(await screen.findByText(`Ticket #${ticket.number} was not changed`)).toBeInTheDocument();
  });

  it("is merged into another one after saying what will happen", async () => {
    const mock = smallMock();
    const ticket = ticketOf(mock, "ticket-1");
    const into = ticketOf(mock, "ticket-2");
    const { router } = await openApp("/tickets/ticket-1", mock);
    await userEvent.click(await screen.findByRole("button", { name: "More actions" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Merge into another…" }));
    await userEvent.type(await screen.findByRole("combobox", { name: "Into which ticket?" }), `#${into.number}`);
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
    await userEvent.click(screen.getByRole("option", { name: new RegExp(`#${into.number}`) }));
    expect(await screen.findByText(new RegExp(`of #${ticket.number} move`))).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Merge" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/tickets/ticket-2"));
    expect(ticket.mergedIntoId).toBe("ticket-2");
  });
});
