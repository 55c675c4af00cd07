"""Which addresses may be asked at all: the scheme, the port, and every IP address behind the name."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

IP = IPv4Address | IPv6Address
PORTS = {"http": 80, "https": 443}
LONGEST = 2000  # characters of an address
# Public by the registries, yet not the public internet: the ways from IPv6 to IPv4, and a cloud's own server.
SPECIAL = tuple(
    map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "192.88.99.0/24",
                     "168.63.129.16/32"))
)  # fmt: skip


class Forbidden(ValueError):
    """This address is not asked."""


def public(address: IP) -> bool:
    """Is this a host of the open internet? False for every private, local, shared or embedded form."""
    if isinstance(address, IPv6Address) and (address.ipv4_mapped or address.is_site_local):
        return False
    embedded = any(address.version == net.version and address in net for net in SPECIAL)
    return address.is_global and not address.is_multicast and not address.is_reserved and not embedded


def resolved(host: str, port: int) -> list[IP]:
    """What the machine's resolver says. Also reads 0x7f.1 and 2130706433, as curl would: hence the check."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OSError("no such host") from error
    return [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]


@dataclass(frozen=True, slots=True)
class Rule:
    """Which IP addresses and ports may be asked, and who says what a name means."""

    allows: Callable[[IP], bool] = public
    ports: frozenset[int] | None = frozenset(PORTS.values())
    resolve: Callable[[str, int], list[IP]] = resolved

    def addresses(self, host: str, port: int) -> list[IP]:
        """The IP addresses of a host, all of them allowed. Raises Forbidden, OSError when there are none."""
        if self.ports is not None and port not in self.ports:
            raise Forbidden("port")
        found = self.resolve(host, port)
        if not found:
            raise OSError("no such host")
        if not all(map(self.allows, found)):
            raise Forbidden("address")
        return found


PUBLIC = Rule()


def check_address(address: str, rule: Rule = PUBLIC) -> None:
    """Raises Forbidden for an address that may not be asked; says nothing about the name's resolution.

    For forms: a private address typed as such is refused at once. What a name means is checked again, and
    binding, when the connection is made.
    """
    parts = parsed(address)
    port = parts.port or PORTS[parts.scheme]
    if rule.ports is not None and port not in rule.ports:
        raise Forbidden("port")
    try:
        literal = ip_address((parts.hostname or "").partition("%")[0])
    except ValueError:
        return
    if not rule.allows(literal):
        raise Forbidden("address")


def parsed(address: str) -> SplitResult:
    """Raises Forbidden for what is no plain http(s) address: another scheme, a login, strange characters."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise Forbidden("form") from error
    strange = any(ord(c) <= 32 or c in '\\<>"' or ord(c) == 127 for c in address)
    if not usable or strange or len(address) > LONGEST or "@" in parts.netloc:
        raise Forbidden("form")
    return parts
