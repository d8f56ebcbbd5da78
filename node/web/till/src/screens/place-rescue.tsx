import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Component, type ReactNode } from "react";

export interface PlaceRescueProps {
  readonly say: string;
  readonly again: string;
  readonly children: ReactNode;
}

interface Fallen {
  readonly fallen: boolean;
}

/** A part that could not be fetched says so; the till around it goes on. */
export class PlaceRescue extends Component<PlaceRescueProps, Fallen> {
  override readonly state: Fallen = { fallen: false };

  static getDerivedStateFromError(): Fallen {
    return { fallen: true };
  }

  override render(): ReactNode {
    const { say, again, children } = this.props;
    if (!this.state.fallen) return children;
    // A browser remembers that a module was missing; only a fresh page asks anew.
    return (
      <div className="panel place-lost" role="alert">
        <p>{say}</p>
        <ActionButton onPress={() => location.reload()}>{again}</ActionButton>
      </div>
    );
  }
}
