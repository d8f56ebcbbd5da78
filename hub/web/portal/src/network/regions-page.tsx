import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "./catalogue.ts";
import { CataloguePage } from "./catalogue-page.tsx";
import { catalogueTexts } from "./catalogue-texts.ts";
import { type Named, NameFields } from "./name-fields.tsx";
import { type Region, readBranch, readRegion } from "./place-shapes.ts";
import { placeTexts } from "./place-texts.ts";

export function RegionsPage(): ReactElement {
  const texts = useTexts(placeTexts);
  const any = useTexts(catalogueTexts);
  const branches = useRows("/v1/branches", readBranch).value;
  const catalogue = useMemo<Catalogue<Region, Named>>(
    () => ({
      texts: texts.regions,
      icon: "region",
      path: "/v1/regions",
      read: readRegion,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name },
        {
          id: "branches",
          label: texts.branches.title,
          value: ({ id }) => branches?.filter(({ region }) => region === id).length ?? null,
          align: "end",
          isMain: true,
        },
        { id: "id", label: any.id, value: ({ id }) => id, isExtra: true },
      ],
      nameOf: ({ name }) => name,
      start: { id: "", name: "" },
      valuesOf: (row) => row,
      bodyOf: ({ id, name }, row) => (row === null ? { id, name } : { name }),
      fields: (form, row) => <NameFields form={form} isNew={row === null} />,
    }),
    [texts, any, branches],
  );
  return <CataloguePage catalogue={catalogue} />;
}
