"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { NavLinks, type Section } from "./nav-links";

interface Props {
  readonly sections: readonly Section[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}

/** The sections on a small screen. Loaded when it is first opened. */
export function MenuSheet({ sections, open, onOpenChange, children }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop
          className="fixed inset-0 z-40 bg-black/40 transition-opacity duration-150
            data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <Dialog.Popup
          className="fixed inset-x-0 top-0 z-50 max-h-dvh overflow-y-auto border-b border-line
            bg-surface p-4 pt-2 shadow-raised transition-[translate,opacity] duration-150
            data-ending-style:-translate-y-4 data-ending-style:opacity-0
            data-starting-style:-translate-y-4 data-starting-style:opacity-0"
        >
          <div className="mb-2 flex items-center justify-between">
            <Dialog.Title className="px-3 text-sm font-semibold">Menu</Dialog.Title>
            <Dialog.Close
              className="inline-flex size-10 items-center justify-center rounded-control
                text-ink hover:bg-sunken"
            >
              <X className="size-5" aria-hidden />
              <span className="sr-only">Close</span>
            </Dialog.Close>
          </div>
          <NavLinks label="Sections" sections={sections} onStay={() => onOpenChange(false)} />
          <div className="mt-4 border-t border-line pt-4">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
