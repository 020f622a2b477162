# Addresses, networks and interfaces of both versions.
import ipaddress as ip

for text in ("192.168.1.10", "8.8.8.8", "127.0.0.1", "224.0.0.1", "::1", "2001:db8::8a2e:370:7334"):
    a = ip.ip_address(text)
    print(repr(a), a.version, a.is_private, a.is_global, a.is_loopback, a.is_multicast, a.is_link_local, a.exploded, a.reverse_pointer)
print(int(ip.ip_address("10.0.0.1")), ip.ip_address(167772161), ip.IPv4Address("10.0.0.1") + 5, ip.ip_address(b"\x7f\0\0\1"))
net = ip.ip_network("192.168.0.0/29")
print(net, net.netmask, net.hostmask, net.num_addresses, net.broadcast_address, [str(h) for h in net.hosts()], net[1], net[-1])
print(list(net.subnets()), net.supernet(), ip.ip_address("192.168.0.5") in net, net.overlaps(ip.ip_network("192.168.0.4/30")))
print(list(ip.collapse_addresses([ip.ip_network("10.0.0.0/25"), ip.ip_network("10.0.0.128/25")])))
print(list(ip.summarize_address_range(ip.ip_address("10.0.0.1"), ip.ip_address("10.0.0.6"))))
print(list(ip.ip_network("10.0.0.0/24").address_exclude(ip.ip_network("10.0.0.64/26"))))
i = ip.ip_interface("10.1.2.3/255.255.255.0")
print(i, i.ip, i.network, i.with_netmask, i.with_hostmask, repr(ip.ip_network("2001:db8::/126")), ip.ip_network("10.0.0.0/8").is_private)
print(sorted([ip.ip_address("10.0.0.9"), ip.ip_address("10.0.0.10"), ip.ip_address("9.9.9.9")]), ip.ip_address("1.2.3.4") == "1.2.3.4")
print(f"{ip.ip_address('1.2.3.4'):#x} {ip.ip_address('1.2.3.4'):b} {ip.ip_address('1.2.3.4'):>12}")
for bad in ("256.1.1.1", "1.2.3", "01.2.3.4", "::1::", "1.2.3.4/8", "", "gg::"):
    for kind in (ip.IPv4Address, ip.IPv6Address, ip.ip_address, ip.ip_network):
        try:
            kind(bad)
        except ValueError as error:
            print(type(error).__name__, error)
