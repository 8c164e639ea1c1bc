import type { Submission, Suppression, WebForm } from "../../../src/features/marketing/types.ts";
import type { Contact } from "../../../src/shared/api/types.ts";
import { at, base, owner } from "./base.ts";

export function forms(): WebForm[] {
  const contactFields: WebForm["fields"] = [
    { key: "firstName", label: "Imię", kind: "text", required: true, choices: [] },
    { key: "lastName", label: "Nazwisko", kind: "text", required: false, choices: [] },
    { key: "email", label: "Służbowy adres e-mail", kind: "email", required: true, choices: [] },
    { key: "companyName", label: "Firma", kind: "text", required: false, choices: [] },
    {
      key: "interest",
      label: "Co Państwa interesuje?",
      kind: "choice",
      required: true,
      choices: ["Wdrożenie", "Serwis", "Szkolenie zespołu"],
    },
    { key: "message", label: "Wiadomość", kind: "textarea", required: false, choices: [] },
    {
      key: "consent",
      label: "Zgadzam się na kontakt w sprawie oferty",
      kind: "checkbox",
      required: true,
      choices: [],
    },
  ];
  const make = (id: string, name: string, active: boolean, fields: WebForm["fields"], days: number): WebForm => ({
    ...base(id, days),
    ...owner,
    name,
    active,
    title: "Porozmawiajmy",
    fields,
    submitLabel: "Wyślij zapytanie",
    thankYou: "Dziękujemy! Odezwiemy się w ciągu jednego dnia roboczego.",
    redirectUrl: null,
    language: "pl",
    tags: ["www"],
    routeToTeamId: "team-0",
  });
  return [
    make("form-0", "Kontakt ze strony głównej", true, contactFields, 3),
    make("form-1", "Zapis na webinar „Sprzedaż bez arkuszy”", true, contactFields.slice(0, 3), 12),
    make("form-2", "Targi Poznań 2025", false, contactFields.slice(0, 4), 300),
  ];
}

export function submissions(contacts: Contact[]): Submission[] {
  return contacts.slice(10, 42).map((contact, index) => ({
    ...base(`submission-${index}`, index * 1.7),
    createdAt: at(index * 1.7),
    name: "Kontakt ze strony głównej",
    formId: index % 4 === 3 ? "form-1" : "form-0",
    values: {
      firstName: contact.firstName ?? "",
      lastName: contact.lastName ?? "",
      email: contact.emails[0]?.value ?? "",
      companyName: contact.companies[0]?.companyName ?? "",
      interest: ["Wdrożenie", "Serwis", "Szkolenie zespołu"][index % 3] ?? "",
      message: index % 2 ? "Proszę o ofertę na wdrożenie w trzech oddziałach i wycenę serwisu na dwa lata." : "",
      consent: "true",
    },
    attribution:
      index % 3
        ? { source: "google", medium: "cpc", campaign: "jesien-2026" }
        : { referrer: "https://branza.example/" },
    tags: ["www"],
    language: "pl",
  }));
}

export function suppressions(contacts: Contact[]): Suppression[] {
  return contacts.slice(60, 84).map((contact, index) => ({
    ...base(`suppression-${index}`, index * 3),
    createdAt: at(index * 3),
    name: contact.emails[0]?.value ?? "",
    reason: (["unsubscribed", "bounced", "unsubscribed", "manual", "complained"] as const)[index % 5] ?? "manual",
    contactId: contact.id,
    campaignId: "campaign-3",
    note: index % 5 === 3 ? "Prosi telefonicznie, żeby nie pisać." : null,
  }));
}
