"use client";

import { Menu } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { Section } from "./nav-links";

const loadSheet = () => import("./menu-sheet").then(({ MenuSheet }) => MenuSheet);
const MenuSheet = dynamic(loadSheet, { ssr: false });

interface Props {
  readonly sections: readonly Section[];
  /** Who is signed in, how it looks, the way out. */
  readonly children: ReactNode;
}

export function MobileMenu({ sections, children }: Props) {
  const [open, setOpen] = useState<boolean | null>(null);
  const here = usePathname();
  // It stays until the chosen page is there, and says meanwhile that it is on its way.
  const [openedAt, setOpenedAt] = useState(here);
  const isOpen = open === true && openedAt === here;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={loadSheet}
        onFocus={loadSheet}
        onClick={() => {
          setOpenedAt(here);
          setOpen(true);
        }}
        className="inline-flex size-10 items-center justify-center rounded-control text-ink
          hover:bg-sunken"
      >
        <Menu className="size-5" aria-hidden />
        <span className="sr-only">Menu</span>
      </button>
      {open === null ? null : (
        <MenuSheet sections={sections} open={isOpen} onOpenChange={setOpen}>
          {children}
        </MenuSheet>
      )}
    </>
  );
}
