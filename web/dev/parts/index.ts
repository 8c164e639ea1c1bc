import { account } from "./account.ts";
import { audit } from "./audit.ts";
import { automation } from "./automation.ts";
import { calendar } from "./calendar.ts";
import { consents } from "./consents.ts";
import { deals } from "./deals.ts";
import { duplicates } from "./duplicates.ts";
import { emails } from "./emails.ts";
import { imports } from "./imports.ts";
import { leads } from "./leads.ts";
import { lists } from "./lists.ts";
import { marketing } from "./marketing.ts";
import { notifications } from "./notifications.ts";
import type { MakePart } from "./part.ts";
import { people } from "./people.ts";
import { quality } from "./quality.ts";
import { reports } from "./reports.ts";
import { reviews } from "./reviews.ts";
import { roles } from "./roles.ts";
import { tickets } from "./tickets.ts";

export const parts: MakePart[] = [
  calendar,
  duplicates,
  emails,
  leads,
  tickets,
  notifications,
  consents,
  marketing,
  automation,
  reports,
  people,
  account,
  roles,
  audit,
  reviews,
  lists,
  deals,
  imports,
  quality,
];
