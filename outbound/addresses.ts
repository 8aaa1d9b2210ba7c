import "server-only";
import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

class AddressRefused extends Error {}

/** Reachable from anywhere: not private, loopback, link-local, shared, reserved or multicast. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in IPv6 clothes is judged as what it is.
  return ipaddr.process(address).range() === "unicast";
}

/**
 * Why a webhook to this address would never be sent; null when it may be. What a name stands for
 * is only known when it is looked up, right before the request.
 */
export function faultOfUrl(url: string, anywhere: boolean): string | null {
  if (!URL.canParse(url)) return "must be a URL";
  const { protocol, username, password, hostname, hash } = new URL(url);
  if (protocol !== "https:" && !(anywhere && protocol === "http:")) {
    return anywhere ? "must begin with https:// or http://" : "must begin with https://";
  }
  if (username || password) return "must not carry a user or a password";
  if (hash) return "must not end in a #fragment";
  if (anywhere) return null;
  const host = hostOf(hostname);
  if (isIP(host) !== 0 && !isPublicAddress(host)) return "must be a public address";
  const isLocalName = !host.includes(".") || /\.(localhost|local|internal)\.?$/.test(host);
  return isIP(host) === 0 && isLocalName ? "must be a public address" : null;
}

/** Without the brackets that a URL puts around IPv6. */
function hostOf(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}

type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  done: (fault: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/**
 * Looks a name up for the very connection that is made: the socket goes to an address that was
 * looked at here, so a name that changes its mind in between changes nothing. One address that is
 * not public is enough to refuse them all.
 */
export function checkedLookup(resolve: Resolve = lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (fault, found) => {
      const [first] = found ?? [];
      if (fault || !first) return done(fault ?? new Error(`${host} has no address`), "", 0);
      if (!found.every(({ address }) => isPublicAddress(address))) {
        return done(new AddressRefused(`${host} is not a public address`), "", 0);
      }
      if (options.all) return done(null, found);
      return done(null, first.address, first.family);
    });
  };
}
