import { ActionIcon, Button, SegmentedControl, Tooltip } from "@mantine/core";
import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight, IconPlus, IconRss } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useMe } from "@/shared/api/session";
import { Page } from "@/shared/ui/Page";
import { Failure, NoPermission } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { Agenda } from "./Agenda";
import { calendarOptions, type Move, useMove, useUndo } from "./api";
import classes from "./Calendar.module.css";
import { ConnectDialog } from "./ConnectDialog";
import { type Doing, Doings } from "./Doings";
import { HourGrid } from "./HourGrid";
import { MonthGrid } from "./MonthGrid";
import { type Day, dayOf, daysOf, isOn, step } from "./time";
import type { Entry, View, Whose } from "./types";

export interface CalendarSearch {
  view?: View | undefined;
  day?: string | undefined;
  whose?: Whose | undefined;
}

interface Props {
  search: CalendarSearch;
  onSearch: (next: CalendarSearch) => void;
}

const views: View[] = ["month", "week", "day", "agenda"];

/** The days of oneself, of the team, or of everybody. */
export function CalendarPage({ search, onSearch }: Props) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const me = useMe();
  const phone = useMediaQuery("(max-width: 720px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const today = dayOf(new Date());
  const view: View = search.view ?? (phone ? "agenda" : "week");
  const day: Day = search.day && /^\d{4}-\d{2}-\d{2}$/.test(search.day) ? search.day : today;
  const whose: Whose = search.whose ?? "me";
  const days = daysOf(view, day);
  const query = useQuery({ ...calendarOptions(days, whose, me?.teamIds[0]), enabled: !!me });
  const move = useMove();
  const undo = useUndo();
  const [doing, setDoing] = useState<Doing>();
  const [connecting, setConnecting] = useState(false);
  const opener = useRef<HTMLElement>(undefined);
  const mayCreate = can("activity", "create");
  const mayMove = can("activity", "update");

  const go = (next: Partial<CalendarSearch>) =>
    onSearch({ ...search, ...next, day: (next.day ?? day) === today ? undefined : (next.day ?? day) });
  const fail = (error: Error) => toast({ bad: true, message: error.message });
  const doMove = (wish: Move) =>
    move.mutate(wish, {
      onError: fail,
      onSuccess: (back) =>
        toast({
          message: t("calendar.moved", { name: wish.entry.name }),
          undo: () => undo.mutate(back, { onError: fail }),
        }),
    });
  const onMove = (entry: Entry, to: { startsAt: string; endsAt: string }) => {
    if (!mayMove) return;
    if (entry.occurrence) setDoing({ what: "move", entry, to });
    else doMove({ entry, to });
  };
  useHotkeys([
    ["T", () => go({ day: today })],
    ["J", () => go({ day: step(view, day, 1) })],
    ["K", () => go({ day: step(view, day, -1) })],
    ["M", () => go({ view: "month" })],
    ["W", () => go({ view: "week" })],
    ["D", () => go({ view: "day" })],
    ["A", () => go({ view: "agenda" })],
    ["N", () => mayCreate && setDoing({ what: "create", day })],
  ]);
  if (me && !can("activity", "read")) return <NoPermission page />;

  const entries = (query.data?.items ?? []).filter((entry) => days.some((it) => isOn(entry, it)));
  const grid = {
    days,
    entries,
    me: me?.id,
    mayCreate,
    onOpen: (entry: Entry, target: HTMLElement) => {
      opener.current = target;
      setDoing({ what: "show", entry });
    },
    onCreate: (on: Day, from?: number, to?: number) => setDoing({ what: "create", day: on, from, to }),
    onMove,
    onDay: (on: Day) => go({ view: "day", day: on }),
  };
  return (
    <Page
      fill
      title={t("nav.calendar")}
      aside={<span aria-live="polite">{title(view, days, day, i18n.language)}</span>}
      actions={
        <>
          <Tooltip label={t("calendar.connect")}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t("calendar.connect")}
              onClick={() => setConnecting(true)}
            >
              <IconRss size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          {mayCreate && phone && (
            <ActionIcon size={30} aria-label={t("calendar.new")} onClick={() => setDoing({ what: "create", day })}>
              <IconPlus size={16} />
            </ActionIcon>
          )}
          {mayCreate && !phone && (
            <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => setDoing({ what: "create", day })}>
              {t("calendar.new")}
            </Button>
          )}
        </>
      }
      toolbar={
        <div className={classes.toolbar}>
          <div className={classes.steps}>
            <Button size="xs" variant="default" onClick={() => go({ day: today })}>
              {t("calendar.today")}
            </Button>
            <ActionIcon
              variant="subtle"
              size={30}
              aria-label={t("calendar.back")}
              onClick={() => go({ day: step(view, day, -1) })}
            >
              <IconChevronLeft size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size={30}
              aria-label={t("calendar.forward")}
              onClick={() => go({ day: step(view, day, 1) })}
            >
              <IconChevronRight size={18} />
            </ActionIcon>
          </div>
          <SegmentedControl
            size="xs"
            aria-label={t("calendar.whose")}
            value={whose}
            onChange={(value) => go({ whose: value === "me" ? undefined : (value as Whose) })}
            data={(["me", "team", "all"] as const)
              .filter((value) => value !== "team" || me?.teamIds.length)
              .map((value) => ({ value, label: t(`calendar.of.${value}`) }))}
          />
          <SegmentedControl
            size="xs"
            aria-label={t("calendar.views")}
            value={view}
            onChange={(value) => go({ view: value as View })}
            data={views
              .filter((value) => !phone || value !== "week")
              .map((value) => ({ value, label: t(`calendar.view.${value}`) }))}
          />
        </div>
      }
    >
      <div className={classes.stage} aria-busy={query.isFetching}>
        {query.isError ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : view === "month" ? (
          <MonthGrid {...grid} month={day} />
        ) : view === "agenda" ? (
          <Agenda {...grid} />
        ) : (
          <HourGrid {...grid} key={view} />
        )}
        {query.data?.truncated && <p className={classes.hint}>{t("calendar.truncated")}</p>}
      </div>
      {doing && (
        <Doings
          doing={doing}
          me={me?.id}
          onDoing={setDoing}
          onMove={doMove}
          onClose={() => {
            setDoing(undefined);
            opener.current?.focus();
          }}
        />
      )}
      {connecting && <ConnectDialog mayCreate={mayCreate} onClose={() => setConnecting(false)} />}
    </Page>
  );
}

function title(view: View, days: Day[], day: Day, language: string): string {
  const date = (text: string | undefined) => new Date(`${text}T12:00:00`);
  if (view === "month") return new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }).format(date(day));
  const format = new Intl.DateTimeFormat(language, { dateStyle: view === "day" ? "full" : "medium" });
  return view === "day" ? format.format(date(day)) : format.formatRange(date(days[0]), date(days.at(-1)));
}
