import { ActionIcon, Button, Tooltip, UnstyledButton } from "@mantine/core";
import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { IconLayoutSidebar, IconMenu2, IconPlus, IconSearch } from "@tabler/icons-react";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { Fragment, lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { canOf } from "@/shared/api/session";
import type { Me } from "@/shared/api/types";
import { laterTexts } from "@/shared/i18n";
import { useStored } from "@/shared/theme/preferences";
import { Avatar } from "@/shared/ui/values";
import { Breadcrumbs } from "./Breadcrumbs";
import { CreateContext, type CreateRequest } from "./create";
import { Logo } from "./Logo";
import { type NavGroup, navigation } from "./nav";
import { PinnedViews } from "./PinnedViews";
import classes from "./Shell.module.css";
import { useCommands } from "./useCommands";

const Palette = lazy(() => import("@/features/search/Palette").then((module) => ({ default: module.Palette })));
const TopMenus = lazy(async () => {
  const [module] = await Promise.all([import("./TopMenus"), laterTexts()]);
  return module;
});
const MenuSheet = lazy(() => import("./MenuSheet"));
const CreateDialogs = lazy(async () => {
  const [module] = await Promise.all([import("./CreateDialogs"), laterTexts()]);
  return module;
});

/** The frame: the rail, the bar on top, and the screen between; a bar at the bottom on a phone. */
export function Shell({ me }: { me: Me | undefined }) {
  const { t } = useTranslation();
  const can = canOf(me);
  const groups = navigation(can);
  const phone = useMediaQuery("(max-width: 720px)") ?? false;
  const [narrow, setNarrow] = useStored("rail.narrow");
  const [searching, setSearching] = useState(false);
  const [creating, setCreating] = useState<CreateRequest>();
  const [menu, setMenu] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const commands = useCommands(can, setCreating);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });

  useHotkeys([["mod+K", () => setSearching(true)]], []);
  useHotkeys([["C", () => setChoosing(true)]]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen starts at its top, with the focus in it
  useEffect(() => {
    main.current?.scrollTo(0, 0);
    setMenu(false);
  }, [path]);

  return (
    <CreateContext value={setCreating}>
      <a href="#main" className={classes.skip}>
        {t("nav.skip")}
      </a>
      <div className={classes.frame} data-narrow={narrow === "true" || undefined}>
        {!phone && (
          <nav className={classes.rail} aria-label={t("nav.label")}>
            <div className={classes.brand}>
              <Link to="/" className={classes.home} aria-label="Klientela">
                <Logo />
                <span className={classes.wordmark}>Klientela</span>
              </Link>
              <Tooltip label={narrow === "true" ? t("nav.expand") : t("nav.collapse")} position="right">
                <ActionIcon
                  className={classes.fold as string}
                  aria-label={narrow === "true" ? t("nav.expand") : t("nav.collapse")}
                  onClick={() => setNarrow(String(narrow !== "true"))}
                >
                  <IconLayoutSidebar size={16} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            </div>
            <Rail groups={groups} narrow={narrow === "true"} />
          </nav>
        )}
        <header className={classes.bar}>
          {phone ? <Logo /> : null}
          <Breadcrumbs />
          <UnstyledButton className={classes.search} onClick={() => setSearching(true)} aria-label={t("search.title")}>
            <IconSearch size={15} stroke={1.7} aria-hidden />
            <span className={classes.searchText}>{t("search.button")}</span>
            <kbd className={classes.kbd}>Ctrl K</kbd>
          </UnstyledButton>
          <Suspense fallback={<TopMenusToCome name={me?.name ?? ""} />}>
            <TopMenus me={me} opened={choosing} onChange={setChoosing} can={can} onCreate={setCreating} />
          </Suspense>
        </header>
        <main id="main" ref={main} className={classes.main} tabIndex={-1}>
          {me && <Outlet />}
        </main>
        {phone && (
          <nav className={classes.bottom} aria-label={t("nav.label")}>
            {groups
              .flatMap((group) => group.items)
              .filter((item) => ["/", "/contacts", "/deals", "/tickets"].includes(item.to))
              .map(({ to, label, icon: Icon, exact }) => (
                <Link
                  key={to}
                  to={to}
                  className={classes.tab}
                  activeOptions={{ exact: exact ?? false, includeSearch: false }}
                >
                  <Icon size={20} stroke={1.6} aria-hidden />
                  {t(label)}
                </Link>
              ))}
            <button type="button" className={classes.tab} onClick={() => setMenu(true)}>
              <IconMenu2 size={20} stroke={1.6} aria-hidden />
              {t("nav.more")}
            </button>
          </nav>
        )}
      </div>
      <Suspense>
        {searching && <Palette commands={commands(() => setSearching(false))} onClose={() => setSearching(false)} />}
        {menu && (
          <MenuSheet onClose={() => setMenu(false)}>
            <Rail groups={groups} narrow={false} />
          </MenuSheet>
        )}
        {creating && <CreateDialogs request={creating} onClose={() => setCreating(undefined)} />}
      </Suspense>
    </CreateContext>
  );
}

function Rail({ groups, narrow }: { groups: NavGroup[]; narrow: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes.groups}>
      {groups.map((group, index) => (
        <div key={group.label ?? index} className={classes.group}>
          {group.label && <p className={classes.groupName}>{t(group.label)}</p>}
          <ul>
            {group.items.map(({ to, label, icon: Icon, exact }) => (
              <Fragment key={to}>
                <li>
                  <Tooltip label={t(label)} position="right" disabled={!narrow}>
                    <Link
                      to={to}
                      className={classes.item}
                      activeOptions={{ exact: exact ?? false, includeSearch: false }}
                      aria-label={narrow ? t(label) : undefined}
                    >
                      <Icon size={17} stroke={1.6} aria-hidden />
                      <span className={classes.itemText}>{t(label)}</span>
                    </Link>
                  </Tooltip>
                </li>
                {!narrow && <PinnedViews to={to} />}
              </Fragment>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** Keeps the place of the menus, which come a moment after the screen. */
function TopMenusToCome({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Button className={classes.create as string} variant="default" leftSection={<IconPlus size={14} />} disabled>
        <span className={classes.createText}>{t("create.label")}</span>
      </Button>
      <span className={classes.me}>
        <Avatar name={name || "?"} />
      </span>
    </>
  );
}
