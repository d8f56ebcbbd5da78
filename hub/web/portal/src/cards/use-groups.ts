import { shape, text, yes } from "@cardweave/shared/ui/api/readers";
import type { Choice } from "@cardweave/shared/ui/components/inputs";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";

const readGroup = shape({ id: text, name: shape({ de: text, en: text }), active: yes });

/** Customer groups that somebody may be put into. */
export function useGroups(): readonly Choice[] {
  const { language } = useLanguage();
  const rows = useRows("/v1/customer-groups", readGroup).value ?? [];
  return rows.filter(({ active }) => active).map(({ id, name }) => ({ id, label: name[language] }));
}
