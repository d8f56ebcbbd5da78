import { nothing } from "@cardweave/shared/ui/api/readers";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import type { ReactElement } from "react";
import { ActDialog } from "./act-dialog.tsx";
import { actTexts } from "./act-texts.ts";
import type { Cardholder } from "./card-shapes.ts";

export interface HolderDialogProps {
  readonly holder: Cardholder;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

export function HolderDialog({ holder, onClose, onDone }: HolderDialogProps): ReactElement {
  const texts = useTexts(actTexts);
  const { api } = usePage();
  const say = useToast();
  const form = useForm({
    start: {
      name: holder.name,
      email: holder.contact.email ?? "",
      phone: holder.contact.phone ?? "",
      birthday: holder.birthday ?? "",
    },
    send: ({ name, email, phone, birthday }) => {
      const contact = { email: orNull(email), phone: orNull(phone) };
      const body = { name, birthday: orNull(birthday), contact };
      const path = `/v1/cardholders/${holder.id}`;
      return api({ method: "PATCH", path, body, version: holder.version }, nothing);
    },
    onDone: () => {
      say({ text: texts.saved });
      onClose();
      onDone();
    },
  });
  const field = (name: keyof typeof form.values, label: string, type?: "date" | "email") => (
    <TextInput
      label={label}
      name={name}
      {...(type === undefined ? {} : { type })}
      value={form.values[name]}
      reason={form.reasonFor(name)}
      onChange={(value) => form.set(name, value)}
    />
  );
  return (
    <ActDialog title={texts.personTitle} doText={texts.save} form={form} onClose={onClose}>
      {field("name", texts.name)}
      {field("email", texts.email, "email")}
      {field("phone", texts.phone)}
      {field("birthday", texts.birthday, "date")}
    </ActDialog>
  );
}
