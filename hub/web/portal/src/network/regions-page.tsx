import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "./catalogue.ts";
import { CataloguePage } from "./catalogue-page.tsx";
import { catalogueTexts } from "./catalogue-texts.ts";
import { type Named, NameFields } from "./name-fields.tsx";
import { type Region, readRegion } from "./place-shapes.ts";
import { placeTexts } from "./place-texts.ts";

export function RegionsPage(): ReactElement {
  const texts = useTexts(placeTexts);
  const any = useTexts(catalogueTexts);
  const catalogue = useMemo<Catalogue<Region, Named>>(
    () => ({
      texts: texts.regions,
      icon: "region",
      path: "/v1/regions",
      read: readRegion,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name },
        { id: "id", label: any.id, value: ({ id }) => id },
      ],
      nameOf: ({ name }) => name,
      start: { id: "", name: "" },
      valuesOf: (row) => row,
      bodyOf: ({ id, name }, row) => (row === null ? { id, name } : { name }),
      fields: (form, row) => <NameFields form={form} isNew={row === null} />,
    }),
    [texts, any],
  );
  return <CataloguePage catalogue={catalogue} />;
}
