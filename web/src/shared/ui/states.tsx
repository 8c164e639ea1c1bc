import { Button, Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff, IconLock, IconMoodEmpty } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import classes from "./states.module.css";

/** Nothing here yet, and what to do next. */
export function Empty({
  title,
  hint,
  action,
  icon,
  page,
}: {
  title: string;
  hint?: string;
  action?: ReactNode;
  icon?: ReactNode;
  /** It stands for the whole page, so its title is the page's heading. */
  page?: boolean;
}) {
  return (
    <div className={classes.state}>
      <span className={classes.icon} aria-hidden>
        {icon ?? <IconMoodEmpty size={22} stroke={1.5} />}
      </span>
      {page ? <h1 className={classes.title}>{title}</h1> : <p className={classes.title}>{title}</p>}
      {hint && <p className={classes.hint}>{hint}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}

export function NoPermission({ what, page }: { what?: string; page?: boolean }) {
  const { t } = useTranslation();
  return (
    <Empty
      icon={<IconLock size={22} stroke={1.5} />}
      title={t("state.forbidden.title")}
      hint={what ?? t("state.forbidden.hint")}
      {...(page ? { page } : {})}
    />
  );
}

/** What happened, what to do, and a way to try again. */
export function Failure({
  error,
  retry,
  inline,
  page,
}: {
  error: unknown;
  retry?: () => void;
  inline?: boolean;
  page?: boolean;
}) {
  const { t } = useTranslation();
  const problem = error instanceof Problem ? error : undefined;
  if (problem?.status === 403) return <NoPermission {...(page ? { page } : {})} />;
  const service = problem ? t(`service.${problem.service}`) : "";
  const down = problem?.isDown ?? false;
  const title = down
    ? t("state.down.title", { service })
    : problem?.status === 404
      ? t("state.missing.title")
      : t("state.error.title");
  const hint = down
    ? t("state.down.hint")
    : problem?.status === 404
      ? t("state.missing.hint")
      : (problem?.detail ?? t("state.error.hint"));
  return (
    <div className={inline ? classes.inline : classes.state} role="alert">
      <span className={classes.icon} data-bad aria-hidden>
        {down ? <IconCloudOff size={22} stroke={1.5} /> : <IconAlertTriangle size={22} stroke={1.5} />}
      </span>
      <div>
        {page ? <h1 className={classes.title}>{title}</h1> : <p className={classes.title}>{title}</p>}
        <p className={classes.hint}>{hint}</p>
      </div>
      {retry && problem?.status !== 404 && (
        <Button variant="default" onClick={retry} className={classes.action}>
          {t("action.retry")}
        </Button>
      )}
    </div>
  );
}

export function SkeletonRows({ rows = 12, label }: { rows?: number; label: string }) {
  return (
    <div className={classes.rows} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes.row}>
          <Skeleton circle height={20} />
          <Skeleton height={10} width={`${18 + ((index * 7) % 14)}%`} />
          <Skeleton height={10} width={`${10 + ((index * 5) % 9)}%`} />
          <Skeleton height={10} width={`${14 + ((index * 3) % 11)}%`} />
        </div>
      ))}
    </div>
  );
}

export function SkeletonFacts({ label }: { label: string }) {
  return (
    <div className={classes.rows} role="status" aria-label={label}>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={classes.row}>
          <Skeleton height={10} width="28%" />
          <Skeleton height={10} width={`${30 + ((index * 11) % 30)}%`} />
        </div>
      ))}
    </div>
  );
}
