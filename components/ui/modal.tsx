'use client';

import {
  type ComponentProps,
  createContext,
  type ReactNode,
  type SyntheticEvent,
  use,
  useEffect,
  useRef,
} from 'react';

const Closing = createContext<() => void>(() => undefined);

interface ModalProps {
  /** The id of the heading inside that names the dialog. */
  readonly labelledBy: string;
  readonly className?: string | undefined;
  /** Takes the dialog off the page; told once it is closed and the focus is back where it came from. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog over the page, open from the moment it is there.
 *
 * Whoever shows it is told of its end at once: the browser's own `close` event comes a task later, and
 * a dialog called for in between would be taken away by it.
 */
export function Modal({ labelledBy, className, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const close = () => {
    dialog.current?.close();
    onClose();
  };
  const onCancel = (event: SyntheticEvent<HTMLDialogElement>) => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    close();
  };
  return (
    // A browser may close a dialog without asking first: then its event is all there is.
    <dialog
      aria-labelledby={labelledBy}
      className={className}
      onCancel={onCancel}
      onClose={onClose}
      ref={dialog}
    >
      <Closing value={close}>{children}</Closing>
    </dialog>
  );
}

/** A button that closes the dialog it stands in. */
export function CloseModal(props: Omit<ComponentProps<'button'>, 'onClick' | 'type'>) {
  return <button {...props} onClick={use(Closing)} type="button" />;
}
