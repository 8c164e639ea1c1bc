import type { Email, EmailFile, EmailInput } from "../../src/features/activities/emails.ts";
import type { Bcc, Mailbox, MailboxInput } from "../../src/features/mailbox/api.ts";
import type { TimelineItem } from "../../src/shared/api/types.ts";
import { bodyOf, json, type MakePart, problem } from "./part.ts";

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** A mailbox that works, and a conversation with a customer. */
export const emails: MakePart = (mock) => {
  const me = { email: mock.me.email ?? "ja@klientela.example", name: mock.me.name };
  let mailbox: Mailbox | undefined = {
    address: me.email,
    imap: { host: "imap.klientela.example", port: 993, tls: "tls", username: me.email },
    folders: ["INBOX", "Wysłane"],
    sentFolder: "Wysłane",
    smtp: { host: "smtp.klientela.example", port: 465, tls: "tls", username: me.email },
    confidential: false,
    takesLeads: false,
    since: ago(24 * 30),
    paused: false,
    fetchedAt: ago(0.02),
    trouble: null,
    filed: 128,
  };
  let bcc: Bcc = { address: "log+6f0c2a51b7d94e3388aa@crm.klientela.example", filed: 12, refused: 1 };
  let intake = { address: "leads@crm.klientela.example", active: true, teamId: null as string | null };
  const person = { email: "anna.wrobel@zuraw.example", name: "Anna Wróbel-Błaszczykowska" };
  const thread = (contactId: string): Email[] => [
    {
      id: `email-1-${contactId}`,
      subject: "Oferta na serwis dźwigów",
      direction: "out",
      threadId: `thread-${contactId}`,
      at: ago(50),
      confidential: false,
      concealed: false,
      from: me,
      to: [person],
      cc: [{ email: "biuro@zuraw.example" }],
      contacts: [{ contactId, email: person.email }],
      excerpt: "Dzień dobry, w załączeniu przesyłam ofertę na serwis całoroczny.",
      text: "Dzień dobry,\n\nw załączeniu przesyłam ofertę na serwis całoroczny.\n\nPozdrawiam",
      files: [{ id: "file-1", name: "Oferta serwis 2026.pdf", contentType: "application/pdf", size: 284_300 }],
      delivery: "sent",
    },
    {
      id: `email-2-${contactId}`,
      subject: "Re: Oferta na serwis dźwigów",
      direction: "in",
      threadId: `thread-${contactId}`,
      at: ago(26),
      confidential: false,
      concealed: false,
      from: person,
      to: [me],
      contacts: [{ contactId, email: person.email }],
      excerpt: "Dziękuję, bierzemy. Proszę jeszcze o termin pierwszego przeglądu.",
      html: "<p>Dziękuję, <b>bierzemy</b>. Proszę jeszcze o termin pierwszego przeglądu.</p><p>Anna Wróbel</p>",
      files: [],
    },
    {
      id: `email-3-${contactId}`,
      subject: "Warunki płatności",
      direction: "in",
      threadId: `thread-${contactId}`,
      at: ago(3),
      confidential: true,
      concealed: true,
      contacts: [{ contactId, email: person.email }],
    },
  ];
  const entry = (email: Email): TimelineItem => ({
    id: `t-${email.id}`,
    at: email.at,
    type: "klientela.contacts.email.filed.v1",
    resource: { type: "email", id: email.id, name: email.subject },
    actor: { id: "system:contacts-service", name: "Klientela" },
    data: {
      direction: email.direction,
      excerpt: email.excerpt,
      confidential: email.confidential,
      files: email.files,
    },
  });
  const written: Email[] = [];
  const files = new Map<string, EmailFile>();
  const take = (file: File) => {
    if (file.name.endsWith(".exe")) {
      return problem(422, "This file is not taken.", [
        { field: "file", message: "is a program (application/x-dosexec)" },
      ]);
    }
    const kept = { id: mock.newId("file"), name: file.name, contentType: file.type, size: file.size };
    files.set(kept.id, kept);
    return json(kept, 201);
  };
  const write = ({ contactId, to, subject, text, attachmentIds }: EmailInput) => {
    const email: Email = {
      id: mock.newId("email"),
      subject,
      direction: "out",
      threadId: mock.newId("thread"),
      at: ago(0),
      confidential: false,
      concealed: false,
      from: me,
      to: [{ email: to }],
      contacts: [{ contactId, email: to }],
      excerpt: text,
      text,
      files: attachmentIds.flatMap((it) => files.get(it) ?? []),
      delivery: "queued",
    };
    written.push(email);
    mock.timeline(contactId).unshift(entry(email));
    return json({ id: email.id, delivery: "queued" }, 202);
  };
  const troublesOf = ({ imap, smtp }: MailboxInput) => [
    ...(imap.host.startsWith("imap.")
      ? []
      : [{ kind: "host_unknown", field: "imap.host", text: `There is no host ${imap.host}.` }]),
    ...(smtp && smtp.password === "wrong"
      ? [{ kind: "password", field: "smtp.password", text: `${smtp.host} does not accept the user name and password.` }]
      : []),
  ];
  return {
    timeline: (id) => (id.startsWith("contact-") ? thread(id).map(entry) : []),
    handle: async ({ request, root, id, sub }) => {
      if (root === "leads" && id === "mail-intake") {
        if (request.method === "PUT") intake = { ...intake, ...(await bodyOf(request)) };
        return json(intake);
      }
      if (root === "leads" && sub === "emails") {
        return json({ items: id === "lead-0" ? thread("contact-3").slice(1, 2) : [] });
      }
      if (root === "emails") {
        if (id === "attachments") return take((await request.formData()).get("file") as File);
        if (request.method === "POST") return write((await bodyOf(request)) as unknown as EmailInput);
        if (sub === "thread") {
          const own = written.filter((it) => it.id === id);
          return json({ items: own.length > 0 ? own : thread(id?.replace(/^email-\d-/, "") ?? "") });
        }
        if (sub === "files") return new Response("demo", { headers: { "Content-Disposition": "attachment" } });
        return problem(404, "There is no such mail.");
      }
      if (root !== "mailbox") return undefined;
      if (id === "test") return json({ troubles: troublesOf((await bodyOf(request)) as unknown as MailboxInput) });
      if (id === "bcc") {
        bcc = { address: `log+${crypto.randomUUID().slice(0, 8)}@crm.klientela.example`, filed: 0, refused: 0 };
        return json(bcc);
      }
      if (request.method === "DELETE") {
        mailbox = undefined;
        return new Response(null, { status: 204 });
      }
      if (mailbox && (id === "pause" || id === "resume")) mailbox.paused = id === "pause";
      if (request.method === "PUT") {
        const input = (await bodyOf(request)) as unknown as MailboxInput;
        const [trouble] = troublesOf(input);
        if (trouble) return problem(422, trouble.text, [{ field: trouble.field, message: trouble.text }]);
        const { imap, smtp, ...rest } = input;
        mailbox = { ...rest, imap, smtp: smtp ?? null, since: ago(720), paused: false, filed: 0 };
      }
      return json({ mailbox: mailbox ?? null, bcc, bccPossible: true });
    },
  };
};
