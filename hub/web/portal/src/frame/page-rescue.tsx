import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { Component, type ReactElement, type ReactNode } from "react";
import type { FrameTexts } from "./frame-texts.ts";

export interface PageRescueProps {
  readonly texts: FrameTexts;
  readonly children: ReactNode;
}

interface Fallen {
  readonly isFallen: boolean;
}

/** A page that stumbles takes neither the navigation nor other pages with it. */
export class PageRescue extends Component<PageRescueProps, Fallen> {
  override readonly state: Fallen = { isFallen: false };

  static getDerivedStateFromError(): Fallen {
    return { isFallen: true };
  }

  override render(): ReactNode {
    return this.state.isFallen ? <Stumbled texts={this.props.texts} /> : this.props.children;
  }
}

function Stumbled({ texts }: { readonly texts: FrameTexts }): ReactElement {
  return (
    <div className="page">
      <PageHead title={texts.brokenTitle}>{texts.broken}</PageHead>
      <div className="form-acts">
        <ActionButton look="main" onPress={() => location.reload()}>
          {texts.reload}
        </ActionButton>
      </div>
    </div>
  );
}
