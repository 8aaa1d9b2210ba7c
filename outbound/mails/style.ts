const FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Written on each element: many mail programs know nothing else. */
export const STYLE = {
  canvas: { backgroundColor: "#f6f8f8", margin: 0, padding: "24px 12px", fontFamily: FONT },
  sheet: {
    backgroundColor: "#ffffff",
    border: "1px solid #e0e7e7",
    borderRadius: "12px",
    maxWidth: "560px",
    padding: "28px 28px 20px",
  },
  brand: {
    color: "#0a6a6c",
    fontSize: "14px",
    fontWeight: 600,
    lineHeight: "20px",
    margin: "0 0 20px",
  },
  heading: {
    color: "#0f1b1e",
    fontSize: "22px",
    fontWeight: 600,
    lineHeight: "28px",
    margin: "0 0 4px",
  },
  amount: {
    color: "#0f1b1e",
    fontSize: "36px",
    fontWeight: 600,
    fontVariantNumeric: "tabular-nums",
    letterSpacing: "-0.5px",
    lineHeight: "44px",
    margin: "4px 0 8px",
  },
  text: { color: "#0f1b1e", fontSize: "16px", lineHeight: "25px", margin: "14px 0" },
  facts: { margin: "20px 0 4px" },
  factName: {
    borderTop: "1px solid #e0e7e7",
    color: "#435257",
    fontSize: "14px",
    lineHeight: "20px",
    padding: "10px 16px 10px 0",
    verticalAlign: "top",
    width: "38%",
  },
  factValue: {
    borderTop: "1px solid #e0e7e7",
    color: "#0f1b1e",
    fontSize: "14px",
    lineHeight: "20px",
    padding: "10px 0",
    textAlign: "right",
    verticalAlign: "top",
    wordBreak: "break-word",
  },
  button: {
    backgroundColor: "#0a6a6c",
    borderRadius: "8px",
    color: "#ffffff",
    display: "inline-block",
    fontSize: "15px",
    fontWeight: 600,
    lineHeight: "20px",
    marginTop: "20px",
    padding: "12px 20px",
    textDecoration: "none",
  },
  line: { borderColor: "#e0e7e7", borderTopWidth: "1px", margin: "28px 0 14px" },
  small: { color: "#435257", fontSize: "13px", lineHeight: "19px", margin: "0" },
  link: { color: "#435257", textDecoration: "underline" },
} as const;

/** For the mail programs that ask; the others show the light one, which is as readable. */
export const DARK = `
  @media (prefers-color-scheme: dark) {
    body, body > table > tbody > tr > td { background-color: #0b1113 !important }
    .sheet { background-color: #12191c !important; border-color: #232f33 !important }
    .ink { color: #e9f0f1 !important }
    .muted { color: #aebcbf !important }
    .accent { color: #5cc9c2 !important }
    .line { border-color: #232f33 !important }
    .button { background-color: #5cc9c2 !important; color: #04211f !important }
  }
  @media (max-width: 480px) {
    .sheet { padding: 22px 18px 16px !important }
  }
`;
