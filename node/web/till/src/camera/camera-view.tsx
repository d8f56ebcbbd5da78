import { type ReactElement, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useTexts } from "../screens/words.tsx";
import { readCamera } from "./read-camera.ts";

export interface CameraViewProps {
  readonly onRead: (text: string) => void;
  readonly onClose: () => void;
}

/** What the camera sees, until it has read a code. Escape closes it, as every dialog. */
export function CameraView({ onRead, onClose }: CameraViewProps): ReactElement {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    read.current = onRead;
  });
  useEffect(() => {
    dialog.current?.showModal();
    if (video.current === null) return undefined;
    return readCamera(video.current, {
      onRead: (text) => read.current(text),
      onFailed: () => setFailed(true),
    });
  }, []);
  return (
    <dialog ref={dialog} className="camera" aria-label={texts.cameraButton} onClose={onClose}>
      <video ref={video} muted playsInline hidden={failed} />
      <p role="status">{failed ? texts.cameraFailed : texts.cameraHint}</p>
      <Button className="button button-plain" onPress={onClose}>
        {texts.cameraClose}
      </Button>
    </dialog>
  );
}
