import { UnstyledButton } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SalesSummary } from "@/shared/api/reports";
import { formatMoney, formatMonth } from "@/shared/format/format";
import classes from "./MonthChart.module.css";

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The deals that were won in a month. */
export function monthFilter(month: string): string {
  const [year = 0, index = 1] = month.split("-").map(Number);
  const next = index === 12 ? `${year + 1}-01` : `${year}-${String(index + 1).padStart(2, "0")}`;
  return `status == "won" && closedOn >= "${month}-01" && closedOn < "${next}-01"`;
}

/** Won value by month, with the same numbers as a table. */
export default function MonthChart({ summary }: { summary: SalesSummary }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const navigate = useNavigate();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const [asTable, setAsTable] = useState(false);
  const scheme = useScheme();
  const currency = summary.wonValue?.currency ?? "USD";
  const months = summary.wonValueByMonth;

  useEffect(() => {
    if (!element.current) return;
    const made = init(element.current, undefined, { renderer: "svg" });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours come from the scheme's variables
  useEffect(() => {
    const money = (value: number, compact = false) =>
      formatMoney({ amount: String(value), currency }, language, compact);
    chart.current?.setOption({
      animationDuration: 250,
      aria: { enabled: false },
      textStyle: { fontFamily: token("--k-font"), color: token("--k-muted") },
      grid: { left: 4, right: 4, top: 16, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow", shadowStyle: { color: token("--k-hover"), opacity: 0.6 } },
        backgroundColor: token("--k-raised"),
        borderColor: token("--k-line-strong"),
        textStyle: { color: token("--k-text"), fontSize: 13 },
        formatter: (points: { dataIndex: number }[]) => {
          const month = months[points[0]?.dataIndex ?? 0];
          return month ? `${formatMonth(month.month, language, "long")}<br><b>${money(Number(month.amount))}</b>` : "";
        },
      },
      xAxis: {
        type: "category",
        data: months.map(({ month }) => formatMonth(month, language)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: token("--k-line-strong") } },
        axisLabel: { fontSize: 12, hideOverlap: true, color: token("--k-muted") },
      },
      yAxis: {
        type: "value",
        splitNumber: 4,
        splitLine: { lineStyle: { color: token("--k-line") } },
        axisLabel: { fontSize: 12, color: token("--k-muted"), formatter: (value: number) => money(value, true) },
      },
      series: [
        {
          type: "bar",
          data: months.map(({ amount }) => Number(amount)),
          barMaxWidth: 36,
          cursor: "pointer",
          itemStyle: { color: token("--k-series"), borderRadius: [3, 3, 0, 0] },
          emphasis: { itemStyle: { color: token("--k-accent") } },
        },
      ],
    });
  }, [months, language, currency, scheme, asTable]);

  useEffect(() => {
    const made = chart.current;
    const open = ({ dataIndex }: { dataIndex: number }) => {
      const month = months[dataIndex]?.month;
      if (month) void navigate({ to: "/deals", search: { view: "list", filter: monthFilter(month), sort: "-amount" } });
    };
    made?.on("click", open as never);
    return () => {
      made?.off("click", open as never);
    };
  }, [months, navigate]);

  return (
    <div>
      <div ref={element} className={classes.chart} hidden={asTable} aria-hidden />
      <div className={asTable ? classes.table : "k-hidden"}>
        <table className={classes.rows}>
          <caption className="k-hidden">{t("home.wonByMonth")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("home.month")}</th>
              <th scope="col">{t("home.wonValue")}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, amount }) => (
              <tr key={month}>
                <th scope="row">{formatMonth(month, language, "long")}</th>
                <td>{formatMoney({ amount, currency }, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <UnstyledButton className={classes.toggle} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
        {asTable ? t("home.asChart") : t("home.asTable")}
      </UnstyledButton>
    </div>
  );
}

function useScheme(): string {
  const [scheme, setScheme] = useState(() => document.documentElement.dataset.mantineColorScheme ?? "light");
  useEffect(() => {
    const observer = new MutationObserver(() =>
      setScheme(document.documentElement.dataset.mantineColorScheme ?? "light"),
    );
    observer.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
    return () => observer.disconnect();
  }, []);
  return scheme;
}
