import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openApp, server } from "./app";

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("one's own mailbox", () => {
  it("says at the field what is wrong, and is changed once nothing is", async () => {
    const { mock } = await openApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Change the mailbox" }));
    const dialog = await screen.findByRole("dialog");
    const incoming = within(dialog).getByRole("group", { name: "Incoming mail (IMAP)" });
    const host = within(incoming).getByRole("textbox", { name: "Server" });
    await userEvent.clear(host);
    await userEvent.type(host, "poczta.example");
    await userEvent.click(within(dialog).getByRole("button", { name: "Test the connection" }));
    await waitFor(() => expect(host).toHaveAccessibleDescription("There is no host poczta.example."));
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("There is no host poczta.example.");
    await userEvent.clear(host);
    await userEvent.type(host, "imap.poczta.example");
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    const puts = mock.seen.filter((it) => it.method === "PUT" && it.url.endsWith("/mailbox"));
    const sent = (await puts.at(-1)?.clone().json()) as { imap: { host: string; password?: string } };
    expect(sent.imap.host).toBe("imap.poczta.example");
    expect(sent.imap).not.toHaveProperty("password");
  });

  it("rests and goes on", async () => {
    await openApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Pause" }));
    expect(await screen.findByText("Paused")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Go on" }));
    expect(await screen.findByText("Working")).toBeInTheDocument();
  });

  it("is disconnected, with or without its mails", async () => {
    const { mock } = await openApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Disconnect" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("radio", { name: /are deleted/ }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Disconnect" }));
    expect(await screen.findByRole("button", { name: "Connect a mailbox" })).toBeInTheDocument();
    expect(mock.seen.filter((it) => it.method === "DELETE").map((it) => new URL(it.url).search)).toEqual([
      "?mails=delete",
    ]);
  });
});

describe("a mail to a contact", () => {
  it("takes files along, and says which one is refused", async () => {
    const { mock } = await openApp("/contacts/contact-3");
    await userEvent.click(await screen.findByRole("button", { name: "Write a mail" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Subject" }), "The offer");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Text" }), "See the file.");
    const input = dialog.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
    await userEvent.upload(input, [
      new File(["a"], "offer.pdf", { type: "application/pdf" }),
      new File([new Uint8Array(11_000_000)], "film.mp4", { type: "video/mp4" }),
    ]);
    expect(await within(dialog).findByText("Larger than 10 MB")).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole("button", { name: "Remove film.mp4" }));
    await waitFor(() => expect(within(dialog).getByRole("button", { name: "Send" })).toBeEnabled());
    await userEvent.click(within(dialog).getByRole("button", { name: "Send" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    const posts = mock.seen.filter((it) => it.method === "POST" && it.url.endsWith("/emails"));
    const sent = (await posts[0]?.clone().json()) as { attachmentIds: string[] };
    expect(sent.attachmentIds).toHaveLength(1);
    await userEvent.click(await screen.findByRole("button", { name: "The offer" }));
    const thread = await screen.findByRole("dialog", { name: "The offer" });
    const files = await within(thread).findByRole("list", { name: "Attachments" });
    expect(within(files).getByRole("link")).toHaveAttribute("href", expect.stringContaining("/api/v1/emails/"));
    expect(within(thread).getByText("Waiting to be sent")).toBeInTheDocument();
  });

  it("keeps its key when it is sent again after a failure", async () => {
    const { mock } = await openApp("/contacts/contact-3");
    await userEvent.click(await screen.findByRole("button", { name: "Write a mail" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Subject" }), "Once");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Text" }), "Only once.");
    mock.down.add("emails");
    await userEvent.click(within(dialog).getByRole("button", { name: "Send" }));
    await within(dialog).findByRole("alert");
    mock.down.delete("emails");
    await userEvent.click(within(dialog).getByRole("button", { name: "Send" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    const posts = mock.seen.filter((it) => it.method === "POST" && it.url.endsWith("/emails"));
    expect(posts).toHaveLength(2);
    expect(new Set(posts.map((it) => it.headers.get("Idempotency-Key"))).size).toBe(1);
  });
});
