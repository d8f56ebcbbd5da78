import { Icon } from "@cardweave/shared/ui/components/icon";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useTexts } from "../screens/words.tsx";

/** Fetched when somebody first wants the camera: the reader is larger than all the rest. */
const CameraView = lazy(async () => {
  const { CameraView: view } = await import("./camera-view.tsx");
  return { default: view };
});

/** Reads a card with the machine's camera; browsers give it to pages of this machine or over TLS. */
export function CameraButton({
  onRead,
}: {
  readonly onRead: (text: string) => void;
}): ReactElement | null {
  const texts = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!("mediaDevices" in navigator)) return null;
  const close = (): void => setOpen(false);
  const read = (text: string): void => {
    close();
    onRead(text);
  };
  return (
    <>
      <Button
        className="button button-plain camera-button"
        aria-label={texts.cameraButton}
        onPress={() => setOpen(true)}
      >
        <Icon name="camera" />
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <CameraView onRead={read} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
