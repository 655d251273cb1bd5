'use client';

import type { ReactNode } from 'react';
import { Component } from 'react';

interface NotFoundBoundaryProps {
  /** What stays on the page. */
  readonly missing: ReactNode;
  readonly children: ReactNode;
}

/**
 * Keeps a missing page as the server sent it. The server answers `notFound()` below a Suspense boundary
 * with status 404 and the boundary's fallback; the browser meets the same error once more, and
 * without this Next would put its own bare page in place of ours, language and all.
 */
export class NotFoundBoundary extends Component<
  NotFoundBoundaryProps,
  { readonly missing: boolean }
> {
  override state = { missing: false };

  static getDerivedStateFromError() {
    return { missing: true };
  }

  override render(): ReactNode {
    return this.state.missing ? this.props.missing : this.props.children;
  }
}
