import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState, Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { type Loaded, useItem } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import {
  lazy,
  memo,
  type NamedExoticComponent,
  type ReactElement,
  Suspense,
  useEffect,
  useMemo,
} from "react";
import { stay, usePlace } from "../frame/router.ts";
import { type BookingCourse, readCourse } from "./live-shapes.ts";
import { liveTexts } from "./live-texts.ts";

const Chart = lazy(async () => ({
  default: (await import("./booking-chart.tsx")).BookingChart,
}));

const ranges = ["15m", "1h", "1d", "1w"] as const;
type Range = (typeof ranges)[number];
const usual: Range = "1h";
const height = 220;

/** How soon it is read again: a tenth of a step is not seen. Unit: ms. */
const againMs: Readonly<Record<Range, number>> = {
  "15m": 5_000,
  "1h": 10_000,
  "1d": 60_000,
  "1w": 300_000,
};

export interface CoursePanelProps {
  /** All that the caller sees where null. */
  readonly branch: string | null;
  readonly isPaused: boolean;
  readonly isTable: boolean;
}

function rangeIn(query: URLSearchParams): Range {
  return ranges.find((one) => one === query.get("range")) ?? usual;
}

function useCourse({ branch, isPaused }: CoursePanelProps, range: Range): Loaded<BookingCourse> {
  const { after } = usePage();
  const of = branch === null ? "" : `&branch=${encodeURIComponent(branch)}`;
  const course = useItem(`/v1/live/bookings?range=${range}${of}`, readCourse);
  const { reload } = course;
  useEffect(() => {
    if (isPaused) return undefined;
    let callOff = (): void => undefined;
    const tick = (): void => {
      callOff = after(againMs[range], () => {
        reload();
        tick();
      });
    };
    tick();
    return () => callOff();
  }, [after, isPaused, range, reload]);
  return course;
}

/** Painted only when it changes, as the page around it does all the time. */
export const CoursePanel: NamedExoticComponent<CoursePanelProps> = memo(Panel);

/** Bookings over time; keys 1 to 4 choose how far back. */
function Panel(props: CoursePanelProps): ReactElement {
  const texts = useTexts(liveTexts);
  const { path, query } = usePlace();
  const range = rangeIn(query);
  const choose = (next: Range): void => {
    const wishes = new URLSearchParams(query);
    wishes.set("range", next);
    stay(`${path}?${wishes}`);
  };
  usePageKeys(
    ranges.map((one, at) => ({
      key: String(at + 1),
      label: `${texts.course}: ${texts.ranges[one]}`,
      run: () => choose(one),
    })),
  );
  const course = useCourse(props, range);
  return (
    <section className="sheet panel" aria-labelledby="course">
      <div className="course-head">
        <h2 id="course">
          {course.value === null ? texts.course : texts.perStep(course.value.stepSeconds)}
        </h2>
        <fieldset className="range" aria-label={texts.rangeLabel}>
          {ranges.map((one) => (
            <ActionButton
              key={one}
              look={one === range ? "main" : "plain"}
              isPressed={one === range}
              onPress={() => choose(one)}
            >
              {texts.ranges[one]}
            </ActionButton>
          ))}
        </fieldset>
      </div>
      <CourseShown course={course} isTable={props.isTable} range={range} />
    </section>
  );
}

interface ShownProps {
  readonly course: Loaded<BookingCourse>;
  readonly isTable: boolean;
  readonly range: Range;
}

function CourseShown({ course, isTable, range }: ShownProps): ReactElement {
  const texts = useTexts(liveTexts);
  const { when } = useFormats();
  if (course.value === null) {
    if (course.problem === null) return <Skeleton lines={4} />;
    return <TroubleState problem={course.problem} onAgain={course.reload} />;
  }
  if (isTable) return <CourseTable course={course} value={course.value} />;
  const label = `${texts.course}, ${texts.ranges[range]}`;
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <Chart course={course.value} label={label} height={height} when={when} />
    </Suspense>
  );
}

interface Step {
  readonly at: number;
  readonly count: number;
}

function CourseTable(props: {
  readonly course: Loaded<BookingCourse>;
  readonly value: BookingCourse;
}): ReactElement {
  const texts = useTexts(liveTexts);
  const formats = useFormats();
  const { from, stepSeconds, counts } = props.value;
  const rows = useMemo(
    () => counts.map((count, at) => ({ at: from + at * stepSeconds * 1000, count })).toReversed(),
    [from, stepSeconds, counts],
  );
  const columns: readonly Column<Step>[] = [
    { id: "at", label: texts.at, value: ({ at }) => at, text: ({ at }) => formats.when(at) },
    {
      id: "count",
      label: texts.bookings,
      value: ({ count }) => count,
      text: ({ count }) => formats.number(count),
      align: "end",
      isMain: true,
    },
  ];
  return (
    <DataTable
      label={texts.course}
      columns={columns}
      rows={{ ...props.course, value: rows, set: () => undefined }}
      rowId={({ at }) => String(at)}
      empty={<EmptyState icon="pulse" title={texts.noBookings} />}
    />
  );
}
