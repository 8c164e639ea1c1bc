import { type JavaText, sources, textsOf } from "./javaTexts";

const services = [
  "platform",
  "gateway",
  "identity-service",
  "contacts-service",
  "sales-service",
  "marketing-service",
  "ticketing-service",
  "automation-service",
  "reporting-service",
];

/** Calls whose texts go to a log, to a program or to a page that has its own languages. */
const calls =
  /^log\.|^(IllegalStateException|UncheckedIOException|AssertionError|NoSuchElementException|ArithmeticException)$|(^|\.)(say|requireNonNull|compile|ofPattern|description|summary|header|append|policyDirectives)$/;

/** Sources that speak to operators, to other programs or to guests, or that read what others write. */
const unheard = [
  /\/scim\//,
  /\/seal/i,
  /\/operations\//,
  /\/outbox\//,
  /\/consume\//,
  /\/federation\//,
  /\/session\/store\//,
  /\/pages\//,
  /\/audit\/(Audit(Verify|Endpoint)|Changes|Check|Merkle|Signing|Verif)/,
  /\/duplicate\/matching\/(Headers|TextComparer|Recognition|DateReading)/,
  /\/imports\/table\/(HeaderSigns|VcardCells|VcardPhones)/,
  /(Configuration|Setup|Markup|Letter|Letters|Pages|ContentPolicy|FileWords|Tokens|ZoneNames|InvitationText|DigestMails)\.java$/,
  /(Mjml|PersonValues|FirstStart|StoredSession|CaughtMailController|SignInSecurity|EnrolmentController|ResetController)\.java$/,
  /(Origin|Network|ApiClient|Clients|Instances|SignOut|ExportFormat|ExportStyle|XlsxTable|SecurityHeaders)\.java$/,
  /\/Shipped\w+\.java$/,
  /marketing\/\w+\/Report\.java$/,
  /reporting\/.*\/(Deal|Fact|Facts)\.java$/,
];

/** Texts that only look like sentences for people. */
const silent = new Set([
  "duplicate aggregate {0}",
  "{0}: {1} is neither a host nor a network",
  "no field {0}",
  "no reference type on {0}",
  "no action {0}",
  "The bearer may not sign in any more",
  'Bearer error="invalid_token"',
  "the database",
  "the message broker",
  "error on line (\\d+), index \\d+: (.*)",
  "yyyy-MM-dd HH:mm:ss",
  "MMM d, yyyy",
  "d MMM yyyy",
  "the body is here already",
  "id in [",
]);

/** What the services say to people: refusals, reasons and notes, with numbered places. */
export function javaSentences(root: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { file, source } of sources(root, services)) {
    if (unheard.some((it) => it.test(file))) continue;
    for (const text of textsOf(source, file)) {
      if (isSaid(text) && !silent.has(text.text)) found.set(text.text, found.get(text.text) ?? file);
    }
  }
  return found;
}

function isSaid({ text, around, attribute }: JavaText): boolean {
  const nearest = around.at(-1);
  const words = text.replace(/\{\d+\}/g, " ");
  if (!/\p{L}{2}/u.test(words) || !isEnglish(text)) return false;
  if (around.some(({ name }) => name.startsWith("@"))) return attribute === "message";
  if (around.some(({ name }) => calls.test(name))) return false;
  // the first argument is the field, the second what is wrong with it
  if (nearest && /(^|\.)(field|FieldError)$/.test(nearest.name)) return nearest.argument > 0;
  return /\p{L}{2,}[,;:]? (?:.* )?\p{L}{2,}/u.test(words);
}

/** Neither markup nor a pattern, a policy, a setting at the start or the Polish half of a page. */
function isEnglish(text: string): boolean {
  return !/[ąćęłńóśźż<]|\(\?|\\s|\$\{|\{\}|\{%|'self'|^klientela |charset=|filename=/i.test(text);
}
