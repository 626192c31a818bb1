"""Which addresses of the internet may be asked: those that everybody can reach, and what is allowed by name.

A host is resolved once, each of its addresses is checked, and the connection goes to the checked address: a name that
resolves otherwise the second time leads nowhere.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

from marsad.intake.problems import IntakeError, Problem

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


class FetchError(IntakeError):
    """An address that gave nothing. `status`: what the server answered, None where it answered nothing that counts;
    `lasting`: asking again will not help; `after`: seconds that the server asks to wait."""

    def __init__(self, problem: Problem, status: int | None = None, lasting: bool = False, after: float | None = None) -> None:
        super().__init__(problem)
        self.status, self.lasting, self.after = status, lasting, after


class Gate:
    """What may be asked. `allow`: networks such as '127.0.0.1/32' or '10.1.0.0/16' that are open besides the public internet.

    Raises ValueError for what is no network.
    """

    def __init__(self, allow: Iterable[str] = ()) -> None:
        self._open = tuple(ipaddress.ip_network(network) for network in allow)

    def addresses(self, host: str, port: int, where: str) -> list[str]:
        """The addresses of a host, each of which may be asked. Raises `FetchError` where it has none, or one that may not."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            what = f"its host {host} cannot be found ({getattr(error, 'strerror', None) or error})"
            raise FetchError(Problem(where, what, "check the address and the network")) from error
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        for address in addresses:
            if not self.lets(ipaddress.ip_address(address)):
                what = f"leads to {address}, which is no address of the public internet"
                raise FetchError(Problem(where, what, "if it is meant, put its network into 'allow' of the feeds file"), lasting=True)
        return addresses

    def lets(self, address: Address) -> bool:
        """Whether an address may be asked. IPv4 inside IPv6 counts as what it is."""
        meant = _meant(address)
        if any(one in network for one in (address, *meant) for network in self._open if network.version == one.version):
            return True
        return all(one.is_global and not (one.is_multicast or one.is_reserved or one.is_unspecified) for one in meant)


def _meant(address: Address) -> list[Address]:
    """The addresses that one leads to: the IPv4 address that is mapped (RFC 4291) or translated (RFC 6052), or that packets go
    to besides itself (6to4, Teredo)."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    return [address, *(one for one in (address.sixtofour, *(address.teredo or ())) if one is not None)]
