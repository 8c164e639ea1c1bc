import { Modal } from "@mantine/core";
import { useDebouncedValue, useMediaQuery } from "@mantine/hooks";
import { IconCornerDownLeft, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { pageOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { type DeskEntry, useDesk } from "@/shared/api/views";
import { kinds } from "@/shared/ui/kinds";
import classes from "./Palette.module.css";

export interface Command {
  id: string;
  label: string;
  icon: ReactNode;
  run: () => void;
}

interface Hit {
  id: string;
  label: string;
  hint?: string | undefined;
  icon: ReactNode;
  run: () => void;
}

interface Props {
  commands: Command[];
  onClose: () => void;
}

/** Finds every record and command by a few letters; what cannot be searched is named, the rest still answers. */
export function Palette({ commands, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const phone = useMediaQuery("(max-width: 720px)") ?? false;
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const [q] = useDebouncedValue(text.trim(), 100);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const searched = kinds.filter((kind) => can(kind.permission, "read"));
  const results = useQueries({
    queries: searched.map(({ resource }) => ({
      ...pageOptions(resource, { q, limit: 5 }),
      enabled: q.length > 0,
      placeholderData: keepPreviousData,
      retry: false,
      staleTime: 5_000,
    })),
  });
  const go = (to: string, params: { id: string }) => () => {
    onClose();
    void navigate((to === "/products" ? { to, search: { open: params.id } } : { to, params }) as never);
  };
  const groups: { name: string; hits: Hit[] }[] = [];
  const desk = useDesk();
  const atHand = (entries: DeskEntry[]): Hit[] =>
    entries.flatMap(({ resource, id, name }) => {
      const kind = searched.find((it) => it.resource === resource);
      if (!kind || !fold(name).includes(fold(text))) return [];
      return [
        { id: `${resource}-${id}`, label: name, icon: <kind.icon size={16} stroke={1.6} />, run: go(kind.to, { id }) },
      ];
    });
  const favourites = atHand(desk?.favourites ?? []).slice(0, 8);
  if (favourites.length) groups.push({ name: t("desk.favourites"), hits: favourites });
  if (!q) {
    const recent = atHand(desk?.recent ?? []).filter(({ id }) => !favourites.some((it) => it.id === id));
    if (recent.length)
      groups.push({ name: t("desk.recent"), hits: recent.slice(0, 8).map((it) => ({ ...it, id: `seen-${it.id}` })) });
  }
  if (q) {
    searched.forEach(({ resource, icon: Icon, to, show }, index) => {
      const records = (results[index]?.data?.items ?? []) as never[];
      const hits = records.map((record): Hit => {
        const { id, ...shown } = show(record);
        return { id, ...shown, icon: <Icon size={16} stroke={1.6} />, run: go(to, { id }) };
      });
      if (hits.length) groups.push({ name: t(`search.group.${resource}`), hits });
    });
  }
  const folded = fold(text);
  const matching = commands.filter((command) => fold(command.label).includes(folded));
  if (matching.length) groups.push({ name: t("search.group.commands"), hits: matching });
  const down = new Set(
    results.flatMap((result) =>
      q && result.error instanceof Problem && result.error.isDown ? [result.error.service] : [],
    ),
  );
  const failed = results.some(
    (result) => q && result.isError && !(result.error instanceof Problem && result.error.isDown),
  );
  const hits = groups.flatMap((group) => group.hits);
  const searching = q !== text.trim() || results.some((result) => result.isFetching);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search starts at the top
  useEffect(() => setActive(0), [q]);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const keys = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setActive((at) => Math.min(hits.length - 1, at + 1));
    else if (event.key === "ArrowUp") setActive((at) => Math.max(0, at - 1));
    else if (event.key === "Enter") hits[active]?.run();
    else return;
    event.preventDefault();
  };

  let at = -1;
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={600}
      padding={0}
      fullScreen={phone}
      yOffset="12vh"
      attributes={{ content: { "aria-label": t("search.title") } }}
    >
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input
          className={classes.input}
          role="combobox"
          aria-label={t("search.title")}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={hits.length ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder={t("search.placeholder")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={keys}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
        />
        {phone && (
          <button type="button" className={classes.close} onClick={onClose}>
            {t("action.close")}
          </button>
        )}
      </div>
      {[...down].map((service) => (
        <p key={service} className={classes.down} role="status">
          {t("state.down.title", { service: t(`service.${service}`) })}
        </p>
      ))}
      {failed && (
        <p className={classes.down} role="status">
          {t("state.searchFailed")}
        </p>
      )}
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t("search.results")} className={classes.list}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <div className={classes.group} aria-hidden>
              {group.name}
            </div>
            {group.hits.map((hit) => {
              at++;
              const index = at;
              return (
                <div
                  key={hit.id}
                  id={`${id}-${index}`}
                  data-at={index}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={classes.hit}
                  onClick={hit.run}
                  onPointerMove={() => setActive(index)}
                >
                  <span className={classes.icon}>{hit.icon}</span>
                  <span className={classes.label}>{hit.label}</span>
                  {hit.hint && <span className={classes.hint}>{hit.hint}</span>}
                  {index === active && <IconCornerDownLeft size={14} className={classes.enter as string} aria-hidden />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className={classes.none}>{searching ? t("state.loading") : t("state.nothingFound")}</p>}
    </Modal>
  );
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l").toLowerCase();
}
