import type { LookupAddress } from "node:dns";
import { expect, test } from "vitest";
import { checkedLookup, faultOfUrl, isPublicAddress } from "./addresses";

test.each([
  ["8.8.8.8", true],
  ["93.184.215.14", true],
  ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", true],
  ["127.0.0.1", false],
  ["127.8.8.8", false],
  ["0.0.0.0", false],
  ["10.1.2.3", false],
  ["172.16.0.1", false],
  ["172.31.255.255", false],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["192.0.0.1", false],
  ["192.0.2.1", false],
  ["198.18.0.1", false],
  ["198.51.100.7", false],
  ["203.0.113.9", false],
  ["224.0.0.1", false],
  ["240.0.0.1", false],
  ["255.255.255.255", false],
  ["::", false],
  ["::1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:10.0.0.1", false],
  ["::ffff:8.8.8.8", true],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["2001:db8::1", false],
  ["fc00::1", false],
  ["fd12:3456::1", false],
  ["fe80::1", false],
  ["fe80::1%eth0", false],
  ["ff02::1", false],
  ["not an address", false],
])("%s is public: %s", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test.each([
  ["https://hooks.example.com/in", null],
  ["https://hooks.example.com:8443/in?key=1", null],
  ["http://hooks.example.com/", "must begin with https://"],
  ["ftp://hooks.example.com/", "must begin with https://"],
  ["file:///etc/passwd", "must begin with https://"],
  ["hooks", "must be a URL"],
  [`https://user:${"pass"}@hooks.example.com/`, "must not carry a user or a password"],
  ["https://hooks.example.com/#part", "must not end in a #fragment"],
  ["https://127.0.0.1/", "must be a public address"],
  ["https://127.1/", "must be a public address"],
  ["https://2130706433/", "must be a public address"],
  ["https://0x7f.0.0.1/", "must be a public address"],
  ["https://0177.0.0.1/", "must be a public address"],
  ["https://[::1]/", "must be a public address"],
  ["https://[::ffff:127.0.0.1]/", "must be a public address"],
  ["https://169.254.169.254/latest/meta-data", "must be a public address"],
  ["https://localhost/", "must be a public address"],
  ["https://api.localhost/", "must be a public address"],
  ["https://postgres/", "must be a public address"],
  ["https://metadata.google.internal/", "must be a public address"],
  ["https://printer.local/", "must be a public address"],
])("outside a sandbox %s: %s", (url, fault) => {
  expect(faultOfUrl(url, false)).toBe(fault);
});

test("in a sandbox a server on the same machine may be told", () => {
  expect(faultOfUrl("http://127.0.0.1:4000/hooks", true)).toBeNull();
  expect(faultOfUrl("ftp://127.0.0.1/", true)).toBe("must begin with https:// or http://");
});

/** What the checked lookup makes of a name that stands for these addresses. */
function look(addresses: readonly string[], all: boolean): Promise<unknown> {
  const found: LookupAddress[] = addresses.map((address) => ({
    address,
    family: address.includes(":") ? 6 : 4,
  }));
  const lookup = checkedLookup((_host, _options, done) => done(null, found));
  return new Promise((resolve) => {
    lookup("hooks.example.com", { all }, (fault, address) => resolve(fault?.message ?? address));
  });
}

test("a name is judged by every address it stands for, at the moment it is used", async () => {
  const refused = "hooks.example.com is not a public address";
  expect(await look(["93.184.215.14"], false)).toBe("93.184.215.14");
  expect(await look(["93.184.215.14"], true)).toEqual([{ address: "93.184.215.14", family: 4 }]);
  expect(await look(["127.0.0.1"], true)).toBe(refused);
  expect(await look(["93.184.215.14", "10.0.0.1"], true)).toBe(refused);
  expect(await look(["93.184.215.14", "::1"], false)).toBe(refused);
  expect(await look([], true)).toBe("hooks.example.com has no address");
});
