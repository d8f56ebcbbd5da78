import "uplot/dist/uPlot.min.css";
import { type ReactElement, useEffect, useRef } from "react";
import UPlot from "uplot";
import type { BookingCourse } from "./live-shapes.ts";

export interface BookingChartProps {
  readonly course: BookingCourse;
  readonly label: string;
  readonly height: number;
  /** How a moment is written below the axis. Unit: ms since 1970. */
  readonly when: (at: number) => string;
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The tokens are `light-dark()` pairs, which a canvas does not read: an element works them out. */
function drawn(place: HTMLElement, name: string): string {
  place.style.color = `var(${name})`;
  const { color } = getComputedStyle(place);
  place.style.color = "";
  return color === "" ? colour(name) : color;
}

function dataOf({ from, stepSeconds, counts }: BookingCourse): UPlot.AlignedData {
  const start = from / 1000;
  return [counts.map((_, at) => start + at * stepSeconds), [...counts]];
}

type Style = Pick<BookingChartProps, "label" | "height" | "when">;

function optionsOf(place: HTMLElement, { label, height, when }: Style): UPlot.Options {
  const [ink, edge, accent, soft] = ["--ink-soft", "--edge", "--accent", "--accent-soft"].map(
    (name) => drawn(place, name),
  );
  const axis = {
    stroke: ink ?? "",
    grid: { stroke: edge ?? "", width: 1 },
    ticks: { show: false },
    font: "13px sans-serif",
  };
  const none = { show: false };
  const times = {
    space: 90,
    values: (_: UPlot, at: number[]) => at.map((one) => when(one * 1000)),
  };
  return {
    width: Math.max(200, place.clientWidth),
    height,
    legend: none,
    cursor: { drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _low, high) => [0, Math.max(4, Math.ceil(high * 1.1))] } },
    axes: [
      { ...axis, ...times },
      { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000] },
    ],
    series: [{}, { label, stroke: accent ?? "", fill: soft ?? "", width: 2, points: none }],
  };
}

/** A picture for those who see it; the table beside it says the same to everybody. */
export function BookingChart(props: BookingChartProps): ReactElement {
  const { course, label, height, when } = props;
  const write = useRef(when);
  write.current = when;
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const newest = useRef(course);
  newest.current = course;
  useEffect(() => {
    const box = place.current;
    if (box === null) return undefined;
    const style = { label, height, when: (at: number) => write.current(at) };
    const draw = (): void => {
      plot.current?.destroy();
      plot.current = new UPlot(optionsOf(box, style), dataOf(newest.current), box);
    };
    draw();
    const size = new ResizeObserver(() => {
      plot.current?.setSize({ width: Math.max(200, box.clientWidth), height });
    });
    size.observe(box);
    // Another colour scheme is another drawing.
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    const chosen = new MutationObserver(draw);
    chosen.observe(document.documentElement, { attributeFilter: ["data-scheme"] });
    return () => {
      size.disconnect();
      chosen.disconnect();
      scheme.removeEventListener("change", draw);
      plot.current?.destroy();
      plot.current = null;
    };
  }, [label, height]);
  useEffect(() => plot.current?.setData(dataOf(course)), [course]);
  return <div className="chart" ref={place} role="img" aria-label={label} />;
}
