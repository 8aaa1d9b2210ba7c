import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { chosenTheme } from "./_edge/theme";
import "./globals.css";

/** Served by ourselves: the policy allows no other place, and nothing shifts when it arrives. */
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
  display: "swap",
  // What people wait for is drawn first; the letters may come a moment later.
  preload: false,
});

export const metadata: Metadata = {
  title: { default: "Tributary", template: "%s · Tributary" },
  description: "What your apps earn, and how it reaches your bank.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f8f8" },
    { media: "(prefers-color-scheme: dark)", color: "#0b1113" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await chosenTheme();
  return (
    <html
      lang="en"
      className={inter.variable}
      {...(theme === "system" ? {} : { "data-theme": theme })}
    >
      <body>{children}</body>
    </html>
  );
}
