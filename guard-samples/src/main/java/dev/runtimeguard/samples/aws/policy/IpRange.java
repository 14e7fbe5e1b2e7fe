package dev.runtimeguard.samples.aws.policy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Address ranges in CIDR notation, IPv4 and IPv6. Only literals: no name is ever looked up. */
final class IpRange {
    private IpRange() {}

    /** Whether the range, or single address, contains the address; false when either cannot be read. */
    static boolean contains(String range, String address) {
        int slash = range.indexOf('/');
        byte[] network = bytes(slash < 0 ? range : range.substring(0, slash));
        byte[] candidate = bytes(address);
        if (network == null || candidate == null || network.length != candidate.length) {
            return false;
        }
        int bits = network.length * 8;
        int prefix = bits;
        if (slash >= 0) {
            String digits = range.substring(slash + 1);
            if (!digits.matches("[0-9]{1,3}")) {
                return false;
            }
            prefix = Integer.parseInt(digits);
        }
        return prefix <= bits
                && new BigInteger(1, network)
                        .shiftRight(bits - prefix)
                        .equals(new BigInteger(1, candidate).shiftRight(bits - prefix));
    }

    private static byte[] bytes(String literal) {
        boolean v4 = literal.matches("([0-9]{1,3}\\.){3}[0-9]{1,3}");
        boolean v6 = literal.contains(":") && literal.matches("[0-9A-Fa-f:.]+");
        if (!v4 && !v6) {
            return null;
        }
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
