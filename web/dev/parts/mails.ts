/** What the embedded mail server has caught, newest first. */
export function caughtMails() {
  const mail = (
    id: string,
    subject: string,
    minutes: number,
    inbound: boolean,
    more: { from?: string; to?: string; html?: string; text: string; attachments?: object[] },
  ) => {
    const at = new Date(Date.parse("2026-11-22T05:30:00Z") - minutes * 60_000).toISOString();
    const from =
      more.from ??
      (inbound ? "Żaneta Dąbrowska-Jabłońska <zaneta@lodz.example>" : "Klientela <kontakt@klientela.localhost>");
    const to = more.to ?? (inbound ? "support@klientela.localhost" : "anna.nowak@gdansk.example");
    return {
      id,
      from,
      to,
      subject,
      at,
      inbound,
      text: more.text,
      html: more.html ?? null,
      headers: {
        From: from,
        To: to,
        Subject: subject,
        Date: at,
        "Message-ID": `<${id}@klientela.localhost>`,
        ...(inbound
          ? {}
          : {
              "List-Unsubscribe": "<https://crm.example/public/marketing/unsubscribe/ZXlK>",
              "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }),
      },
      attachments: more.attachments ?? [],
    };
  };
  return [
    mail("mail-6", "Witamy w gronie klientów", 1, false, {
      html: '<h1 style="color:#4350d9">Witamy!</h1><p>Cieszymy się, że <b>Zakłady Mechaniczne Łódź</b> są z nami.</p><p><a href="https://klientela.example/start">Pierwsze kroki</a></p><img src="https://crm.example/public/marketing/o/ZXlK" alt="">',
      text: "Witamy!\n\nCieszymy się, że Zakłady Mechaniczne Łódź są z nami.",
    }),
    mail("mail-5", "Re: [#2041] Drukarka etykiet nie odpowiada po aktualizacji sterownika", 12, true, {
      text: "Dzień dobry,\n\npo ponownym uruchomieniu dalej to samo. W załączniku zdjęcie ekranu.\n\nPozdrawiam\nŻaneta",
      attachments: [{ name: "zrzut-ekranu.png", type: "image/png", size: 184_220 }],
    }),
    mail("mail-4", "[#2041] Drukarka etykiet nie odpowiada po aktualizacji sterownika", 48, false, {
      to: "zaneta@lodz.example",
      html: "<p>Dzień dobry,</p><p>prosimy uruchomić drukarkę ponownie i dać znać.</p>",
      text: "Dzień dobry,\n\nprosimy uruchomić drukarkę ponownie i dać znać.",
    }),
    mail("mail-3", "Zaproszenie na dzień otwarty w nowej siedzibie przy ulicy Piotrkowskiej", 90, false, {
      html: "<p>Zapraszamy.</p>",
      text: "Zapraszamy.",
    }),
    mail("mail-2", "Zapytanie o serwis", 300, true, { text: "Proszę o wycenę serwisu na dwa lata." }),
  ];
}
