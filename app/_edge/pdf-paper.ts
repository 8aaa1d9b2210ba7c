import "server-only";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import { amountParts } from "@/components/ui/amount-text";
import type { Micros } from "@/domain/money";

const FONTS = join(process.cwd(), "node_modules/@expo-google-fonts/inter");
const REGULAR = join(FONTS, "400Regular/Inter_400Regular.ttf");
const STRONG = join(FONTS, "600SemiBold/Inter_600SemiBold.ttf");

/** The portal's colours, as they are in daylight. */
export const INK = { full: "#0f1b1e", muted: "#435257", faint: "#5b6b70", accent: "#0a6a6c" };
const LINE = "#c3cecf";
const SUNKEN = "#f0f4f4";

export const MARGIN = 48;
const DUST_SCALE = 0.78;

export interface Ink {
  readonly size?: number;
  readonly color?: string;
  readonly strong?: boolean;
  readonly align?: "left" | "right";
  /** Of a column of whole cents: nothing is left free for what lies below them. */
  readonly isWhole?: boolean;
  /** Nothing is shown as a dash. */
  readonly isBlankAtZero?: boolean;
}

/** A sheet of A4 with the few things a statement draws. Every position is in points. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly text: (words: string, x: number, y: number, width: number, ink?: Ink) => void;
  /** Right-aligned to `right`; what lies below a cent is smaller, and has a place of its own. */
  readonly amount: (value: Micros, right: number, y: number, ink?: Ink) => void;
  readonly rule: (y: number, heavy?: boolean) => void;
  readonly band: (y: number, height: number) => void;
  readonly turnPage: () => void;
  readonly toBytes: () => Promise<Buffer>;
}

interface About {
  readonly title: string;
  /** Stands for the time it was made, so that it is the same file each time it is made. */
  readonly date: Date;
  readonly showsDust: boolean;
}

export function openPaper({ title, date, showsDust }: About): Paper {
  const info = { Title: title, Author: "Tributary", CreationDate: date, ModDate: date };
  const document = new PDFDocument({
    ...{ size: "A4", margin: MARGIN, info, lang: "en", displayTitle: true },
    ...{ bufferPages: true, pdfVersion: "1.7", font: REGULAR },
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
  document.registerFont("regular", REGULAR).registerFont("strong", STRONG);
  const { width, height } = document.page;

  const use = ({ size = 9, color = INK.full, strong = false }: Ink) =>
    document
      .font(strong ? "strong" : "regular")
      .fontSize(size)
      .fillColor(color);
  const text: Paper["text"] = (words, x, y, room, ink = {}) => {
    const layout = { width: room, align: ink.align ?? "left", lineBreak: true } as const;
    use(ink).text(words, x, y, { ...layout, features: ["tnum"] });
  };
  const amount: Paper["amount"] = (value, right, y, ink = {}) => {
    const size = ink.size ?? 9;
    const { sign, shown, dust } = amountParts(value);
    const small = { ...ink, size: size * DUST_SCALE, color: INK.faint, strong: false };
    const hasRoom = showsDust && !ink.isWhole;
    const room = hasRoom ? use(small).widthOfString("0000", { features: ["tnum"] }) : 0;
    const isBlank = value === 0n && ink.isBlankAtZero;
    const figure = isBlank ? "–" : `${sign}${shown}`;
    text(figure, right - room - 200, y, 200, { ...ink, align: "right" });
    const below = y + size * (1 - DUST_SCALE) * 0.97;
    if (dust) text(dust.padEnd(4, "0"), right - room, below, room + 2, small);
  };

  return {
    width,
    height,
    text,
    amount,
    rule: (y, heavy = false) => {
      document
        .lineWidth(heavy ? 0.9 : 0.5)
        .strokeColor(heavy ? INK.full : LINE)
        .moveTo(MARGIN, y)
        .lineTo(width - MARGIN, y)
        .stroke();
    },
    band: (y, deep) => {
      document.roundedRect(MARGIN, y, width - 2 * MARGIN, deep, 6).fill(SUNKEN);
    },
    turnPage: () => {
      document.addPage();
    },
    toBytes: () => {
      document.end();
      return done;
    },
  };
}
