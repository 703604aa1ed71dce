package io.rustbox.service.webhook;

import io.rustbox.service.config.Switch;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses messages may go to: those of the public internet, and this host's loopback if that is switched on.
 *
 * @param localhost whether the loopback addresses are allowed
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 special-purpose addresses</a>
 */
record AddressRule(Switch localhost) {
    private static final List<Block> NOT_PUBLIC_4 = List.of(
            Block.of(8, 0),
            Block.of(8, 10),
            Block.of(10, 100, 64),
            Block.of(8, 127),
            // Azure's own service for its machines, at an address that is nobody else's.
            Block.of(32, 168, 63, 129, 16),
            Block.of(16, 169, 254),
            Block.of(12, 172, 16),
            Block.of(24, 192, 0, 0),
            Block.of(24, 192, 0, 2),
            Block.of(24, 192, 88, 99),
            Block.of(16, 192, 168),
            Block.of(15, 198, 18),
            Block.of(24, 198, 51, 100),
            Block.of(24, 203, 0, 113),
            Block.of(4, 224),
            Block.of(4, 240));

    /** Within 2000::/3, which is all that is routed. */
    private static final List<Block> NOT_PUBLIC_6 = List.of(
            Block.of(23, 0x20, 0x01, 0x00),
            Block.of(32, 0x20, 0x01, 0x0d, 0xb8),
            Block.of(16, 0x20, 0x02),
            Block.of(20, 0x3f, 0xff, 0x00));

    private static final Block ROUTED_6 = Block.of(3, 0x20);

    /** Addresses with the same first bits. */
    private record Block(int bits, List<Integer> bytes) {
        static Block of(int bits, Integer... bytes) {
            return new Block(bits, List.of(bytes));
        }

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int ours = bit / 8 < bytes.size() ? bytes.get(bit / 8) : 0;
                if (((ours ^ address[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return localhost == Switch.ON;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            // An IPv4 address that is written as IPv6 (::ffff:10.0.0.1) arrives here as IPv4.
            case Inet4Address _ -> NOT_PUBLIC_4.stream().noneMatch(block -> block.has(bytes));
            case Inet6Address _ ->
                ROUTED_6.has(bytes) && NOT_PUBLIC_6.stream().noneMatch(block -> block.has(bytes));
            default -> false;
        };
    }
}
