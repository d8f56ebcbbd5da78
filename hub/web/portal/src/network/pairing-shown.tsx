import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { QrCode } from "@cardweave/shared/ui/components/qr-code";
import { SecretLine } from "@cardweave/shared/ui/components/secret-line";
import { type ReactElement, useState } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import { tillTexts } from "./till-texts.ts";

export interface PairingShownProps {
  readonly till: string;
  readonly branch: string;
  readonly token: string;
}

function placeOf(branch: string): string {
  return `cardweave.node.${branch}`;
}

/** Where a node listens when nobody has said otherwise. */
const usualPort = 7411;

/** The link that makes a browser this till, to open, to copy and to read from the screen. */
export function PairingShown({ till, branch, token }: PairingShownProps): ReactElement {
  const texts = useTexts(tillTexts);
  const { disk } = usePortal();
  const usual = `http://${location.hostname}:${usualPort}`;
  const [address, setAddress] = useState(disk.getItem(placeOf(branch)) ?? usual);
  const link = `${address.replace(/\/+$/, "")}/#${new URLSearchParams({ till, token })}`;
  return (
    <>
      <p>{texts.pairUnder}</p>
      <TextInput
        label={texts.nodeAddress}
        name="nodeAddress"
        hint={texts.nodeAddressHint}
        value={address}
        onChange={(value) => {
          setAddress(value);
          disk.setItem(placeOf(branch), value);
        }}
      />
      <QrCode text={link} label={texts.qr} />
      <SecretLine label={texts.link} value={link} />
    </>
  );
}
