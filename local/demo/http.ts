/** One JSON call that has to succeed; what went wrong is told with the address. */
export async function call<Answer>(
  method: "GET" | "POST",
  url: string,
  token: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as Answer;
}
