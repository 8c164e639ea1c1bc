export interface FieldError {
  field: string;
  message: string;
}

/** A refusal or a failure of the API; `status` is 0 where the server was not reached at all. */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string | undefined;
  readonly errors: FieldError[];
  readonly path: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    path: string,
    status: number,
    body: { title?: string; detail?: string; errors?: FieldError[] } = {},
    retryAfterSeconds?: number,
  ) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = "Problem";
    this.path = path;
    this.status = status;
    this.detail = body.detail ?? body.title;
    this.errors = body.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The service behind the path, by the key of its name in the locale files. */
  get service(): Service {
    return serviceOf(this.path);
  }

  get isDown(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

export type Service =
  | "identity"
  | "contacts"
  | "sales"
  | "reporting"
  | "marketing"
  | "ticketing"
  | "automation"
  | "gateway";

const services: Record<string, Service> = {
  users: "identity",
  account: "identity",
  accounts: "identity",
  sessions: "identity",
  "api-clients": "identity",
  teams: "identity",
  views: "identity",
  desk: "identity",
  roles: "identity",
  contacts: "contacts",
  companies: "contacts",
  activities: "contacts",
  emails: "contacts",
  mailbox: "contacts",
  calendar: "contacts",
  leads: "contacts",
  consents: "contacts",
  purposes: "contacts",
  pipelines: "sales",
  deals: "sales",
  products: "sales",
  reports: "reporting",
  segments: "marketing",
  templates: "marketing",
  campaigns: "marketing",
  forms: "marketing",
  submissions: "marketing",
  mails: "marketing",
  suppressions: "marketing",
  dev: "marketing",
  tickets: "ticketing",
  queues: "ticketing",
  answers: "ticketing",
  rules: "automation",
  runs: "automation",
  webhooks: "automation",
  notifications: "automation",
};

/** Which service answers a path: the gateway routes by the root of the resource. */
export function serviceOf(path: string): Service {
  const root = path.replace(/^\/api\/v1\//, "").split(/[/?]/)[0] ?? "";
  return services[root] ?? "gateway";
}
